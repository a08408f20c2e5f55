"""The same command twice is one command."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from problems import assert_problem
from running.reports import Reporter, report_of


@pytest.fixture(scope="module")
def bicycle_theft(reporter):
    return report_of(reporter.kinds()["bicycle-theft"])


def test_the_same_key_and_body_give_the_same_answer(reporter, bicycle_theft):
    key = str(uuid.uuid4())
    first, second = reporter.send(bicycle_theft, key), reporter.send(bicycle_theft, key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()


def test_the_same_key_with_another_body_is_a_conflict(reporter, bicycle_theft):
    key = str(uuid.uuid4())
    reporter.send(bicycle_theft, key)
    other = {**bicycle_theft, "location": {"description": "Somewhere else"}}
    assert_problem(reporter.send(other, key), 409)


def test_a_refused_report_does_not_use_up_its_key(reporter, bicycle_theft):
    key = str(uuid.uuid4())
    assert_problem(reporter.send({**bicycle_theft, "answers": {"no-such-question": "x"}}, key), 400, 422)
    assert reporter.send(bicycle_theft, key).status_code == 201


def test_eight_at_once_with_one_key_make_one_report(reporter, bicycle_theft):
    key = str(uuid.uuid4())
    with ThreadPoolExecutor(8) as clients:
        answers = list(clients.map(lambda _: reporter.send(bicycle_theft, key), range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["reference"] for answer in answers}) == 1


@pytest.mark.parametrize("key", ["", "x" * 5000], ids=["empty", "far too long"])
def test_a_useless_key_is_refused(reporter, bicycle_theft, key):
    answer = reporter.session.post(
        f"{reporter.url}/api/v1/reports", json=bicycle_theft, headers={"Idempotency-Key": key}, timeout=30
    )
    assert_problem(answer, 400, 422)


def test_a_report_without_a_key_is_refused(reporter, bicycle_theft):
    assert_problem(reporter.session.post(f"{reporter.url}/api/v1/reports", json=bicycle_theft, timeout=30), 400, 422)


def test_a_key_is_known_after_a_killed_server(started, tmp_path):
    program = started("--submission-limit", "1000", data=tmp_path / "data")
    reporter = Reporter(program.url)
    report = report_of(reporter.kinds()["bicycle-theft"])
    key = str(uuid.uuid4())
    first = reporter.send(report, key)
    program.kill()
    program.start()
    again = Reporter(program.url)
    assert again.send(report, key).content == first.content
    assert_problem(again.send({**report, "occurred": None}, key), 409)
