"""Limits on submissions that an attacker meets."""

from problems import assert_problem
from running.reports import Reporter, report_of


def test_the_report_over_the_limit_gets_429_and_when_to_try_again(started):
    reporter = Reporter(started("--submission-limit", "3").url)
    report = report_of(reporter.kinds()["theft"])
    assert [reporter.send(report).status_code for _ in range(3)] == [201, 201, 201]
    refused = reporter.send(report)
    assert_problem(refused, 429)
    assert 1 <= int(refused.headers["Retry-After"]) <= 3600


def test_looking_is_not_limited_by_submissions(started):
    reporter = Reporter(started("--submission-limit", "1").url)
    receipt = reporter.send(report_of(reporter.kinds()["theft"])).json()
    for _ in range(50):
        assert reporter.look(receipt["reference"], receipt["trackingSecret"]).status_code == 200
