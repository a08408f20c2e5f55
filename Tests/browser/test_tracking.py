"""Your report: what the person sees, and can do, after reporting."""

import pytest

from desk import decide
from looking import check_page
from reporting import Receipt, open_tracker
from running.reports import report_of
from walking import do_action, error_summary, switch_language


@pytest.fixture
def receipt(reporter) -> Receipt:
    sent = reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()
    return Receipt(sent["reference"], sent["trackingSecret"])


@pytest.fixture
def decided(receipt, desk_of) -> Receipt:
    """A report that the force has decided on: only then is there something to challenge or to judge."""
    desk = desk_of("contact")
    decide(desk, receipt.reference)
    return receipt


def do_on_tracker(page, action: str, answers: dict[str, str]) -> None:
    do_action(page, action, answers, on_page=lambda shown: check_page(shown, f"tracker {action}"))


def test_the_reference_and_secret_open_your_report(either_page, receipt):
    either_page.goto("/track")
    check_page(either_page, "tracker log in")
    open_tracker(either_page, receipt)
    check_page(either_page, "tracker")
    main = either_page.locator("main")
    assert receipt.reference in main.inner_text().replace(" ", "")
    assert main.locator(".bl-timeline li").count(), "no timeline is shown"
    assert main.locator(".bl-promise").count(), "no promise is shown"


def test_the_secret_is_not_in_the_address(page, receipt):
    open_tracker(page, receipt)
    assert receipt.secret not in page.url


def test_a_wrong_secret_opens_nothing(either_page, receipt):
    open_tracker(either_page, Receipt(receipt.reference, "not-the-secret"))
    assert error_summary(either_page).count() == 1
    check_page(either_page, "tracker wrong secret")


def test_a_message_is_sent_and_shown(either_page, receipt):
    open_tracker(either_page, receipt)
    do_on_tracker(either_page, "message", {"text": "The frame number is WBK 4471."})
    open_tracker(either_page, receipt)
    assert "WBK 4471" in either_page.locator("main").inner_text()


def test_it_can_be_asked_to_be_looked_at_again(either_page, decided):
    open_tracker(either_page, decided)
    do_on_tracker(either_page, "look-again", {"reason": "I have found a witness."})
    check_page(either_page, "tracker asked to look again")


def test_contact_can_be_refused(page, receipt):
    open_tracker(page, receipt)
    do_on_tracker(page, "no-contact", {})
    check_page(page, "tracker no contact")


def test_feedback_can_be_given(either_page, decided):
    open_tracker(either_page, decided)
    do_on_tracker(either_page, "feedback", {"score": "4", "words": "You told me everything."})
    check_page(either_page, "tracker feedback given")


def test_urdu_stays_urdu(page, receipt):
    page.goto("/track")
    switch_language(page, "ur")
    open_tracker(page, receipt)
    assert page.locator("html").get_attribute("lang") == "ur"
    check_page(page, "tracker urdu")


def test_the_session_ends_on_leaving(page, receipt):
    open_tracker(page, receipt)
    address = page.url
    page.context.clear_cookies()
    page.goto(address)
    assert receipt.reference not in page.locator("main").inner_text() or page.locator("input[name=secret]").count()
