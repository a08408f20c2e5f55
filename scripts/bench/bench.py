"""Measures Bluelamp on seeded reports, prints a table, and adds it to docs/benchmarks.md."""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import requests

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "Tests"))

import bounds  # noqa: E402
import sessions  # noqa: E402
from measure import Load, load, most_memory_megabytes  # noqa: E402
from running.places import ROOT  # noqa: E402
from running.program import RunningProgram, run_command  # noqa: E402
from running.reports import PLACE, Reporter, report_of  # noqa: E402

PAGE = ROOT / "docs" / "benchmarks.md"
WORK = ROOT / ".tools" / "bench"
MET = {True: "yes", False: "**no**", None: ""}
#: How often a figure and its bound are taken in turns.
ROUNDS = 5
ROWS_OF_A_PAGE = 50
NO_LIMIT = ["--submission-limit", "1000000000"]


@dataclass
class Bench:
    seconds: int
    rows: list[tuple[str, str, str, bool | None]] = field(default_factory=list)

    def add(self, what: str, measured: str, bound: str, is_met: bool) -> None:
        self.rows.append((what, measured, bound, is_met))
        print(f"  {'ok  ' if is_met else 'MISS'} {what}: {measured} ({bound})", flush=True)

    def tell(self, what: str, measured: str, why: str) -> None:
        """A figure that has no bound of its own, told for comparison."""
        self.rows.append((what, measured, why, None))
        print(f"       {what}: {measured} ({why})", flush=True)


def seeded(reports: int, bench: Bench) -> Path:
    data = WORK / f"data-{reports}"
    shutil.rmtree(data, ignore_errors=True)
    print(f"seeding {reports:,} reports", flush=True)
    begun = time.perf_counter()
    ran = run_command("seed", "--data", data, "--reports", str(reports), timeout=7200)
    if ran.returncode:
        raise SystemExit(f"seed failed: {ran.stdout}{ran.stderr}")
    took = time.perf_counter() - begun
    os.sync()  # What the seed left to be written is no load of what is measured next.
    allowed = 120 * max(reports / 100_000, 0.1)
    bench.add(f"seed of {reports:,} reports", f"{took:.0f} s", f"under {allowed:.0f} s", took < allowed)
    return data


def measure_start(data: Path, bench: Bench) -> None:
    times = []
    for _ in range(5):
        program = RunningProgram(data, NO_LIMIT)
        times.append(sessions.milliseconds_until_ready(program.start))
        program.stop()
    middle = sorted(times)[2]
    bench.add("ready after start", f"{middle:.0f} ms", "within 300 ms", middle <= 300)


def measure_tracker(program: RunningProgram, bench: Bench) -> None:
    """A page of twenty messages: as it is given again while no fact is new, and as it is drawn from the facts."""
    session, address = long_report(program)
    page = session.get(address, timeout=30).content
    cookies = sessions.cookies_of(session)
    ours = load(address, program.process.pid, 8, bench.seconds, "-H", cookies)
    with bounds.nginx_serving(page, WORK / "nginx") as (url, pid):
        theirs = load(url, pid, 8, bench.seconds)
    share = ours.per_second / theirs.per_second
    measured = f"{ours.per_second:,.0f} a second, {len(page):,} bytes"
    bound = f"at least 0.3 of nginx ({theirs.per_second:,.0f}); {share:.2f}"
    bench.add("tracker page", measured, bound, share >= 0.3 and not ours.failed)
    bench.add("tracker page, CPU", f"{ours.cpu_each:.3f} ms", "at most 0.3 ms", ours.cpu_each <= 0.3)
    # What was just done is told on top of the page: such a page is never kept.
    drawn = load(f"{address}?done=message", program.process.pid, 8, bench.seconds, "-H", cookies)
    measured = f"{drawn.cpu_each:.3f} ms, {drawn.per_second:,.0f} a second"
    bench.tell("tracker page drawn anew, CPU", measured, "for the first reader after a new fact")


def long_report(program: RunningProgram) -> tuple[requests.Session, str]:
    reporter = Reporter(program.url)
    receipt = reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()
    for number in range(20):
        reporter.write(receipt["reference"], receipt["trackingSecret"], f"Message {number}: the frame is green.")
    return sessions.tracker(program.url, receipt["reference"], receipt["trackingSecret"])


