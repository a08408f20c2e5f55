"""The log says what the program did, and nothing that anybody told it."""

import pytest

from running.reports import GRACE, Reporter, report_of

TOLD = "The bicycle belonged to my late mother."


@pytest.fixture
def talkative(started):
    """A program that logs everything it ever logs."""
    return started("--log", "trace")


def test_what_people_tell_us_and_their_secrets_are_not_in_the_log(talkative):
    reporter = Reporter(talkative.url)
    report = report_of(reporter.kinds()["bicycle-theft"])
    report["answers"]["what-happened"] = TOLD
    sent = reporter.send(report).json()
    assert reporter.look(sent["reference"], sent["trackingSecret"]).status_code == 200
    talkative.stop()
    log = talkative.log_text()
    assert "http" in log.lower(), "nothing was logged, so nothing was looked at"
    secret = sent["trackingSecret"]
    for private in [TOLD, GRACE["name"], GRACE["email"], GRACE["phone"], secret, secret.replace(" ", "")]:
        assert private not in log
