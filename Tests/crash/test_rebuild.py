"""Views are made again while the server takes reports, and a rebuild that is killed harms nothing."""

import signal
import sqlite3
import subprocess
from contextlib import suppress

import pytest

from running.places import PROGRAM, ROOT
from running.program import RunningProgram, die_with_the_test, run_command
from running.reports import Reporter, report_of

FILES = 2_000


@pytest.fixture
def program(tmp_path):
    assert run_command("seed", "--data", tmp_path, "--reports", str(FILES)).returncode == 0
    program = RunningProgram(tmp_path, ["--submission-limit", "1000000"]).start()
    yield program
    program.stop()


def rebuilding(data) -> subprocess.Popen:
    return subprocess.Popen(
        [PROGRAM, "rebuild", "--data", data],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        preexec_fn=die_with_the_test,
    )


def views(data) -> list[list[tuple]]:
    queries = [
        "SELECT * FROM file ORDER BY number",
        "SELECT * FROM timeline ORDER BY file, version",
        "SELECT * FROM promise ORDER BY file, number",
        "SELECT rowid, words FROM file_search ORDER BY rowid",
    ]
    with sqlite3.connect(f"file:{data}/bluelamp.sqlite?mode=ro", uri=True) as connection:
        return [connection.execute(query).fetchall() for query in queries]


def test_reports_are_taken_while_the_views_are_made_again(program):
    reporter = Reporter(program.url)
    kind = reporter.kinds()["theft"]
    rebuild = rebuilding(program.data)
    receipts = []
    while rebuild.poll() is None:
        answer = reporter.send(report_of(kind))
        assert answer.status_code == 201, answer.text
        receipts.append(answer.json())
    assert rebuild.returncode == 0 and receipts
    for receipt in receipts:
        assert reporter.look(receipt["reference"], receipt["trackingSecret"]).status_code == 200
    made = views(program.data)
    assert run_command("rebuild", "--data", program.data).returncode == 0
    assert views(program.data) == made


def test_a_rebuild_that_is_killed_leaves_every_file_whole(program):
    before = views(program.data)
    for share in (20, 7, 3):
        rebuild = rebuilding(program.data)
        Reporter(program.url).kinds()
        with suppress(subprocess.TimeoutExpired):
            rebuild.wait(timeout=1 / share)
        rebuild.send_signal(signal.SIGKILL)
        rebuild.wait()
        assert views(program.data) == before
    receipt = Reporter(program.url).send(report_of(Reporter(program.url).kinds()["theft"]))
    assert receipt.status_code == 201