def measure_submission(program: RunningProgram, bench: Bench) -> None:
    """In turns with its bound, since a machine's disk is now fast and now slow; the middle share counts."""
    body = WORK / "report.json"
    body.write_text(json.dumps(report_of(Reporter(program.url).kinds()["bicycle-theft"])))
    os.environ.update(BODY=str(body))
    rounds = [submission_round(program, bench.seconds) for _ in range(ROUNDS)]
    share, ours, bare = sorted(rounds, key=lambda it: it[0])[ROUNDS // 2]
    each = ", ".join(f"{it[0]:.2f}" for it in rounds)
    is_met = share >= 0.5 and not any(it[1].failed for it in rounds)
    bound = f"at least 0.5 of a bare writer ({bare:,.0f}); {share:.2f}, of {each}"
    bench.add("submissions, 64 clients", f"{ours.per_second:,.0f} a second", bound, is_met)
    cpu = statistics.median(it[1].cpu_each for it in rounds)
    bench.add("submission, CPU", f"{cpu:.3f} ms", "at most 1 ms", cpu <= 1)


def submission_round(program: RunningProgram, seconds: int) -> tuple[float, Load, float]:
    """What part of a bare writer's speed it reached, its load, and that speed."""
    os.environ.update(RUN=str(uuid.uuid4()))
    database = bounds.database_in(program.data)
    before = bounds.copy_of(database, WORK / "before.sqlite")
    ours = load(f"{program.url}/api/v1/reports", program.process.pid, 64, seconds, "-s", str(HERE / "submit.lua"))
    after = bounds.copy_of(database, WORK / "after.sqlite")
    bare = bounds.bare_writer_per_second(before, after, ours.requests)
    return ours.per_second / bare, ours, bare


def measure_desk(program: RunningProgram, bench: Bench, reports: int) -> dict[str, float]:
    """The 99th percentile in milliseconds of the queue and of the search."""
    fill_a_page(program)
    session = sessions.desk(program.url, program.demonstration()["staff"][0])
    addresses = {
        "queue": f"{program.url}/desk",
        "search for a rare word": sessions.search_address(session, program.url, "unicycle"),
        "search for a common word": sessions.search_address(session, program.url, "bicycle"),
        "search by phone": sessions.search_address(session, program.url, "phone:07700 900123"),
        "search by name, place and month": sessions.search_address(
            session, program.url, f"name:grace place:birmingham received:{date.today():%B}"
        ),
        "queue narrowed to little": f"{program.url}/desk?kind=burglary&grade=P4&unit=none&age=over-7",
        "late promises": f"{program.url}/desk?show=late",
    }
    found = {}
    for what, address in addresses.items():
        ours = load(address, program.process.pid, 8, bench.seconds, "-H", sessions.cookies_of(session))
        found[what] = ours.p99_milliseconds
        is_met = ours.p99_milliseconds < 50 and not ours.failed
        bench.add(f"desk {what}, {reports:,} reports", f"p99 {ours.p99_milliseconds:.1f} ms", "p99 under 50 ms", is_met)
    return found


def fill_a_page(program: RunningProgram) -> None:
    """As many reports of one person at one place as a page of the desk shows: a search for them draws the same page
    among few reports and among many, so that what is compared is the search."""
    reporter = Reporter(program.url)
    report = {**report_of(reporter.kinds()["bicycle-theft"]), "location": {**PLACE, "description": "Digbeth, Birmingham"}}
    for _ in range(ROWS_OF_A_PAGE):
        reporter.send(report).raise_for_status()


def measure_growth(largest: int, bench: Bench) -> None:
    found = []
    for reports in [10_000, largest]:
        program = RunningProgram(seeded(reports, bench), NO_LIMIT).start()
        found.append(measure_desk(program, bench, reports))
        program.stop()
    for what, small in found[0].items():
        times = found[1][what] / small
        bench.add(f"desk {what}, 10,000 to {largest:,}", f"{times:.2f} times", "no worse than 1.5", times <= 1.5)


def machine() -> str:
    cpu = subprocess.run(["sh", "-c", "grep -m1 'model name' /proc/cpuinfo | cut -d: -f2"], capture_output=True, text=True)
    return f"{os.cpu_count()} cores, {cpu.stdout.strip() or platform.machine()}"


def version() -> str:
    said = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
    return said.stdout.strip()


def write_down(bench: Bench, reports: int) -> None:
    lines = [f"\n## {date.today().isoformat()}, {version()}, {reports:,} reports\n", f"{machine()}\n"]
    lines += ["| What | Measured | Bound | Met |", "|---|---|---|---|"]
    lines += [f"| {what} | {measured} | {bound} | {MET[met]} |" for what, measured, bound, met in bench.rows]
    with PAGE.open("a") as page:
        page.write("\n".join(lines) + "\n")
    print("\n".join(lines))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--largest", type=int, default=0, help="also 10,000 against this many")
    parser.add_argument("--seconds", type=int, default=10, help="how long each load lasts")
    asked = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    bench = Bench(asked.seconds)
    data = seeded(asked.reports, bench)
    measure_start(data, bench)
    program = RunningProgram(data, NO_LIMIT).start()
    try:
        measure_tracker(program, bench)
        measure_desk(program, bench, asked.reports)
        measure_submission(program, bench)
        memory = most_memory_megabytes(program.process.pid)
        bench.add("memory under load", f"{memory:.0f} MB", "at most 150 MB", memory <= 150)
    finally:
        program.stop()
    if asked.largest:
        measure_growth(asked.largest, bench)
    write_down(bench, asked.reports)
    return 1 if any(met is False for *_, met in bench.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
