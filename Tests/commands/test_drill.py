"""A drill restores the newest backup, says what it found and what would be lost, and leaves nothing behind."""

import json
import os
import shutil
import signal
import subprocess

import pytest

import sealed
from command_line import assert_refused, copy_of, done, rows, seed, spoil
from running.places import PROGRAM, ROOT
from running.program import die_with_the_test, run_command
from running.reports import Reporter, report_of
from running.uploads import SMALLEST_PNG, Evidence


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return sealed.make_key(tmp_path_factory.mktemp("key"))


@pytest.fixture(scope="module")
def kept(town, key, tmp_path_factory):
    """A folder with one sealed backup of the town."""
    shelf = tmp_path_factory.mktemp("kept") / "backups"
    done("backup", "--data", town, "--in", shelf, "--public-key", sealed.public(key))
    return shelf


@pytest.fixture
def shelf(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "backups")


@pytest.fixture
def scratch(tmp_path):
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def drill(shelf, scratch, *more) -> subprocess.CompletedProcess:
    return run_command("drill", "--in", shelf, "--scratch", scratch, *more)


def passed(shelf, scratch, *more) -> dict:
    ended = drill(shelf, scratch, "--json", *more)
    assert ended.returncode == 0 and ended.stderr == "", ended.stderr
    said = json.loads(ended.stdout)
    assert said["passed"] is True and "trouble" not in said
    assert list(scratch.iterdir()) == [], "the drill left something behind"
    return said["report"]


def test_a_drill_says_what_it_found_in_lines_for_a_person(shelf, key, scratch, town):
    ended = drill(shelf, scratch, "--private-key", key, "--data", town)
    assert ended.returncode == 0 and ended.stderr == "", ended.stderr
    (facts,) = rows(town, "SELECT count(*) FROM fact")[0]
    (backup,) = shelf.iterdir()
    for words in [str(backup), f"{facts} facts", "every fact whole", "as it says", " old", "lost now  0 facts"]:
        assert words in ended.stdout, ended.stdout
    assert list(scratch.iterdir()) == []


def test_a_drill_counts_what_would_be_lost(started, key, tmp_path, scratch):
    program, shelf = started("--submission-limit", "1000000", data=tmp_path / "data"), tmp_path / "backups"
    reporter = Reporter(program.url)
    kind = reporter.kinds()["theft"]
    first = reporter.send(report_of(kind)).json()
    done("backup", "--data", program.data, "--in", shelf, "--public-key", sealed.public(key))
    (facts_before,) = rows(program.data, "SELECT max(position) FROM fact")[0]
    report = passed(shelf, scratch, "--private-key", key, "--data", program.data)
    assert report["lost"] == {"facts": 0, "reports": 0, "evidenceFiles": 0}
    assert report["facts"] == facts_before and report["evidenceFiles"] == 0
    for _ in range(3):
        assert reporter.send(report_of(kind)).status_code == 201
    evidence = Evidence(program, None, first)
    assert evidence.patch(evidence.began(len(SMALLEST_PNG)), 0, SMALLEST_PNG).status_code == 204
    assert reporter.write(first["reference"], first["trackingSecret"], "It was green.").ok
    (facts,) = rows(program.data, "SELECT max(position) FROM fact")[0]
    report = passed(shelf, scratch, "--private-key", key, "--data", program.data)
    assert report["lost"] == {"facts": facts - facts_before, "reports": 3, "evidenceFiles": 1}
    assert 0 <= report["newestFactAgeSeconds"] < 600
    assert all(seconds >= 0 for seconds in report["seconds"].values()) and len(report["seconds"]) == 3


def test_without_the_live_store_only_the_age_is_known(shelf, key, scratch):
    report = passed(shelf, scratch, "--private-key", key)
    assert "lost" not in report
    assert report["newestFactAgeSeconds"] > 0 and report["newestFact"].endswith("Z") and report["made"].endswith("Z")


def test_the_newest_of_several_is_drilled_and_what_is_no_backup_is_passed_over(shelf, town, key, scratch, tmp_path):
    (backup,) = shelf.iterdir()
    newer = seed(tmp_path / "newer", 5)
    done("backup", "--data", newer, "--to", shelf / "bluelamp-00010101T000000Z", "--public-key", sealed.public(key))
    (shelf / "letters").mkdir()
    (shelf / "letter.txt").write_text("Dear Grace")
    half = sealed.copied_backup(backup, shelf / "bluelamp-99991231T000000Z")
    (half / "backup.sha256").unlink()
    report = passed(shelf, scratch, "--private-key", key)
    assert report["facts"] == rows(newer, "SELECT count(*) FROM fact")[0][0]


