"""Kills the program while reports arrive, again and again, and looks whether one that was acknowledged is gone.

    .tools/venv/bin/python Tests/crash/crash.py --rounds 20
"""

import argparse
import sys
import tempfile
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import requests

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from running.program import RunningProgram, run_command  # noqa: E402
from running.reports import Reporter, report_of  # noqa: E402
from running.seed import SEED, chances  # noqa: E402

CLIENTS = 8
LIFE_SECONDS = (0.05, 1.0)


@dataclass
class Acknowledged:
    key: str
    report: dict
    reference: str
    secret: str


@dataclass
class Assault:
    """One data folder, killed many times."""

    data: Path
    promised: list[Acknowledged] = field(default_factory=list)
    unanswered: list[tuple[str, dict]] = field(default_factory=list)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def round(self, number: int) -> None:
        """Starts the program, lets eight clients report, and kills it in the midst."""
        program = RunningProgram(self.data, ["--submission-limit", "100000000"]).start()
        kinds = list(Reporter(program.url).kinds().values())
        clients = [
            threading.Thread(target=self._report_until_it_dies, args=(program, kinds, f"{number}/{client}"))
            for client in range(CLIENTS)
        ]
        killer = threading.Timer(chances(f"life {number}").uniform(*LIFE_SECONDS), program.process.kill)
        for thread in [*clients, killer]:
            thread.start()
        for thread in [*clients, killer]:
            thread.join()
        program.process.wait()

    def _report_until_it_dies(self, program: RunningProgram, kinds: list[dict], name: str) -> None:
        reporter, chance = Reporter(program.url), chances(name)
        while True:
            report = report_of(chance.choice(kinds))
            key = str(uuid.UUID(int=chance.getrandbits(128)))
            try:
                answer = reporter.send(report, key)
            except (requests.RequestException, OSError):
                with self.guard:
                    self.unanswered.append((key, report))
                return
            assert answer.status_code == 201, f"seed {SEED}: {answer.status_code} {answer.text}"
            receipt = answer.json()
            with self.guard:
                self.promised.append(Acknowledged(key, report, receipt["reference"], receipt["trackingSecret"]))

    def faults(self) -> list[str]:
        """Starts it once more, and looks for everything that was acknowledged."""
        program = RunningProgram(self.data, ["--submission-limit", "100000000"]).start()
        try:
            with ThreadPoolExecutor(CLIENTS) as pool:
                found = [*pool.map(lambda it: self._fault_of(program, it), self.promised)]
            found += [self._fault_of_retry(program, key, report) for key, report in self.unanswered]
        finally:
            program.stop()
        return [fault for fault in [*found, self._fault_of_ledger()] if fault]

    def _fault_of(self, program: RunningProgram, it: Acknowledged) -> str | None:
        reporter = Reporter(program.url)
        seen = reporter.look(it.reference, it.secret)
        if seen.status_code != 200:
            return f"{it.reference} was acknowledged and now answers {seen.status_code}"
        if not seen.json()["timeline"]:
            return f"{it.reference} has lost its timeline"
        again = reporter.send(it.report, it.key)
        if again.status_code != 201 or again.json()["reference"] != it.reference:
            return f"{it.reference} sent again gave {again.status_code} {again.text[:200]}"
        return None

    def _fault_of_retry(self, program: RunningProgram, key: str, report: dict) -> str | None:
        """A report whose answer never came can be sent again, twice, and is one report."""
        reporter = Reporter(program.url)
        first, second = reporter.send(report, key), reporter.send(report, key)
        if first.status_code != 201 or first.json() != second.json():
            return f"{key} sent after the crash gave {first.status_code} {first.text[:200]}"
        return None

    def _fault_of_ledger(self) -> str | None:
        verified = run_command("ledger", "verify", "--data", self.data)
        if verified.returncode == 0:
            return None
        return f"the ledger does not verify ({verified.returncode}): {verified.stdout}{verified.stderr}"


def attack(data: Path, rounds: int) -> Assault:
    assault = Assault(data)
    for number in range(1, rounds + 1):
        assault.round(number)
        print(f"[{number}/{rounds}] killed; {len(assault.promised)} reports acknowledged so far", flush=True)
    return assault


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    print(f"seed {SEED}")
    with tempfile.TemporaryDirectory() as folder:
        assault = attack(Path(folder), rounds)
        faults = assault.faults()
    for fault in faults[:20]:
        print(f"seed {SEED}: {fault}")
    print(f"{len(assault.promised)} acknowledged, {len(assault.unanswered)} cut off, {len(faults)} faults")
    return 1 if faults or not assault.promised else 0


if __name__ == "__main__":
    sys.exit(main())
