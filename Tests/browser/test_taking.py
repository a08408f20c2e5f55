"""Taking a report by telephone: in under three minutes of typing, and nothing lost with the connection."""

import pytest

from looking import check_page
from reporting import words_of
from taking import begin, budget, count_effort, effort_of, fill_bicycle, press, press_offer, type_in, wait_until_saved
from walking import error_summary

MOST_SECONDS = 180
ACCOUNT = (
    "I locked my bike outside the library in Selly Oak last night about 8 and when I came back this morning "
    "it was gone. They cut the lock."
)


@pytest.fixture
def desk(desk_of):
    return desk_of("contact")


def test_a_bicycle_theft_takes_less_than_three_minutes(desk):
    count_effort(desk)
    desk.goto("/desk")
    desk.locator("nav a[href='/desk/take']").click()
    desk.locator("button[value=phone]").click()
    type_in(desk, "account", ACCOUNT)
    press_offer(desk, "Stolen bicycle")
    desk.locator("[name=q-make-model]").wait_for()
    type_in(desk, "name", "Grace Lowe")
    press(desk, "safe", "yes")
    type_in(desk, "phone", "07700900123")
    press(desk, "danger", "no")
    press_offer(desk, "When: between")
    press_offer(desk, "Where: Selly Oak")
    press(desk, "q-whole-or-part", "whole")
    type_in(desk, "q-make-model", "Trek FX2")
    type_in(desk, "q-colour", "black")
    press(desk, "q-locked", "chain")
    press(desk, "q-suspect-known", "no")
    press(desk, "q-camera", "unsure")
    press(desk, "q-witness", "no")
    press(desk, "q-victim-support", "no")
    type_in(desk, "item-0-description", "Black Trek bicycle")
    type_in(desk, "item-0-value", "450")
    press(desk, "read-out", "yes")
    desk.locator("button[name=send]").click()
    desk.locator("[data-reference]").wait_for()
    effort, most = effort_of(desk), budget("a bicycle theft by phone")
    print(f"{effort}, {effort.seconds:.0f} s")
    assert effort.keys <= most.keys and effort.clicks <= most.clicks, f"{effort}, {most}"
    assert most.seconds < MOST_SECONDS, f"the budget alone is {most.seconds:.0f} s"
    desk.goto(f"/desk/files/{words_of(desk, 'data-reference')}")
    text = desk.locator("main").inner_text()
    assert ACCOUNT in text and "Selly Oak" in text and "Trek FX2" in text


def test_the_pages_of_taking_a_report_are_sound(desk):
    desk.goto("/desk/take")
    check_page(desk, "desk take list")
    begin(desk, "counter")
    check_page(desk, "desk take empty")
    desk.locator("[name=account]").fill(ACCOUNT)
    press_offer(desk, "Stolen bicycle")
    desk.locator("[name=q-make-model]").wait_for()
    press(desk, "danger", "yes")
    press(desk, "safe", "letter")
    wait_until_saved(desk)
    check_page(desk, "desk take form")
    desk.locator("button[name=send]").click()
    error_summary(desk).wait_for()
    check_page(desk, "desk take mistakes")
    fill_bicycle(desk)
    desk.locator("button[name=send]").click()
    desk.locator("[data-reference]").wait_for()
    check_page(desk, "desk take given")
    # Only whose drafts there would be, and none is left.
    assert desk.evaluate("Object.keys(sessionStorage)") == ["desk-drafts-of"] and desk.evaluate("localStorage.length") == 0


def test_nothing_typed_is_lost_with_the_connection(desk):
    begin(desk)
    type_in(desk, "account", "Before. ")
    wait_until_saved(desk)
    desk.context.set_offline(True)
    desk.keyboard.type("While it was away. ")
    sign = desk.locator("#saved")
    sign.get_by_text("Not saved yet. Keep this page open").wait_for()
    desk.locator("[name=name]").fill("Grace Lowe")
    desk.locator("button[name=save][value=yes]").click()
    sign.get_by_text("Not saved yet. Keep this page open").wait_for()
    desk.context.set_offline(False)
    wait_until_saved(desk)
    desk.watcher.complaints.clear()
    other = desk.context.new_page()
    other.goto(desk.url)
    assert other.locator("[name=account]").input_value() == "Before. While it was away. "
    assert other.locator("[name=name]").input_value() == "Grace Lowe"


