"""How `serve` begins and ends: on an empty folder, on one it cannot use, on one that another server uses."""

import os
import re
import shlex
import signal
import socket
import sqlite3
import subprocess
import threading
from contextlib import closing

import pytest

from command_line import assert_refused, copy_of, done, dump, rows, spoil
from running.pages import Visitor
from running.places import PROGRAM, ROOT
from running.program import ENVIRONMENT, RunningProgram, free_port, run_command
from running.reports import Reporter, report_of

BYPASS_PERMISSIONS = [1, 2]  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
DROP_FROM_BOUNDING_SET = 24  # PR_CAPBSET_DROP


def serve(data, *options: str, **process) -> subprocess.CompletedProcess:
    """A server that is expected to end by itself."""
    options = options if "--port" in options else (*options, "--port", str(free_port()))
    return subprocess.run(
        [PROGRAM, "serve", "--data", data, *options],
        cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, **process,
    )  # fmt: skip


def obey_permissions() -> None:
    """Runs in the child: even the superuser is held to the permissions of files from here on."""
    import ctypes

    library = ctypes.CDLL("libc.so.6", use_errno=True)
    for capability in BYPASS_PERMISSIONS:
        library.prctl(DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


def test_an_empty_folder_is_set_up_for_its_owner_alone(tmp_path):
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    program = RunningProgram(data).start()
    try:
        staff = program.demonstration()["staff"]
        assert {"Bluelamp is at " + program.url, *[one["password"] for one in staff]} <= set(said(program))
        one = staff[0]
        assert Visitor(program.url).log_in(one["username"], one["password"], one["totpSecret"])
        assert rows(data, "SELECT count(*) FROM fact") == [(0,)]
    finally:
        assert program.stop() == 0
    for path in data.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, f"others may read {path.name}"


def real_start(data) -> RunningProgram:
    """Started as a force's own is, with a log in which nothing of another program stands."""
    program = RunningProgram(data, port=free_port(), is_demonstration=False)
    program._log_path().unlink(missing_ok=True)
    return program.start()


def test_a_real_start_makes_no_account_and_says_how_to_make_the_first(tmp_path):
    data = tmp_path / "data"
    program = real_start(data)
    try:
        assert not (data / "demonstration.json").exists()
        assert rows(data, "SELECT count(*) FROM staff_account") == [(0,)]
        line = next(line for line in said(program) if line.startswith("Nobody can log in yet."))
        first = line.partition("bluelamp ")[2].replace("NAME --name 'FULL NAME'", "kit.moss --name 'Kit Moss'")
        given = dict(re.split(r"\s{2,}|(?<=address) ", line, maxsplit=1) for line in done(*shlex.split(first)).splitlines())
        assert Visitor(program.url).log_in("kit.moss", given["password"], given["code secret"])
    finally:
        assert program.stop() == 0
    again = real_start(data)
    again.stop()
    assert not [line for line in said(again) if "Nobody can log in" in line]


def test_log_ins_of_a_demonstration_are_not_printed_unless_asked_for_and_are_warned_of(copied):
    program = real_start(copied)
    program.stop()
    assert [line for line in said(program) if "user disable" in line and "demonstration.json" in line]
    assert not [one for one in program.demonstration()["staff"] if one["password"] in program.log_text()]


def test_the_demonstration_is_never_set_up_in_a_folder_that_has_an_account(tmp_path):
    data = tmp_path / "data"
    real_start(data).stop()
    done("user", "add", "--data", data, "--username", "kit.moss", "--name", "Kit Moss", "--role", "administrator")
    RunningProgram(data).start().stop()
    assert rows(data, "SELECT username FROM staff_account") == [("kit.moss",)]
    assert not (data / "demonstration.json").exists()


def said(program: RunningProgram) -> list[str]:
    lines = program.log_text().splitlines()
    return lines + [word for line in lines for word in line.split()]


@pytest.mark.parametrize("depth", range(12))
def test_a_first_start_that_is_killed_is_made_good_by_the_next(tmp_path, depth):
    """Killed a little later each time: the folder always ends with accounts that can log in."""
    data = tmp_path / "data"
    process = subprocess.Popen(
        [PROGRAM, "serve", "--data", data, "--port", str(free_port()), "--demonstration"], cwd=ROOT, env=ENVIRONMENT,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    killer = threading.Timer(0.02 * (depth + 1), process.kill)
    killer.start()
    process.wait()
    killer.join()
    program = RunningProgram(data).start()
    try:
        assert len(program.demonstration()["staff"]) == 5
        one = program.demonstration()["staff"][0]
        assert Visitor(program.url).log_in(one["username"], one["password"], one["totpSecret"])
    finally:
        program.stop()


@pytest.mark.parametrize("place", ["/proc/no-such-place", "/dev/null/data"])
def test_a_folder_that_cannot_be_made_is_said(place):
    assert_refused(serve(place), 1, place)


@pytest.mark.parametrize("command", ["serve", "backup", "ledger verify", "user add"])
def test_a_folder_that_cannot_be_written_is_said(town, tmp_path, command):
    data = tmp_path / "data"
    data.mkdir()
    if command != "serve":
        data.rmdir()
        copy_of(town, data)
        # What lies in its log is put into the database, so that nothing beside it can be written.
        rows(data, "PRAGMA wal_checkpoint(TRUNCATE)")
        (data / "bluelamp.sqlite").chmod(0o400)
    data.chmod(0o500)
    more = {
        "backup": ["--to", str(tmp_path / "copy"), "--plain"],
        "user add": ["--username", "a.b", "--name", "A", "--role", "supervisor"],
        "serve": ["--port", str(free_port())],
    }.get(command, [])
    ended = subprocess.run(
        [PROGRAM, *command.split(), "--data", data, *more], cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=60, preexec_fn=obey_permissions,
    )  # fmt: skip
    data.chmod(0o700)
    assert_refused(ended, 1, str(data), "cannot be written")


@pytest.mark.parametrize("command", ["serve", "ledger verify", "rebuild", "backup"])
def test_a_folder_of_a_newer_version_is_refused_and_unchanged(copied, tmp_path, command):
    spoil(copied, "UPDATE store_version SET version = 999")
    before = dump(copied)
    more = ["--to", str(tmp_path / "copy"), "--plain"] if command == "backup" else []
    ended = run_command(*command.split(), "--data", copied, *more)
    assert_refused(ended, 1, str(copied), "newer Bluelamp", "999")
    assert dump(copied) == before


def test_a_file_that_is_no_database_is_refused(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "bluelamp.sqlite").write_text("Dear Grace, this is a letter and no database. " * 100)
    (data / "force.key").write_bytes(bytes(32))
    assert_refused(serve(data), 1, str(data), "damaged")


@pytest.mark.parametrize("command", ["serve", "ledger verify", "rebuild", "backup"])
def test_the_database_of_another_program_is_refused_and_unchanged(tmp_path, command):
    data = tmp_path / "data"
    data.mkdir()
    with closing(sqlite3.connect(data / "bluelamp.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE letter (words TEXT)")
        connection.execute("INSERT INTO letter VALUES ('Dear Grace')")
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    more = ["--to", str(tmp_path / "copy"), "--plain"] if command == "backup" else []
    ended = serve(data) if command == "serve" else run_command(*command.split(), "--data", data, *more)
    assert_refused(ended, 1, str(data), "another program")
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before
    assert not (tmp_path / "copy").exists()


def test_a_port_in_use_is_said_with_what_to_do(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert_refused(serve(tmp_path / "data", "--port", str(port)), 1, f"port {port} is in use", "--port")


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.7"])
def test_a_host_that_is_not_this_machine_is_said(tmp_path, host):
    assert_refused(serve(tmp_path / "data", "--host", host), 1, host, "--host")


def test_two_servers_never_share_a_folder(started, tmp_path):
    program = started(data=tmp_path / "data")
    assert_refused(serve(program.data), 1, str(program.data), "a Bluelamp server is using it", "stop it first")
    reporter = Reporter(program.url)
    assert reporter.send(report_of(reporter.kinds()["theft"])).status_code == 201


def test_a_killed_server_leaves_its_folder_free(started, tmp_path):
    program = started(data=tmp_path / "data")
    program.kill()
    assert program.start().process.poll() is None


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_when_asked(tmp_path, sign):
    program = RunningProgram(tmp_path / "data").start()
    program.process.send_signal(sign)
    assert program.process.wait(timeout=20) == 0
    left = [path for path in (tmp_path / "data").glob("*-wal") if path.stat().st_size]
    assert not left, "the write-ahead log was not settled"
    done("ledger", "verify", "--data", tmp_path / "data")


def test_it_goes_on_when_its_output_has_no_room(tmp_path):
    port = free_port()
    with open("/dev/full", "wb") as full:
        process = subprocess.Popen(
            [PROGRAM, "serve", "--data", tmp_path / "data", "--port", str(port), "--log", "trace"],
            cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=full, stderr=full,
        )  # fmt: skip
    program = RunningProgram(tmp_path / "data", port=port, process=process)
    try:
        program._wait_until_ready()
        reporter = Reporter(program.url)
        assert reporter.send(report_of(reporter.kinds()["theft"])).status_code == 201
    finally:
        program.stop()


def test_its_files_stay_private_whatever_the_shell_allows(tmp_path):
    before = os.umask(0)
    try:
        program = RunningProgram(tmp_path / "data").start()
        reporter = Reporter(program.url)
        reporter.send(report_of(reporter.kinds()["theft"]))
        program.stop()
    finally:
        os.umask(before)
    for path in [tmp_path / "data", *(tmp_path / "data").rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, f"others may read {path.name}"
