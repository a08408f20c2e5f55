"""Torn pages, copies of a folder in use, a full disk: every acknowledged report is there, or a line says what helps."""

import os
import shutil

import pytest

from faults import BEGIN, END, FAULTS, Outcome, filled, looked_at, torn_log, tried
from running.disk import skip_without_disks_of_ones_own
from running.places import ROOT
from running.program import RunningProgram, run_command
from running.reports import Reporter, report_of

ROUNDS = int(os.environ.get("BLUELAMP_FAULT_ROUNDS", "20"))


@pytest.mark.parametrize("what", FAULTS)
def test_nothing_acknowledged_is_lost_in_silence(what):
    if FAULTS[what] is filled:
        skip_without_disks_of_ones_own()
    outcome = tried(what, ROUNDS)
    assert not outcome.faults, outcome.faults[:10]
    assert outcome.rounds == ROUNDS and outcome.acknowledged >= ROUNDS
    if FAULTS[what] is torn_log:
        assert outcome.refused, "no torn log had anything in it that had been acknowledged: nothing was tried"


def test_a_log_that_is_gone_is_missed(tmp_path):
    """SQLite itself would begin again with what was in the database before, and say nothing."""
    program, receipts = RunningProgram(tmp_path / "data").start(), []
    reporter = Reporter(program.url)
    for _ in range(5):
        receipts.append(reporter.send(report_of(reporter.kinds()["theft"])).json())
    program.kill()
    (program.data / "bluelamp.sqlite-wal").unlink()
    outcome = Outcome("no log")
    looked_at(program.data, receipts, outcome, tmp_path / "backup")
    assert outcome.refused == 1 and not outcome.faults, outcome
    with pytest.raises(RuntimeError, match="acknowledged"):
        program.start()


def test_who_has_no_backup_can_go_on_without_what_is_lost(tmp_path):
    program = RunningProgram(tmp_path / "data").start()
    reporter = Reporter(program.url)
    assert reporter.send(report_of(reporter.kinds()["theft"])).status_code == 201
    program.kill()
    (program.data / "bluelamp.sqlite-wal").unlink()
    assert run_command("ledger", "verify", "--data", program.data).returncode == 1
    (program.data / "acknowledged").unlink()
    program.start()
    again = Reporter(program.url)
    assert again.send(report_of(again.kinds()["theft"])).status_code == 201
    assert program.stop() == 0


@pytest.mark.parametrize("is_killed", [False, True])
def test_a_whole_copy_is_a_store_like_any_other(tmp_path, is_killed):
    """A folder that was moved, or saved from a machine that died, while nobody wrote to it."""
    program = RunningProgram(tmp_path / "data").start()
    reporter = Reporter(program.url)
    receipt = reporter.send(report_of(reporter.kinds()["theft"])).json()
    _ = program.kill() if is_killed else program.stop()
    shutil.copytree(program.data, tmp_path / "copy")
    outcome = Outcome("a copy")
    looked_at(tmp_path / "copy", [receipt], outcome, tmp_path / "backup")
    assert outcome.whole == 1, outcome


def test_the_documentation_has_a_place_for_the_table():
    text = (ROOT / "docs" / "resilience.md").read_text()
    assert text.index(BEGIN) < text.index(END)
