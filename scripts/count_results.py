"""Adds up what every part of the tests counted, and ends with one plain line."""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def counted(report: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped in one JUnit file; one that cannot be read is a failure, as when a test printed controls."""
    try:
        cases = list(ElementTree.parse(report).iter("testcase"))
    except ElementTree.ParseError as error:
        print(f"  {report.name} cannot be read: {error}")
        return 0, 1, 0
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = sum(1 for case in cases if case.find("skipped") is not None)
    return len(cases) - failed - skipped, failed, skipped


def counted_part(ending: Path) -> tuple[int, int, int]:
    """A part without a JUnit file counts as one test; a part that died counts as one failure more."""
    ended_well = ending.read_text().strip() == "0"
    reports = list(ending.parent.glob(f"{ending.stem}*.xml"))
    if not reports:
        return (1, 0, 0) if ended_well else (0, 1, 0)
    passed, failed, skipped = (sum(column) for column in zip(*map(counted, reports)))
    if not ended_well and failed == 0:
        failed = 1
    return passed, failed, skipped


def main(results: Path) -> int:
    totals = [0, 0, 0]
    for ending in sorted(results.glob("*.exit")):
        counts = counted_part(ending)
        print(f"  {ending.stem:<9} {counts[0]:>5} passed {counts[1]:>4} failed {counts[2]:>4} skipped")
        totals = [total + count for total, count in zip(totals, counts)]
    print()
    print(f"{totals[0]} passed, {totals[1]} failed" + (f", {totals[2]} skipped" if totals[2] else ""))
    return 1 if totals[1] or not totals[0] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
