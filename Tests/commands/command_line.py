"""The program as somebody uses it at a terminal: what it says, and with what code it ends."""

import json
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from running.program import run_command

SIGNS_OF_A_STACK = ["Sources/", ".swift", "Fatal error", "Optional(", "Stack dump", "CocoaError", "SQLITE", "Error:"]
UNTIL = "2026-06-30"


def assert_refused(ended: subprocess.CompletedProcess, code: int, *words: str) -> str:
    """One clear line on standard error that has these words in it, nothing on standard output, and this exit code."""
    said = f"exit {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
    assert ended.returncode == code, said
    assert ended.stdout == "", said
    assert re.fullmatch(r"bluelamp: [^\n]+\n", ended.stderr), f"not one line: {said}"
    for sign in SIGNS_OF_A_STACK:
        assert sign not in ended.stderr, f"the inside of the program shows: {said}"
    for word in words:
        assert word in ended.stderr, f"'{word}' is not said: {said}"
    return ended.stderr


def done(*arguments: str | Path) -> str:
    """Runs a command that is to succeed, and returns what it said."""
    ended = run_command(*arguments)
    assert ended.returncode == 0, f"{arguments}: exit {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
    assert ended.stderr == "", ended.stderr
    return ended.stdout


def seed(data: Path, reports: int = 60, *options: str) -> Path:
    done("seed", "--data", data, "--reports", str(reports), "--until", UNTIL, *options)
    return data


def copy_of(data: Path, target: Path) -> Path:
    return shutil.copytree(data, target)


def rows(data: Path, query: str, *values) -> list[tuple]:
    with closing(sqlite3.connect(data / "bluelamp.sqlite")) as connection:
        return connection.execute(query, values).fetchall()


def dump(data: Path) -> list[str]:
    """Everything that the database holds, as statements."""
    with closing(sqlite3.connect(data / "bluelamp.sqlite")) as connection:
        return list(connection.iterdump())


def references(data: Path) -> list[str]:
    return [reference for (reference,) in rows(data, "SELECT reference FROM file ORDER BY number")]


def exported(data: Path, reference: str) -> dict:
    return json.loads(done("export", reference, "--data", data))


def spoil(data: Path, *statements: str) -> None:
    """Changes the database as somebody would who wants to change history: past its guards."""
    with closing(sqlite3.connect(data / "bluelamp.sqlite")) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            changed = connection.execute(statement).rowcount
            assert changed > 0, f"nothing was changed by: {statement}"


def holding(folder: Path, words: str) -> list[str]:
    """The files of a folder that have these words in them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path.relative_to(folder)) for path in files if words.lower().encode() in path.read_bytes().lower()]
