"""A person who saw a reference never loses the report."""

import os
import sqlite3

from crash import attack
from running.program import RunningProgram, run_command
from running.reports import Reporter, report_of
from running.seed import SEED

ROUNDS = int(os.environ.get("BLUELAMP_CRASH_ROUNDS", "20"))


def test_no_acknowledged_report_is_lost(tmp_path):
    assault = attack(tmp_path, ROUNDS)
    assert len(assault.promised) >= ROUNDS, f"seed {SEED}: too few reports to say anything"
    faults = assault.faults()
    assert not faults, f"seed {SEED}, {len(faults)} of {len(assault.promised)}: {faults[:10]}"


def test_an_orderly_end_is_clean(tmp_path):
    program = RunningProgram(tmp_path).start()
    reporter = Reporter(program.url)
    receipt = reporter.send(report_of(reporter.kinds()["theft"])).json()
    assert program.stop() == 0
    program.start()
    assert reporter.look(receipt["reference"], receipt["trackingSecret"]).status_code == 200
    assert program.stop() == 0


def test_a_changed_fact_is_found(tmp_path):
    """Flips bytes of the database file and expects `ledger verify` to say so, or the file to be unreadable."""
    program = RunningProgram(tmp_path).start()
    reporter = Reporter(program.url)
    kind = reporter.kinds()["information"]
    for _ in range(5):
        reporter.send(report_of(kind))
    program.stop()
    assert run_command("ledger", "verify", "--data", tmp_path).returncode == 0
    database = max(tmp_path.rglob("*.sqlite*"), key=lambda path: path.stat().st_size)
    change_a_fact(database)
    verified = run_command("ledger", "verify", "--data", tmp_path)
    assert verified.returncode == 1
    assert verified.stdout or verified.stderr


def change_a_fact(database) -> None:
    """Changes one byte in the longest stored body of a fact, whatever the columns are called."""
    with sqlite3.connect(database) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        columns = connection.execute("SELECT name FROM pragma_table_info('fact')").fetchall()
        for (column,) in columns:
            row = connection.execute(
                f"SELECT rowid, {column} FROM fact WHERE typeof({column}) IN ('text', 'blob') "
                f"ORDER BY length({column}) DESC LIMIT 1"
            ).fetchone()
            if row and len(row[1]) > 60:
                kept = row[1] if isinstance(row[1], bytes) else row[1].encode()
                changed = kept[:40] + bytes([kept[40] ^ 1]) + kept[41:]
                changed = changed if isinstance(row[1], bytes) else changed.decode(errors="replace")
                connection.execute(f"UPDATE fact SET {column} = ? WHERE rowid = ?", (changed, row[0]))
                return
    raise AssertionError("the table of facts has no body to change")
