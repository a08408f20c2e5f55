"""A wrong reference or secret gets one and the same answer, and not too many tries."""

import statistics
import time

import pytest
import requests

from problems import assert_problem
from running.reports import Reporter, report_of

TRIES = 2000


@pytest.fixture(scope="module")
def own_program(started):
    """A program of its own, since these tests use up the tries of this address."""
    return started("--submission-limit", "1000")


@pytest.fixture(scope="module")
def receipt(own_program):
    reporter = Reporter(own_program.url)
    return reporter.send(report_of(reporter.kinds()["theft"])).json()


def test_no_secret_is_401(own_program, receipt):
    answer = requests.get(f"{own_program.url}/api/v1/reports/{receipt['reference']}", timeout=10)
    assert_problem(answer, 401)
    assert "Bearer" in answer.headers["WWW-Authenticate"]


def test_a_wrong_secret_and_a_wrong_reference_look_the_same(own_program, receipt):
    reporter = Reporter(own_program.url)
    wrong_secret = reporter.look(receipt["reference"], "not-the-secret")
    other = "".join(reversed(receipt["reference"]))
    wrong_reference = reporter.look(other, receipt["trackingSecret"])
    assert_problem(wrong_secret, 401)
    assert_problem(wrong_reference, 401)
    assert wrong_secret.text.replace(receipt["reference"], "") == wrong_reference.text.replace(other, "")


def test_they_take_the_same_time(started):
    program = started("--submission-limit", "1000")
    reporter = Reporter(program.url)
    known = reporter.send(report_of(reporter.kinds()["theft"])).json()["reference"]
    unknown = known[:-3] + known[-3:][::-1]

    def seconds(reference: str) -> float:
        begun = time.perf_counter()
        reporter.look(reference, "not-the-secret")
        return time.perf_counter() - begun

    pairs = [(seconds(known), seconds(unknown)) for _ in range(5)]
    slow, quick = (statistics.median(column) for column in zip(*pairs))
    assert abs(slow - quick) < 0.05, f"known {slow:.4f} s, unknown {quick:.4f} s"


def test_guessing_ends_in_429(own_program, receipt):
    reporter = Reporter(own_program.url)
    for number in range(TRIES):
        answer = reporter.look(receipt["reference"], f"guess-{number}")
        if answer.status_code == 429:
            assert_problem(answer, 429)
            assert int(answer.headers["Retry-After"]) >= 1
            return
        assert answer.status_code == 401
    pytest.fail(f"{TRIES} guesses were all answered")
