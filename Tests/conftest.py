"""Fixtures that every folder shares."""

import pytest

from running.program import RunningProgram
from running.reports import Reporter
from running.seed import SEED

PLENTY_OF_SUBMISSIONS = "1000000"


def pytest_report_header():
    return f"seed {SEED}: play this run again with BLUELAMP_SEED={SEED}"


def pytest_terminal_summary(terminalreporter):
    if terminalreporter.stats.get("failed") or terminalreporter.stats.get("error"):
        terminalreporter.write_line(f"seed {SEED}")


@pytest.fixture(scope="session")
def started(tmp_path_factory):
    """Starts programs on folders of their own, and ends each by its process id."""
    running = []

    def start(*options: str, data=None, port: int = 0) -> RunningProgram:
        program = RunningProgram(data or tmp_path_factory.mktemp("data"), list(options), port)
        running.append(program)
        return program.start()

    yield start
    for program in running:
        if program.process and program.process.poll() is None:
            program.stop()


@pytest.fixture(scope="session")
def program(started) -> RunningProgram:
    """The one program that most tests share."""
    return started("--submission-limit", PLENTY_OF_SUBMISSIONS)


@pytest.fixture(scope="session")
def reporter(program) -> Reporter:
    return Reporter(program.url)
