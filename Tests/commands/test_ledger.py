"""`ledger verify` names the first bad fact; `rebuild` mends what is only derived."""

import pytest

from command_line import assert_refused, done, rows, spoil
from running.program import run_command
from running.reports import Reporter, report_of

LAST = "(SELECT max(position) FROM fact)"
TAMPERING = [
    ("one byte of a body", ["UPDATE fact SET body = CAST(replace(body, '\"', '''') AS BLOB) WHERE position = 17"], "fact 17"),
    ("who did it", ["UPDATE fact SET actor = 'staff:sam.whitlock' WHERE position = 30"], "fact 30"),
    ("when it was", ["UPDATE fact SET at = at + 1 WHERE position = 1"], "fact 1 "),
    ("a fact taken out", ["DELETE FROM fact WHERE position = 25"], "fact 25"),
    ("the first fact taken out", ["DELETE FROM fact WHERE position = 1"], "fact 1 "),
    ("the last fact taken out", [f"DELETE FROM fact WHERE position = {LAST}"], "missing"),
    ("the last five taken out", [f"DELETE FROM fact WHERE position > {LAST} - 5"], "missing"),
    ("two bad ones", ["UPDATE fact SET at = at + 1 WHERE position IN (40, 12)"], "fact 12"),
    (
        "two that changed places",
        ["UPDATE fact SET position = -1 WHERE position = 20", "UPDATE fact SET position = 20 WHERE position = 21",
         "UPDATE fact SET position = 21 WHERE position = -1"],
        "fact 20",
    ),
    (
        "a taken-out one hidden by moving up the rest",
        ["DELETE FROM fact WHERE position = 50", f"UPDATE fact SET position = 50 WHERE position = {LAST}"],
        "fact 50",
    ),
]  # fmt: skip

VIEWS = {
    "file": "number", "timeline": "file, version", "promise": "file, number", "file_search": "rowid",
}  # fmt: skip
DAMAGE = [
    "UPDATE file SET status = 'decided', officer_name = 'Nobody' WHERE number = (SELECT min(number) FROM file)",
    "UPDATE timeline SET words = 'changed' WHERE version = 1",
    "DELETE FROM promise WHERE number = 1",
    "DELETE FROM file_search",
    "DELETE FROM file WHERE number = (SELECT max(number) FROM file)",
]


def views(data) -> dict[str, list]:
    columns = {"file_search": "rowid, words"}
    return {
        view: rows(data, f"SELECT {columns.get(view, '*')} FROM {view} ORDER BY {order}") for view, order in VIEWS.items()
    }


def test_a_whole_ledger_verifies_and_says_how_many_facts(town):
    (count,) = rows(town, "SELECT count(*) FROM fact")[0]
    assert f"{count} facts" in done("ledger", "verify", "--data", town)


@pytest.mark.parametrize(("statements", "names"), [case[1:] for case in TAMPERING], ids=[case[0] for case in TAMPERING])
def test_the_first_bad_fact_is_named(copied, statements, names):
    spoil(copied, *statements)
    assert_refused(run_command("ledger", "verify", "--data", copied), 1, names)


def test_a_database_that_is_cut_short_is_damaged(copied):
    database = copied / "bluelamp.sqlite"
    with open(database, "r+b") as file:
        file.truncate(database.stat().st_size // 2)
    assert_refused(run_command("ledger", "verify", "--data", copied), 1, "damaged")


def test_a_lost_key_is_named_and_no_new_one_is_made(copied):
    (copied / "force.key").unlink()
    assert_refused(run_command("ledger", "verify", "--data", copied), 1, "force.key")
    assert not (copied / "force.key").exists()


def test_rebuilding_changes_nothing_that_is_right(copied):
    before = views(copied)
    assert all(before.values())
    assert "60 files rebuilt" in done("rebuild", "--data", copied)
    assert views(copied) == before


@pytest.mark.parametrize("damage", DAMAGE)
def test_rebuilding_mends_a_view(copied, damage):
    before = views(copied)
    spoil(copied, damage)
    assert views(copied) != before
    done("rebuild", "--data", copied)
    assert views(copied) == before


def test_rebuilding_needs_no_server_to_stop(started, copied):
    reporter = Reporter(started(data=copied).url)
    report = report_of(reporter.kinds()["bicycle-theft"])
    before = reporter.send(report).json()
    assert "61 files rebuilt" in done("rebuild", "--data", copied)
    for receipt in [before, reporter.send(report).json()]:
        assert reporter.look(receipt["reference"], receipt["trackingSecret"]).status_code == 200
    assert "facts" in done("ledger", "verify", "--data", copied)