def test_a_plain_backup_can_be_drilled_too(town, tmp_path, scratch):
    done("backup", "--data", town, "--to", tmp_path / "backups" / "today", "--plain")
    report = passed(tmp_path / "backups", scratch)
    assert report["facts"] == rows(town, "SELECT count(*) FROM fact")[0][0]


def test_a_backup_that_was_touched_fails_the_drill_and_nothing_is_left(shelf, key, scratch):
    (backup,) = shelf.iterdir()
    sealed.change(backup, -100)
    assert_refused(drill(shelf, scratch, "--private-key", key), 1, str(backup), "not whole")
    assert list(scratch.iterdir()) == []
    ended = drill(shelf, scratch, "--private-key", key, "--json")
    assert ended.returncode == 1
    said = json.loads(ended.stdout)
    assert said["passed"] is False and "not whole" in said["trouble"]


def test_without_the_key_or_with_another_the_drill_fails(shelf, scratch, tmp_path):
    assert_refused(drill(shelf, scratch), 1, "sealed", "--private-key")
    other = sealed.make_key(tmp_path)
    assert_refused(drill(shelf, scratch, "--private-key", other), 1, "sealed for another key")
    assert list(scratch.iterdir()) == []


def test_a_backup_of_a_ledger_with_a_changed_fact_fails(copied, key, tmp_path, scratch):
    spoil(copied, "UPDATE fact SET actor = 'platform' WHERE position = 2")
    shelf = tmp_path / "backups"
    done("backup", "--data", copied, "--in", shelf, "--public-key", sealed.public(key))
    assert_refused(drill(shelf, scratch, "--private-key", key), 1, "fact 2")
    assert list(scratch.iterdir()) == []


def test_a_backup_that_holds_less_than_it_says_fails(tmp_path, scratch):
    """Its list agrees, as whoever changed it would make it agree; its label says that there was more."""
    shelf, data = tmp_path / "backups", seed(tmp_path / "data", 5)
    done("backup", "--data", data, "--to", shelf / "today", "--plain")
    label = json.loads((shelf / "today" / "backup.json").read_text())
    label["evidenceFiles"] += 1
    (shelf / "today" / "backup.json").write_text(json.dumps(label))
    listed = (shelf / "today" / "backup.sha256").read_text().splitlines()
    names = [line.split("  ")[1] for line in listed]
    hashed = subprocess.run(["sha256sum", *names], cwd=shelf / "today", capture_output=True, text=True, check=True)
    (shelf / "today" / "backup.sha256").write_text(hashed.stdout)
    assert_refused(drill(shelf, scratch), 1, "it says it has 1 files of evidence, and has 0")


def test_the_store_of_another_force_is_not_compared(shelf, key, scratch, tmp_path):
    other = seed(tmp_path / "other", 80, "--seed", "7")
    ended = drill(shelf, scratch, "--private-key", key, "--data", other)
    assert_refused(ended, 1, "not a backup of", str(other))
    assert list(scratch.iterdir()) == []


def test_what_a_killed_drill_left_goes_with_the_next_and_nothing_else(shelf, key, scratch):
    left = scratch / "bluelamp-drill-abcdef"
    (left / "data").mkdir(parents=True)
    (left / "data" / "bluelamp.sqlite").write_bytes(b"open for all to read")
    (scratch / "letters").mkdir()
    assert drill(shelf, scratch, "--private-key", key).returncode == 0
    assert [path.name for path in scratch.iterdir()] == ["letters"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("after", [0.02, 0.1, 0.3])
def test_a_drill_that_is_stopped_leaves_nothing(shelf, key, scratch, number, after):
    process = subprocess.Popen(
        [PROGRAM, "drill", "--in", shelf, "--scratch", scratch, "--private-key", key],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=die_with_the_test,
    )  # fmt: skip
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, number)
        process.wait(timeout=30)
    assert list(scratch.iterdir()) == []


def test_a_scratch_place_that_is_not_there_is_said(shelf, key, tmp_path):
    ended = drill(shelf, tmp_path / "nowhere", "--private-key", key)
    assert_refused(ended, 1, str(tmp_path / "nowhere"), "nothing can be restored there")


def test_the_live_folder_is_left_as_it_is(shelf, key, scratch, town, tmp_path):
    data = copy_of(town, tmp_path / "data")
    before = rows(data, "SELECT count(*), max(position) FROM fact")
    passed(shelf, scratch, "--private-key", key, "--data", data)
    assert rows(data, "SELECT count(*), max(position) FROM fact") == before
    assert not (data / "backing-up").exists()
