"""The desk: from a new report to its outcome, and back again."""

import pytest

from desk import act, finalise, find_unread, grade, open_file, record
from looking import check_page
from reporting import Receipt, open_tracker
from running.reports import report_of
from walking import error_summary, fill_form, open_action, press_continue


@pytest.fixture
def receipt(reporter) -> Receipt:
    sent = reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()
    return Receipt(sent["reference"], sent["trackingSecret"])


def test_the_pages_of_log_in_are_sound(either_page, program):
    either_page.goto("/desk/login")
    check_page(either_page, "desk log in")
    member = program.demonstration()["staff"][-1]
    either_page.locator("input[name=username]").fill(member["username"])
    either_page.locator("input[name=password]").fill(member["password"])
    press_continue(either_page)
    check_page(either_page, "desk code")
    either_page.locator("input[name=code]").fill("000000")
    press_continue(either_page)
    assert error_summary(either_page).count() == 1


def test_a_wrong_password_says_no_more_than_that(page, program):
    said = []
    for username in [program.demonstration()["staff"][0]["username"], "nobody.of.that.name"]:
        page.goto("/desk/login")
        page.locator("input[name=username]").fill(username)
        page.locator("input[name=password]").fill("not the password")
        press_continue(page)
        said.append(error_summary(page).inner_text())
    assert said[0] == said[1]


@pytest.mark.parametrize("path", ["/desk", "/desk/files/anything"])
def test_nobody_gets_in_without_logging_in(page, path):
    page.goto(path)
    assert page.url.split("?")[0].endswith("/desk/login")


def test_nothing_typed_into_a_form_is_lost_with_the_connection(desk_of, receipt):
    desk = desk_of("contact")
    path = f"/desk/files/{receipt.reference.replace(' ', '')}/grade"
    desk.goto(path)
    desk.locator("input[name=grade]").first.check()
    desk.locator("textarea[name=reason]").fill("Typed just before the tunnel")
    desk.context.set_offline(True)
    press_continue(desk)
    assert desk.locator(".bl-offline").is_visible()
    assert desk.url.endswith("/grade")
    assert desk.locator("textarea[name=reason]").input_value() == "Typed just before the tunnel"
    desk.context.set_offline(False)
    press_continue(desk)
    assert desk.url.endswith("done=grade")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_report_is_worked_from_the_queue_to_its_outcome(desk_of, open_page, receipt, javascript):
    desk = desk_of("contact", javascript)
    desk.goto("/desk")
    check_page(desk, "desk queue")
    find_unread(desk, receipt.reference)
    open_file(desk, receipt.reference)
    check_page(desk, "desk file")
    grade(desk, receipt.reference)
    record(desk, receipt.reference)
    act(desk, receipt.reference, "write", {"text": "We have your report and will look at the cameras."})
    supervisor = desk_of("supervisor", javascript)
    act(supervisor, receipt.reference, "allocate", {"officer": "amara.okafor"})
    finalise(supervisor, receipt.reference)
    check_page(supervisor, "desk file with outcome")
    tracker = open_page()
    open_tracker(tracker, receipt)
    assert "look at the cameras" in tracker.locator("main").inner_text()
    check_page(tracker, "tracker with outcome")
    act(supervisor, receipt.reference, "reopen", {"reason": "A witness has come forward."})


def test_two_who_decide_at_once_do_not_overwrite_each_other(desk_of, receipt):
    first, second = desk_of("contact"), desk_of("supervisor")
    open_file(first, receipt.reference)
    open_file(second, receipt.reference)
    stale = open_action(second, "grade")
    grade(first, receipt.reference)
    fill_form(stale, {"grade": "P3", "reason": "Another view."})
    stale.locator("button").first.click()
    second.wait_for_load_state("load")
    assert error_summary(second).count() == 1, "the second decision overwrote the first"
    check_page(second, "desk somebody was quicker")
