"""The queue: filters, keys, what changes while somebody looks, who has a file open, and many files at once."""

import pytest

from desk import open_file
from looking import check_page
from running.reports import report_of

JUST_CHANGED = "document.dispatchEvent(new Event('bluelamp-look'))"


@pytest.fixture
def send(reporter):
    """Sends a report of a kind and gives its reference."""
    kinds = reporter.kinds()
    return lambda kind="bicycle-theft": reporter.send(report_of(kinds[kind])).json()["reference"]


def row(page, reference):
    return page.locator("tr", has=page.locator(f"a[href*='{reference}']"))


def only_new(page, kind="information"):
    """A part of the queue that few other tests fill."""
    page.goto(f"/desk?show=unread&kind={kind}&age=under-1")


def wait_until_looking(page):
    """Until the script of the page has asked once."""
    with page.expect_response("**/desk/pulse"):
        page.evaluate(JUST_CHANGED)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_list_is_narrowed_saved_and_shared(desk_of, send, javascript):
    theft, lost = send("theft"), send("lost-found-property")
    desk, name = desk_of("contact", javascript), f"Thefts to read {javascript}"
    desk.goto("/desk?show=unread")
    desk.get_by_text("Filter", exact=True).click()
    desk.get_by_label("Kind of report").select_option("theft")
    desk.get_by_role("button", name="Show these").click()
    assert row(desk, theft).count() == 1 and row(desk, lost).count() == 0
    check_page(desk, "desk queue filtered")
    desk.get_by_role("link", name="Save this filter").click()
    check_page(desk, "desk save filter")
    desk.get_by_label("Name").fill(name)
    desk.get_by_label("Who sees it").select_option("everybody")
    desk.get_by_role("button", name="Save").click()
    other = desk_of("supervisor", javascript)
    other.goto("/desk")
    other.get_by_role("link", name=name).click()
    assert row(other, theft).count() == 1 and row(other, lost).count() == 0
    desk.goto("/desk/filters")
    check_page(desk, "desk saved filters")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_file_is_found_by_its_fields(desk_of, send, javascript):
    reference = send()
    desk = desk_of("contact", javascript)
    desk.goto("/desk/search")
    desk.get_by_text("Search by field").click()
    desk.get_by_label("Phone").fill("07700 900 123")
    desk.get_by_label("When it was received").fill("today")
    desk.locator("form", has=desk.get_by_label("Phone")).get_by_role("button", name="Search").click()
    assert row(desk, reference).count() == 1
    check_page(desk, "desk search by field")


def test_everything_goes_by_keys_alone(desk_of, send):
    first, second = send("information"), send("information")
    desk = desk_of("contact")
    only_new(desk)
    desk.keyboard.press("j")
    shown = [it.get_attribute("data-row") for it in desk.locator("tr[data-row]").all()]
    assert desk.evaluate("document.activeElement.closest('tr').dataset.row") == shown[0]
    desk.keyboard.press("ArrowDown")
    assert desk.evaluate("document.activeElement.closest('tr').dataset.row") == shown[1]
    desk.keyboard.press("k")
    desk.keyboard.press("x")
    assert row(desk, shown[0]).locator("input").is_checked()
    assert "1 file selected" in desk.locator("#bulk").inner_text()
    desk.keyboard.press("Control+k")
    check_page(desk, "desk palette")
    desk.keyboard.type("grade it")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/desk/files/{shown[0]}/grade")
    desk.keyboard.press("/") if desk.evaluate("document.activeElement === document.body") else desk.keyboard.press("Control+k")
    desk.locator("#palette[open]").wait_for()
    desk.keyboard.type(second)
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/desk/files/{second}")
    assert {first, second} <= set(shown)


