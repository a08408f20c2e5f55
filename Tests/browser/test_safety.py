"""Being reached safely: when, by whom, and a link to come back by that nobody else sees."""

import pytest

from looking import check_page
from people import GRACE, NUSRAT
from reporting import report
from walking import Walk, choose, error_summary, open_action, press_continue, switch_language

TEXTS_ONLY = {**NUSRAT, "safe": "text", "safe-to-contact": "text", "phone": "07700 900321", "times": "evenings"}


@pytest.fixture(params=["en", "ur"])
def language(request):
    return request.param


def in_language(page, language: str):
    page.goto("/")
    if language != "en":
        switch_language(page, language)
    return page


def test_when_it_is_safe_is_asked_and_must_be_answered_where_somebody_may_be_watching(either_page, language):
    page = in_language(either_page, language)
    Walk(page, "domestic-abuse", TEXTS_ONLY).begin().to("contact")
    assert not page.locator("input[name=times]:checked").count()
    check_page(page, f"safe times {language}")
    page.locator("input[name=name]").fill("Nusrat Begum")
    page.locator("input[name=phone]").fill("07700 900321")
    press_continue(page)
    assert error_summary(page).locator("a[href='#times']").count() == 1
    check_page(page, f"safe times missing {language}")
    choose(page, "times", "evenings")
    press_continue(page)
    assert page.url.endswith("/check")
    check_page(page, f"safe times check {language}")


def test_the_desk_is_shown_when_the_person_is_safe_to_reach(page, desk_of):
    answers = {**TEXTS_ONLY, "times": "other", "times-in-words": "only after six, never on Friday"}
    receipt = report(page, "domestic-abuse", answers)
    desk = desk_of("contact")
    desk.goto(f"/desk/files/{receipt.reference.replace(' ', '')}")
    open_action(desk, "write")
    words = desk.locator("main").inner_text()
    assert "only after six, never on Friday" in words
    assert "The notice is held back" in words
    check_page(desk, "desk safe times")


def test_a_link_is_sent_to_where_the_person_says_is_safe(either_page, language):
    page = in_language(either_page, language)
    Walk(page, "theft", GRACE).begin().to("where")
    page.locator("main a[href$='/save']").click()
    check_page(page, f"save {language}")
    press_send(page)
    assert error_summary(page).locator("a[href='#safe']").count() == 1
    choose(page, "safe", "text")
    press_send(page)
    assert error_summary(page).locator("a[href='#to']").count() == 1
    check_page(page, f"save wrong {language}")
    page.locator("input[name=to]").fill("07700 900123" if language == "en" else "07700 900124")
    press_send(page)
    assert page.locator(".govuk-notification-banner--success").count() == 1, page.locator("main").inner_text()
    check_page(page, f"save sent {language}")


def test_where_somebody_may_be_watching_a_link_is_only_for_who_asks(either_page, language):
    page = in_language(either_page, language)
    Walk(page, "domestic-abuse", NUSRAT).begin().to("where")
    page.locator("main a[href$='/pause']").click()
    assert not page.locator("[data-return-link]").count()
    check_page(page, f"pause {language}")
    choose(page, "safe", "no")
    press_send(page)
    assert not page.locator("input[name=to]").count()
    check_page(page, f"pause not safe {language}")


def test_a_tracked_report_says_when_its_person_is_safe_to_reach(either_page, language):
    page = in_language(either_page, language)
    receipt = report(page, "bicycle-theft", GRACE)
    page.goto(f"/track?reference={receipt.reference.replace(' ', '')}")
    assert page.locator("input[name=reference]").input_value().replace(" ", "") == receipt.reference.replace(" ", "")
    page.locator("input[name=secret]").fill(receipt.secret)
    press_continue(page)
    page.goto("/track/contact")
    check_page(page, f"contact times {language}")
    choose(page, "safe", "only")
    choose(page, "way", "text")
    choose(page, "times", "weekdays")
    page.locator("main form button").last.click()
    page.wait_for_load_state("load")
    assert "done=contact" in page.url


def press_send(page) -> None:
    page.locator("main form button").last.click()
    page.wait_for_load_state("load")
