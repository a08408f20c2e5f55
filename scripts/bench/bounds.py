"""What we measure ourselves against: nginx with the same bytes, and SQLite with the same rows."""

import shutil
import sqlite3
import subprocess
import time
from contextlib import closing, contextmanager
from pathlib import Path

import requests

from running.program import die_with_the_test, free_port

GROUP = 64
#: As the connection has them by which the program writes.
SETTINGS = [
    *("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 4000"),
    *("cache_size = -32000", "secure_delete = ON"),
]
NGINX = """daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{ access_log off; default_type text/html; sendfile on; keepalive_requests 100000000;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}/pages; }} }}
"""


@contextmanager
def nginx_serving(page: bytes, folder: Path):
    """nginx with one worker, serving the page from a file; gives its address and the worker's parent."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    (folder / "pages" / "page.html").write_bytes(page)
    folder.chmod(0o755)
    port = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    command = ["nginx", "-p", folder, "-c", folder / "nginx.conf"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, preexec_fn=die_with_the_test)
    try:
        url = f"http://127.0.0.1:{port}/page.html"
        wait_for(url, process)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str, process: subprocess.Popen) -> None:
    for _ in range(500):
        try:
            requests.get(url, timeout=1).raise_for_status()
            return
        except requests.ConnectionError:
            if process.poll() is not None:
                break
            time.sleep(0.01)
    raise RuntimeError(f"nginx does not serve {url}")


def database_in(data: Path) -> Path:
    """The largest SQLite file of a data folder."""
    files = (path for path in data.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm")))
    databases = [path for path in files if path.open("rb").read(15) == b"SQLite format 3"]
    return max(databases, key=lambda path: path.stat().st_size)


def copy_of(database: Path, copy: Path) -> Path:
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def tables(connection: sqlite3.Connection) -> list[str]:
    """The tables that rows are put into: a search index as one table, without those that it keeps for itself."""
    kept = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    virtual = [name for name, sql in kept if sql and sql.upper().startswith("CREATE VIRTUAL")]
    is_inside = lambda name: any(name.startswith(it + "_") for it in virtual)  # noqa: E731
    return [name for name, _ in kept if not name.startswith("sqlite_") and not is_inside(name)]


def rows_added(before: Path, after: Path) -> dict[str, list[tuple]]:
    """By table: the new rows in the order of their keys, which is that of writing; only commands come by keys of any order."""
    with closing(sqlite3.connect(after)) as connection:
        connection.execute("ATTACH ? AS earlier", (str(before),))
        return {table: new_rows(connection, table) for table in tables(connection)}


def new_rows(connection: sqlite3.Connection, table: str) -> list[tuple]:
    columns = [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]
    order = "ORDER BY position" if "position" in columns else ""
    return connection.execute(f'SELECT * FROM main."{table}" EXCEPT SELECT * FROM earlier."{table}" {order}').fetchall()


def bare_writer_per_second(before: Path, after: Path, submissions: int) -> float:
    """How many submissions a second one writer reaches that only inserts the same rows into the same
    database, sixty-four submissions to a transaction, each on disk before the next."""
    added = rows_added(before, after)
    copy = Path(shutil.copy(before, before.with_suffix(".bare")))
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        begun = time.perf_counter()
        write_in_groups(connection, added, submissions)
        return submissions / (time.perf_counter() - begun)


def write_in_groups(connection: sqlite3.Connection, added: dict[str, list[tuple]], submissions: int) -> None:
    groups = max(submissions // GROUP, 1)
    for group in range(groups):
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in added.items():
            some = rows[len(rows) * group // groups : len(rows) * (group + 1) // groups]
            if some:
                places = ", ".join("?" * len(some[0]))
                connection.executemany(f'INSERT OR REPLACE INTO "{table}" VALUES ({places})', some)
        connection.execute("COMMIT")
