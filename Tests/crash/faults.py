"""What a disk or a careless hand can do to a store in SQLite, each many times, and what became of the reports.

    .tools/venv/bin/python Tests/crash/faults.py --rounds 20 --table

After each: every report that was acknowledged is there, or the program says in one line that the store is damaged and
which command helps. With --table it is written down in docs/resilience.md.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import requests

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from running.disk import SmallDisk  # noqa: E402
from running.places import ROOT  # noqa: E402
from running.program import RunningProgram, run_command  # noqa: E402
from running.reports import Reporter, report_of  # noqa: E402
from running.seed import SEED, chances  # noqa: E402

PLENTY = ["--submission-limit", "100000000"]
PAGE = 4096
MOST_PAGES = 40
CLIENTS = 4
#: One line that names the command that helps.
CLEAR = re.compile(r"bluelamp: [^\n]+`bluelamp (restore|backup)`[^\n]*\n")


@dataclass
class Outcome:
    """What became of one kind of fault."""

    what: str
    rounds: int = 0
    acknowledged: int = 0
    #: How often the store went on with everything, and how often it was refused in one clear line.
    whole: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, acknowledged: int, is_refused: bool, faults: list[str]) -> None:
        self.rounds += 1
        self.acknowledged += acknowledged
        self.refused += is_refused
        self.whole += not is_refused and not faults
        self.faults += [f"seed {SEED}, {self.what}, round {self.rounds}: {fault}" for fault in faults]

    @property
    def row(self) -> str:
        said = [self.what, self.rounds, f"{self.acknowledged:,}", self.whole, self.refused, len(self.faults)]
        return f"| {' | '.join(str(one) for one in said)} |"


class Reporting:
    """Clients that report until they are told to stop or the program is gone."""

    def __init__(self, program: RunningProgram, enough: int):
        self.program = program
        self.receipts: list[dict] = []
        self.over = threading.Event()
        self.kind = Reporter(program.url).kinds()["theft"]
        self.clients = [threading.Thread(target=self._report) for _ in range(CLIENTS)]
        for client in self.clients:
            client.start()
        self.wait_for(enough)

    def _report(self) -> None:
        reporter = Reporter(self.program.url)
        while not self.over.is_set():
            try:
                answer = reporter.send(report_of(self.kind))
                if answer.status_code == 201:
                    self.receipts.append(answer.json())
            except (requests.RequestException, OSError):
                return

    def wait_for(self, more: int) -> None:
        enough = len(self.receipts) + more
        while len(self.receipts) < enough and any(client.is_alive() for client in self.clients):
            self.over.wait(0.002)

    def stop(self) -> list[dict]:
        self.over.set()
        for client in self.clients:
            client.join()
        return self.receipts


def tear(path: Path, chance) -> None:
    """What a bad disk can leave of the last page, or of some before it too: zeros from some byte on, or nothing."""
    length = path.stat().st_size
    if length == 0:
        return
    place = chance.randrange(max(0, length - PAGE * chance.choice([1, 1, MOST_PAGES])), length)
    with open(path, "r+b") as file:
        if chance.random() < 0.5:
            file.truncate(place)
        else:
            file.seek(place)
            file.write(bytes(length - place))


def torn(name: str, folder: Path, number: int, outcome: Outcome) -> None:
    """Kills a server, with reports on their way or at rest, and tears the end of one of its files."""
    chance, data, backup = chances(f"{name} {number}"), folder / "data", folder / "backup"
    assert run_command("seed", "--data", data, "--reports", "40").returncode == 0
    program = RunningProgram(data, PLENTY).start()
    reporting = Reporting(program, chance.randrange(5, 60))
    if chance.random() < 0.5:
        program.kill()
        receipts = reporting.stop()
    else:
        receipts = reporting.stop()
        program.kill()
    tear(data / name, chance)
    looked_at(data, receipts, outcome, backup)


def looked_at(data: Path, receipts: list[dict], outcome: Outcome, backup: Path) -> None:
    """Everything is there, or it is said that it is not; what is refused once is refused by every command."""
    said = [run_command("ledger", "verify", "--data", data)]
    if said[0].returncode == 0:
        return outcome.add(len(receipts), False, missing(data, receipts))
    said.append(run_command("backup", "--data", data, "--to", backup, "--plain"))
    if said[1].returncode == 0:
        # What can be opened can be copied, damage and all; then whoever restores it is told.
        said[1] = run_command("restore", "--from", backup, "--data", data.with_name("again"))
    unclear = [one.stderr for one in said if one.returncode != 1 or one.stderr.count("\n") != 1]
    if not CLEAR.fullmatch(said[0].stderr):
        unclear.append(said[0].stderr)
    outcome.add(len(receipts), True, [f"it was refused, but not in one clear line: {line}" for line in unclear])


def missing(data: Path, receipts: list[dict]) -> list[str]:
    """Starts it, and asks for every report that was acknowledged."""
    program = RunningProgram(data, PLENTY).start()
    try:
        return unseen(program, receipts)
    finally:
        program.stop()


def unseen(program: RunningProgram, receipts: list[dict]) -> list[str]:
    def status(receipt: dict) -> int:
        return Reporter(program.url).look(receipt["reference"], receipt["trackingSecret"]).status_code

    with ThreadPoolExecutor(CLIENTS) as pool:
        seen = [*pool.map(status, receipts)]
    return [f"{one['reference']} answers {code}" for one, code in zip(receipts, seen) if code != 200]


def torn_log(folder: Path, number: int, outcome: Outcome) -> None:
    torn("bluelamp.sqlite-wal", folder, number, outcome)


def torn_database(folder: Path, number: int, outcome: Outcome) -> None:
    torn("bluelamp.sqlite", folder, number, outcome)


def copied_live(folder: Path, number: int, outcome: Outcome) -> None:
    """Copies the folder file by file, in any order and at any pace, while reports arrive."""
    chance, copy = chances(f"copy {number}"), folder / "copy"
    program = RunningProgram(folder / "data", PLENTY).start()
    reporting = Reporting(program, chance.randrange(20, 200))
    before = list(reporting.receipts)
    copy.mkdir()
    files = sorted(path for path in program.data.iterdir() if path.is_file())
    chance.shuffle(files)
    for file in files:
        shutil.copy2(file, copy / file.name)
        reporting.wait_for(chance.choice([0, 0, 100, 400]))
    reporting.stop()
    program.stop()
    looked_at(copy, before, outcome, folder / "backup")


def killed(folder: Path, number: int, outcome: Outcome) -> None:
    """Kills a server while reports arrive."""
    program = RunningProgram(folder / "data", PLENTY).start()
    reporting = Reporting(program, chances(f"kill {number}").randrange(5, 100))
    program.kill()
    looked_at(folder / "data", reporting.stop(), outcome, folder / "backup")


def status_without_room(program: RunningProgram, kind: dict) -> int:
    """What it answers at last: the log may have had some room in it still."""
    for _ in range(2_000):
        code = Reporter(program.url).send(report_of(kind)).status_code
        if code != 201:
            break
    return code


def filled(folder: Path, number: int, outcome: Outcome) -> None:
    """Fills the disk while reports arrive, and frees it: nothing is acknowledged that is not kept, and it goes on."""
    disk = SmallDisk(folder / "disk")
    try:
        reporting = Reporting(disk.program, chances(f"full {number}").randrange(5, 100))
        disk.fill()
        refused = status_without_room(disk.program, reporting.kind)
        disk.free()
        reporting.wait_for(5)
        receipts = reporting.stop()
        faults = unseen(disk.program, receipts)
        verified = disk.command("ledger", "verify", "--data", disk.program.data)
        faults += [] if refused == 503 else [f"without room it answered {refused}"]
        faults += [] if verified.returncode == 0 else [verified.stderr]
        outcome.add(len(receipts), False, faults)
    finally:
        disk.stop()


FAULTS = {
    "kill -9 while reports arrive": killed,
    "the disk full while reports arrive": filled,
    "the end of the write-ahead log torn after kill -9": torn_log,
    "the end of the database torn after kill -9": torn_database,
    "the folder copied file by file while reports arrive": copied_live,
}


def tried(what: str, rounds: int) -> Outcome:
    """One fault, so many times, each in a folder of its own."""
    outcome = Outcome(what)
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "disk").mkdir()
            FAULTS[what](Path(folder), number, outcome)
    return outcome


BEGIN, END = "<!-- made by Tests/crash/faults.py -->", "<!-- end of what it made -->"
HEADING = """| Fault | Times | Acknowledged | Went on with every report | Refused in one clear line | Faults |
|---|---|---|---|---|---|"""


def write_down(outcomes: list[Outcome]) -> None:
    """Puts the table in the place of the one before."""
    path = ROOT / "docs" / "resilience.md"
    before, found, rest = path.read_text().partition(BEGIN)
    _, ended, after = rest.partition(END)
    assert found and ended, f"{path} has no place for the table"
    version = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
    said = f"Seed {SEED}, {version.stdout.strip()}, {os.cpu_count()} cores."
    table = "\n".join([HEADING, *[outcome.row for outcome in outcomes]])
    path.write_text(f"{before}{BEGIN}\n{said}\n\n{table}\n{END}{after}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--table", action="store_true", help="write the table of docs/resilience.md")
    given = parser.parse_args()
    print(f"seed {SEED}")
    outcomes = []
    for what in FAULTS:
        if FAULTS[what] is filled and os.geteuid() != 0:
            print("only the superuser can mount a small disk to fill: left out", flush=True)
            continue
        outcomes.append(tried(what, given.rounds))
        print(outcomes[-1].row, flush=True)
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    for fault in faults[:20]:
        print(fault)
    if given.table:
        write_down(outcomes)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