def test_what_never_reached_the_server_is_there_after_a_reload(desk):
    begin(desk)
    wait_until_saved(desk)
    desk.context.route("**/desk/take/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    type_in(desk, "account", "Typed while the server was away")
    desk.locator("#saved", has_text="Not saved yet").wait_for()
    desk.once("dialog", lambda dialog: dialog.accept())
    desk.context.unroute("**/desk/take/*")
    desk.reload()
    assert desk.locator("[name=account]").input_value() == "Typed while the server was away"
    wait_until_saved(desk)
    assert desk.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('taking ')).length") == 0


def test_a_report_is_not_sent_while_anything_typed_is_unsaved(desk):
    begin(desk)
    fill_bicycle(desk)
    wait_until_saved(desk)
    desk.context.set_offline(True)
    desk.locator("[name=words]").fill("By the library, at the back")
    desk.locator("button[name=send]").click()
    desk.locator("#saved", has_text="Not saved yet").wait_for()
    assert "/given" not in desk.url
    desk.context.set_offline(False)
    wait_until_saved(desk)
    desk.locator("button[name=send]").click()
    desk.locator("[data-reference]").wait_for()


def test_questions_fold_as_they_are_answered_without_the_server(desk):
    begin(desk)
    fill_bicycle(desk)
    wait_until_saved(desk)
    desk.context.set_offline(True)
    who = desk.locator("[name=q-suspect-who]")
    assert not who.is_visible()
    press(desk, "q-suspect-known", "known")
    assert who.is_visible() and not desk.locator("[name=q-suspect-looks]").is_visible()
    press(desk, "q-suspect-known", "no")
    assert not who.is_visible()
    desk.context.set_offline(False)
    wait_until_saved(desk)


def test_earlier_contacts_are_shown_as_the_number_is_typed(desk):
    for _ in range(2):
        begin(desk)
        fill_bicycle(desk)
        press(desk, "safe", "yes")
        desk.locator("[name=phone]").fill("07700 900961")
        desk.locator("button[name=send]").click()
        desk.locator("[data-reference]").wait_for()
    begin(desk)
    press(desk, "safe", "yes")
    type_in(desk, "phone", "07700900961")
    desk.locator(".bl-earlier", has_text="2 earlier reports from 07700900961").wait_for()
    wait_until_saved(desk)
    check_page(desk, "desk take earlier contacts")


def test_the_return_key_saves_and_takes_no_offer(desk):
    begin(desk)
    type_in(desk, "account", ACCOUNT)
    desk.locator("button[data-offer]").first.wait_for()
    desk.locator("[name=name]").click()
    desk.keyboard.type("Grace Lowe")
    desk.keyboard.press("Enter")
    wait_until_saved(desk)
    assert desk.locator("[name=kind]").input_value() == ""
    assert "?" not in desk.url


def test_a_report_is_taken_without_scripts(desk_of):
    desk = desk_of("contact", javascript=False)
    begin(desk, "counter")
    desk.locator("[name=account]").fill("My bike was taken.")
    desk.locator("[name=kind]").select_option("bicycle-theft")
    desk.locator("button[name=save][value=yes]").click()
    desk.locator("[name=q-make-model]").wait_for()
    desk.locator("[name=name]").fill("Imran Sadiq")
    press(desk, "safe", "yes")
    press(desk, "danger", "no")
    press(desk, "occurred", "unknown")
    desk.locator("[name=words]").fill("By the library")
    press(desk, "read-out", "yes")
    check_page(desk, "desk take without scripts")
    desk.locator("button[name=send]").click()
    assert words_of(desk, "data-secret")
