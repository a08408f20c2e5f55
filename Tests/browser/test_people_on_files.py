"""People, objects and places of files: named, found again elsewhere, merged and parted, with and without scripts."""

import pytest
from playwright.sync_api import Page

from desk import open_file
from looking import check_page
from running.reports import report_of
from walking import press_continue

SOURCE = {"said": "officer", "nature": "fact"}


@pytest.fixture
def references(reporter) -> list[str]:
    kind = reporter.kinds()["bicycle-theft"]
    return [reporter.send(report_of(kind)).json()["reference"].replace(" ", "") for _ in range(2)]


def act(page: Page, reference: str, action: str, fields: dict[str, str]) -> None:
    """By the form's own page; only what is named is filled in."""
    page.goto(f"/desk/files/{reference}/{action}")
    fill(page, fields)


def fill(page: Page, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        radio = page.locator(f"main input[type=radio][name='{name}'][value='{value}']")
        control = page.locator(f"main select[name='{name}'], main textarea[name='{name}'], main input[name='{name}']").first
        if radio.count():
            radio.check()
        elif control.evaluate("it => it.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    press_continue(page)
    assert not page.locator(".govuk-error-summary").count(), page.locator(".govuk-error-summary").inner_text()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_somebody_is_named_found_on_another_file_merged_and_parted_again(desk_of, references, javascript):
    one, two = references
    desk = desk_of("investigator", javascript)
    desk.goto(f"/desk/files/{two}/party")
    check_page(desk, "desk party")
    name = "نصرت بیگم"
    fill(desk, {"kind": "person", "role": "suspect", "names": name, "phones": "+44 7700 900123"} | SOURCE)
    act(desk, two, "object", {"kind": "vehicle", "mark": "AB12 CDE"} | SOURCE)
    act(desk, two, "link-file", {"reference": one, "how": "sameOffender", "reason": "The same van."})
    open_file(desk, two)
    check_page(desk, "desk file with people")
    said = desk.locator("main").inner_text()
    assert name in said and "AB12CDE" in said and "the same phone number" in said
    desk.locator("a[href*='/merge?'][href*='file=']").first.click()
    check_page(desk, "desk merge")
    desk.locator("main textarea[name=reason]").fill("The same phone and face.")
    if not desk.locator("main input[name=with]:checked").count():
        desk.locator("main input[name=with]").first.check()
    # Whoever reported would be accused on the same file: the desk asks why before it takes that.
    press_continue(desk)
    assert desk.url.endswith("/merge")
    desk.locator("main textarea[name=both]").fill("Each says that the other took it.")
    press_continue(desk)
    assert "/desk/people/" in desk.url
    check_page(desk, "desk person")
    assert name in desk.locator("main").inner_text() and "Grace Lowe" in desk.locator("main").inner_text()
    desk.locator("a[href*='/undo-merge']").first.click()
    fill(desk, {"reason": "Two cousins."})
    open_file(desk, two)
    assert "Perhaps the same" in desk.locator("main").inner_text()


def test_the_place_is_on_the_forces_own_map_for_whoever_asks(desk_of, references):
    desk = desk_of("investigator")
    open_file(desk, references[0])
    assert not desk.locator(".leaflet-container").count(), "the map was fetched unasked"
    desk.locator("#file-map button").click()
    desk.locator("#file-map .leaflet-marker-icon").wait_for()
    check_page(desk, "desk file with map")


def test_the_place_is_told_in_words_without_scripts(desk_of, references):
    desk = desk_of("investigator", javascript=False)
    open_file(desk, references[0])
    assert "The point is near" in desk.locator("#map").inner_text()
    assert not desk.locator("#file-map button").is_visible()


def test_the_file_is_led_into_by_its_contents(desk_of, references):
    desk = desk_of("contact")
    open_file(desk, references[0])
    ways = [way.get_attribute("href") for way in desk.locator(".bl-contents a").all()]
    assert len(ways) >= 4 and all(desk.locator(way).count() == 1 for way in ways)
    assert desk.locator(".bl-brief dt").count() <= 5
