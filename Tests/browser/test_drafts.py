"""What is typed at the desk is not lost with the connection or the session, is sent once, and stays with nobody else."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from desk import log_in, member_with_role, open_file
from lives import set_field
from looking import check_page
from running.reports import report_of
from walking import press_continue

STATEMENT = "I saw a tall man cut the lock and ride away to the canal. " * 850
FIELDS = {"name": "Imran Sadiq", "kind": "witness", "signed": "yes", "at-day": "1/6/2026", "at-time": "14:30"}


@pytest.fixture
def address(reporter) -> str:
    reference = reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()["reference"]
    return f"/desk/files/{reference}"


def type_statement(page, address: str) -> None:
    page.goto(f"{address}/statement")
    for name, value in FIELDS.items():
        set_field(page, name, value)
    page.locator("main textarea[name=text]").fill(STATEMENT)


def kept(page) -> list[str]:
    return page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('desk-draft '))")


def statements(page, address: str) -> int:
    page.goto(f"{address}/statements")
    return page.locator("main").inner_text().count("cut the lock and ride away to the canal. I saw") // 849


def test_a_long_statement_outlives_the_connection_and_is_stored_once(desk_of, address):
    page = desk_of("investigator")
    type_statement(page, address)
    page.context.set_offline(True)
    press_continue(page)
    assert page.url.endswith("/statement"), "the page was left although nothing was sent"
    said = page.locator("main [role=alert]")
    assert "Not sent" in said.inner_text() and "Try again" in said.inner_text()
    check_page(page, "desk form not sent")
    page.context.set_offline(False)
    open_file(page, address.split("/")[-1])
    page.goto(f"{address}/statement")
    assert page.locator("main textarea[name=text]").input_value() == STATEMENT
    assert re.search(r"typed at \d\d:\d\d was not sent", page.locator("main [role=status]").first.inner_text())
    check_page(page, "desk form restored")
    press_continue(page)
    assert "done=statement" in page.url
    assert kept(page) == [], "it was sent, and is kept all the same"
    assert statements(page, address) == 1


def test_an_answer_that_got_lost_does_not_store_it_twice(desk_of, address):
    page = desk_of("investigator")
    type_statement(page, address)

    def arrive_and_lose_the_answer(route):
        route.fetch(max_redirects=0)
        route.abort()

    page.route("**/statement", arrive_and_lose_the_answer)
    press_continue(page)
    assert "Not sent" in page.locator("main [role=alert]").inner_text()
    page.unroute("**/statement")
    page.goto(f"{address}/statement")
    press_continue(page)
    assert "done=statement" in page.url
    assert statements(page, address) == 1


def test_a_session_that_ended_leads_back_to_the_form_with_what_was_typed(desk_of, program, address):
    page = desk_of("investigator")
    type_statement(page, address)
    page.context.clear_cookies()
    press_continue(page)
    assert "signed out" in page.locator("main [role=alert]").inner_text()
    page.locator("main [role=alert] a").click()
    log_in(page, member_with_role(program, "investigator"), page.url)
    assert page.url.endswith("/statement")
    assert page.locator("main textarea[name=text]").input_value() == STATEMENT
    press_continue(page)
    assert statements(page, address) == 1


def test_signing_out_leaves_nothing_in_the_browser(open_page, program, address):
    page = open_page()
    log_in(page, member_with_role(program, "contact"))
    page.goto(f"{address}/write")
    page.locator("main textarea[name=text]").fill("A letter that is not finished")
    other = page.context.new_page()
    other.goto(f"{address}/write")
    other.locator("main textarea[name=text]").fill("Another letter in another tab")
    assert len(kept(page)) == 1 and len(kept(other)) == 1
    page.locator("form[data-drafts-of] button").click()
    page.wait_for_url("**/desk/login")
    for tab in [page, other]:
        assert tab.evaluate("sessionStorage.length") == 0 and tab.evaluate("localStorage.length") == 0


def test_whoever_signs_in_next_finds_nothing_of_the_one_before(desk_of, logged_in, address):
    page = desk_of("contact")
    page.goto(f"{address}/write")
    page.locator("main textarea[name=text]").fill("Only for my eyes")
    page.context.clear_cookies()
    page.context.add_cookies(logged_in("investigator")["cookies"])
    page.goto(f"{address}/write")
    assert "Only for my eyes" not in page.locator("main").inner_html()
    assert page.locator("main textarea[name=text]").input_value() != "Only for my eyes"
    assert kept(page) == []


def lose_and_find(page, address: str, fields: dict[str, str], cookies: list[dict]) -> None:
    """What was typed outlives a lost connection, a reload, and a session that ended."""
    button = "main form[data-draft] button[type=submit]"
    page.goto(address)
    for name, value in fields.items():
        set_field(page, name, value)
    page.context.set_offline(True)
    page.locator(button).first.click()
    assert "Not sent" in page.locator("main [role=alert]").inner_text()
    page.context.set_offline(False)
    page.goto(address)
    assert typed_in(page, fields) == fields, "a reload lost it"
    page.context.clear_cookies()
    page.locator(button).first.click()
    page.locator("main [role=alert] a").click()
    back = parse_qs(urlsplit(page.url).query)["back"][0]
    page.context.add_cookies(cookies)
    page.goto(back)
    assert typed_in(page, fields) == fields, f"at {page.url}: signing in lost it"


def typed_in(page, fields: dict[str, str]) -> dict[str, str]:
    form = page.locator("main form[data-draft]").first
    return {name: form.evaluate("(form, name) => new FormData(form).get(name)", name) for name in fields}


ABSENCE = {"username": "priya.nair", "cover": "tom.hale"} | {
    f"{end}-{part}": value
    for end, year in [("from", "2027"), ("until", "2027")]
    for part, value in [("day", "2"), ("month", "3"), ("year", year)]
}


@pytest.mark.parametrize(
    ("role", "page_address", "fields"),
    [
        ("supervisor", "/desk/absences", ABSENCE),
        ("supervisor", "/desk/access/break-glass", {"reference": "234 567", "reason": "She rang, and nobody named answers."}),
        ("supervisor", "/desk/filters/new?show=unread&kind=burglary", {"name": "To read first", "shared": "everybody"}),
        ("registrar", "/desk/audit", {"each": "12", "days": "45", "seed": "20261123"}),
    ],
)
def test_forms_beside_the_files_keep_what_was_typed(desk_of, logged_in, role, page_address, fields):
    lose_and_find(desk_of(role), page_address, fields, logged_in(role)["cookies"])


def test_the_purpose_of_a_reading_outlives_the_connection(desk_of, address):
    page = desk_of("contact")
    page.goto(f"{address}/purpose?back={address}/write")
    page.locator("input[name=purpose][value=enquiry]").check()
    page.context.set_offline(True)
    press_continue(page)
    assert "Not sent" in page.locator("main [role=alert]").inner_text()
    page.context.set_offline(False)
    page.reload()
    assert page.locator("input[name=purpose][value=enquiry]").is_checked()
    press_continue(page)
    assert page.url.endswith("/write") and kept(page) == []


@pytest.mark.parametrize("has_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_ready_reply_keeps_what_was_typed(desk_of, address, has_script):
    page = desk_of("investigator", has_script)
    page.goto(f"{address}/solvability")
    page.locator("main textarea[name=reason]").fill("Nobody saw it, and no camera looks there.")
    page.locator("main input[name=choice][value=file]").check()
    page.locator("main textarea[name=update]").fill("I rang you twice.")
    with page.expect_navigation():
        page.locator("main button[name=ready-reply]").first.click()
    words = page.locator("main textarea[name=update]").input_value()
    assert words.startswith("I rang you twice.\n\n") and len(words) > 40, words
    assert page.locator("main textarea[name=reason]").input_value() == "Nobody saw it, and no camera looks there."
    assert page.locator("main input[name=choice][value=file]").is_checked()
    if has_script:
        page.goto(f"{address}/solvability")
        assert page.locator("main textarea[name=update]").input_value() == words


@pytest.mark.parametrize("has_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_whoever_is_asked_why_while_sending_loses_nothing(desk_of, address, has_script):
    page = desk_of("contact", has_script)
    page.goto(f"{address}/statement")
    for name, value in FIELDS.items():
        set_field(page, name, value)
    page.locator("main textarea[name=text]").fill(STATEMENT)
    other = page.context.new_page()
    other.goto("/desk/search")
    other.locator("main input[name=q]").fill(address.split("/")[-1])
    other.locator("main input[name=q]").press("Enter")
    other.wait_for_url("**/desk/search/**")
    press_continue(page)
    page.locator("input[name=purpose][value=linked]").check()
    press_continue(page)
    page.wait_for_url("**done=statement**")
    if has_script:
        assert kept(page) == []
    page.goto(f"{address}/statements")
    assert "cut the lock and ride away to the canal" in page.locator("main").inner_text()


def test_enter_in_a_field_for_many_files_takes_none_without_a_script(desk_of, address):
    page = desk_of("contact", javascript=False)
    page.goto("/desk?show=unread")
    page.locator("tr[data-row] input[type=checkbox]").first.check()
    page.locator("#bulk details", has=page.locator("[name=reason]")).locator("summary").click()
    page.locator("#bulk [name=reason]").fill("Rang twice")
    page.locator("#bulk [name=reason]").press("Enter")
    assert page.url.endswith("/desk?show=unread"), "the first button was pressed, which nobody chose"
    # The check can fail: without the button that does nothing, Enter presses the next.
    page.locator("form:has(#bulk) button[disabled]").evaluate("button => button.remove()")
    page.locator("#bulk [name=reason]").press("Enter")
    page.wait_for_url("**/desk/bulk")


def test_what_is_refused_shows_its_reason_and_what_was_typed(desk_of, address):
    page = desk_of("investigator")
    page.goto(f"{address}/statement")
    page.locator("main textarea[name=text]").fill(STATEMENT)
    press_continue(page)
    assert page.locator(".govuk-error-summary").count() == 1
    assert page.locator("main textarea[name=text]").input_value() == STATEMENT
    for name, value in FIELDS.items():
        set_field(page, name, value)
    press_continue(page)
    assert "done=statement" in page.url and kept(page) == []


def test_a_selection_outlives_its_page_and_ends_with_its_answer(desk_of, address):
    """A row is chosen in the queue, and what is to be done with it typed; the list is left and opened anew."""
    page = desk_of("contact")
    page.goto("/desk?show=unread")
    box = page.locator("tr[data-row] input[type=checkbox]").first
    chosen = box.get_attribute("value")
    box.check()
    page.locator("#bulk details", has=page.locator("[name=reason]")).locator("summary").click()
    page.locator("#bulk [name=grade]").select_option("P4")
    page.locator("#bulk [name=reason]").fill("Rang twice, and nobody is at risk")
    page.goto("/desk?show=unread")
    assert page.locator(f"input[value='{chosen}']").is_checked(), "the selection was lost"
    assert page.locator("#bulk [name=reason]").input_value() == "Rang twice, and nobody is at risk"
    check_page(page, "desk queue restored")
    page.locator("#bulk [name=reason]").press("Enter")
    page.wait_for_url("**/desk/bulk")
    assert "1 of 1 graded" in page.locator("h1").inner_text()
    assert kept(page) == [], "it was done, and is kept all the same"
    page.goto("/desk?show=unread")
    assert page.locator("tr[data-row] input:checked").count() == 0