def test_words_that_are_searched_for_stand_in_no_address(desk_of, send):
    reference = send()
    desk = desk_of("contact")
    desk.goto("/desk")
    desk.keyboard.press("Control+k")
    desk.locator("#palette[open]").wait_for()
    desk.keyboard.type("phone:07700900123 received:today")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/desk/search/*")
    found = desk.url
    assert "07700" not in found and row(desk, reference).count() == 1
    desk.reload()
    assert desk.url == found and row(desk, reference).count() == 1
    desk.goto("/desk/search")
    desk.go_back()
    desk.wait_for_url(found)
    assert row(desk, reference).count() == 1


def test_a_palette_closes_and_gives_the_focus_back(desk_of, send):
    send("information")
    desk = desk_of("contact")
    only_new(desk)
    desk.keyboard.press("j")
    before = desk.evaluate("document.activeElement.textContent")
    desk.keyboard.press("/")
    desk.locator("#palette[open]").wait_for()
    desk.keyboard.press("Escape")
    assert desk.evaluate("document.activeElement.textContent") == before


def test_keys_of_one_letter_can_be_switched_off(desk_of, send):
    send("information")
    desk = desk_of("contact")
    only_new(desk)
    desk.keyboard.press("?")
    desk.locator("#keys[open]").wait_for()
    check_page(desk, "desk keys")
    desk.get_by_label("Keys of one letter are on").press("Space")
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    assert desk.evaluate("document.activeElement.closest('tr[data-row]')") is None
    desk.reload()
    desk.keyboard.press("j")
    assert desk.evaluate("document.activeElement.closest('tr[data-row]')") is None
    desk.keyboard.press("Control+k")
    desk.locator("#palette[open]").wait_for()


def test_a_list_renews_itself_and_moves_nothing(desk_of, send):
    known = send("information")
    desk, other = desk_of("contact"), desk_of("supervisor")
    only_new(desk)
    wait_until_looking(desk)
    row(desk, known).locator("th a").focus()
    row(desk, known).locator("input").check()
    row(desk, known).locator("th a").focus()
    before = [it.get_attribute("data-row") for it in desk.locator("tr[data-row]").all()]
    new = send("information")
    desk.evaluate(JUST_CHANGED)
    desk.locator(".bl-news a").wait_for()
    assert "1 new" in desk.locator(".bl-news").inner_text()
    assert [it.get_attribute("data-row") for it in desk.locator("tr[data-row]").all()] == before
    assert row(desk, known).locator("input").is_checked()
    open_file(other, known)
    desk.evaluate(JUST_CHANGED)
    row(desk, known).get_by_text("has this open").wait_for()
    assert desk.evaluate("document.activeElement.closest('tr').dataset.row") == known
    check_page(desk, "desk queue renewed")
    desk.locator(".bl-news a").click()
    assert row(desk, new).count() == 1


def test_two_see_each_other_on_a_file_and_stand_in_nobodys_way(desk_of, send):
    reference = send("information")
    first, second = desk_of("contact"), desk_of("supervisor")
    open_file(first, reference)
    open_file(second, reference)
    assert "has this open" in second.locator(".bl-present").inner_text()
    with first.expect_response("**/here"):
        first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    first.locator(".bl-present").get_by_text("has this open").wait_for()
    check_page(first, "desk file that somebody else has open")
    second.goto("/desk/search")
    # The word that a page was left comes on its own way: each beat asks anew.
    for _ in range(50):
        with first.expect_response("**/here"):
            first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        if not first.locator(".bl-present").is_visible():
            break
    first.locator(".bl-present").wait_for(state="hidden")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_many_files_are_graded_at_once_and_taken_back(desk_of, send, javascript):
    references = [send("information"), send("information")]
    desk = desk_of("contact", javascript)
    only_new(desk)
    for reference in references:
        row(desk, reference).locator("input").check()
    check_page(desk, "desk queue with files selected")
    bar = desk.locator("#bulk")
    bar.locator("summary", has_text="Grade").click()
    bar.get_by_label("Grade").select_option("P4")
    bar.get_by_label("Why?").fill("By telephone")
    bar.get_by_role("button", name="Grade the selected files").click()
    assert "2 of 2 graded" in desk.locator("h1").inner_text()
    check_page(desk, "desk many files graded")
    desk.get_by_role("button", name="Take it all back").click()
    assert "2 of 2 taken back" in desk.locator("h1").inner_text()
    only_new(desk)
    assert all(row(desk, reference).count() == 1 for reference in references)
