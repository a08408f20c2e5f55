"""A seeded month is the same every time, and believable."""

import json
from collections import Counter
from datetime import datetime, timedelta

import pytest

from command_line import assert_refused, done, exported, references, rows, seed
from running.program import run_command
from running.reports import KINDS


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    return seed(tmp_path_factory.mktemp("month") / "data", 1_000)


def comparable(data, reference: str) -> str:
    """An export without what hangs on the folder's own key: the hash of the secret."""
    file = exported(data, reference)
    for fact in file["facts"]:
        fact["says"].pop("secretHash", None)
    return json.dumps(file, sort_keys=True)


def test_two_folders_with_the_same_numbers_have_the_same_facts(town, tmp_path):
    other = seed(tmp_path / "other", 60)
    assert references(other) == references(town)
    for reference in references(town)[::5]:
        assert comparable(other, reference) == comparable(town, reference)
    facts = "SELECT position, version, at, kind, actor, hex(file), hex(command) FROM fact ORDER BY position"
    assert rows(other, facts) == rows(town, facts)


def test_another_number_makes_another_month(town, tmp_path):
    other = seed(tmp_path / "other", 60, "--seed", "2")
    assert not set(references(other)) & set(references(town))


def test_the_same_month_twice_in_one_folder_is_refused_and_changes_nothing(copied):
    before = rows(copied, "SELECT count(*) FROM fact")
    ended = run_command("seed", "--data", copied, "--reports", "60", "--until", "2026-06-30")
    assert_refused(ended, 1, "already", "--seed")
    assert rows(copied, "SELECT count(*) FROM fact") == before


def test_a_folder_of_a_real_force_is_not_filled(copied):
    (copied / "demonstration.json").unlink()
    ended = run_command("seed", "--data", copied, "--reports", "5", "--seed", "9", "--until", "2026-06-30")
    assert_refused(ended, 1, "demonstration", "nothing was written")


def test_every_kind_is_there_and_common_ones_are_common(month):
    counts = Counter(kind for (kind,) in rows(month, "SELECT form FROM file"))
    assert set(counts) == set(KINDS)
    assert max(counts.values()) < 400 and counts["anti-social-behaviour"] > counts["robbery"]


def test_reports_spread_over_the_month_and_fall_mostly_by_day(month):
    times = [datetime.fromtimestamp(at / 1000) for (at,) in rows(month, "SELECT received_at FROM file")]
    assert max(times) - min(times) > timedelta(days=25)
    assert len({time.date() for time in times}) >= 28
    night = sum(1 for time in times if time.hour < 5)
    assert night < len(times) / 6


def test_work_is_at_every_stage(month):
    by_status = Counter(status for (status,) in rows(month, "SELECT status FROM file"))
    assert len(by_status) >= 4, by_status
    assert by_status["decided"] > 200
    assert rows(month, "SELECT count(*) FROM file WHERE unanswered > 0")[0][0] > 0
    assert rows(month, "SELECT count(*) FROM promise WHERE kept_at IS NOT NULL")[0][0] > 500


def test_nothing_happens_after_the_month_or_before_its_report(month):
    assert rows(month, "SELECT max(at) FROM fact")[0][0] <= datetime(2026, 7, 1).timestamp() * 1000
    assert not rows(
        month, "SELECT 1 FROM fact JOIN file ON file.id = fact.file WHERE fact.at < file.received_at LIMIT 1"
    )


def test_reports_do_not_read_as_copies_of_each_other(month):
    told = [
        exported(month, reference)["facts"][0]["says"]["contents"]["answers"].get("what-happened")
        for reference in references(month)[:60]
    ]
    said = [text for text in told if text]
    assert len(set(said)) > len(said) * 0.8


def test_a_bicycle_is_not_a_car(month):
    stolen = [one for (one,) in rows(month, "SELECT reference FROM file WHERE form = 'bicycle-theft'")]
    told = " ".join(str(exported(month, reference)) for reference in stolen)
    assert not [car for car in ["Toyota", "Vauxhall", "Renault", "Ford "] if car in told]


def test_it_verifies_and_no_message_waits(month):
    done("ledger", "verify", "--data", month)
    assert rows(month, "SELECT count(*) FROM outbox") == [(0,)]
