"""What scripts add to reporting: nothing is lost with a signal, and the map works by mouse and by keyboard."""

import re

from people import GRACE, NUSRAT
from walking import Walk, press_continue

MOST_LOOKS = 20
WORDS = "It was by the wall near the library."


def test_what_is_being_typed_outlives_a_reload_until_it_is_sent(page):
    Walk(page, "theft", GRACE).begin().to("what-happened")
    page.locator("textarea").fill(WORDS)
    page.reload()
    assert page.locator("textarea").input_value() == WORDS
    press_continue(page)
    kept = page.evaluate("Object.keys(sessionStorage).filter(key => key.includes('what-happened')).length")
    assert kept == 0


def test_without_a_signal_nothing_is_sent_and_the_page_says_so(page):
    Walk(page, "theft", GRACE).begin().to("what-happened")
    page.locator("textarea").fill(WORDS)
    page.context.set_offline(True)
    press_continue(page)
    assert page.locator(".bl-offline").is_visible()
    assert page.locator("textarea").input_value() == WORDS
    page.context.set_offline(False)
    press_continue(page)
    assert not page.url.endswith("/what-happened")


def test_where_somebody_may_be_watching_nothing_typed_is_kept(page):
    Walk(page, "domestic-abuse", NUSRAT).begin().to("what-happened")
    page.locator("textarea").fill(WORDS)
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    page.reload()
    assert page.locator("textarea").input_value() == ""


def test_leaving_a_guarded_report_forgets_it(page):
    Walk(page, "domestic-abuse", NUSRAT).begin().to("what-happened")
    address = page.url
    page.context.route(re.compile("^https:"), lambda route: route.abort())
    with page.expect_request(lambda request: request.url.endswith("/leave")):
        page.keyboard.press("Escape")
    other = page.context.new_page()
    for _ in range(MOST_LOOKS):
        other.goto(address)
        if other.url.endswith("/report/domestic-abuse?gone=yes"):
            return
    raise AssertionError("the answers were still there")


def test_the_map_is_worked_by_keyboard_alone(page):
    Walk(page, "theft", GRACE).begin().to("where")
    press(page, "put")
    before = marker(page)
    icon = page.locator(".leaflet-marker-icon")
    icon.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    after = marker(page)
    assert after[0] > before[0] and after[1] > before[1]
    assert page.locator("[data-said]").inner_text()
    press_continue(page)
    page.go_back()
    assert marker(page) == after


def test_the_map_is_worked_by_a_press_and_cleared(page):
    Walk(page, "theft", GRACE).begin().to("where")
    page.locator(".bl-map__ground").click()
    assert marker(page)[0] > 52
    press(page, "clear")
    assert page.locator("input[name=latitude]").input_value() == ""


def press(page, name: str) -> None:
    page.locator(f"[data-map={name}]").focus()
    page.keyboard.press("Enter")


def marker(page) -> tuple[float, float]:
    return tuple(float(page.locator(f"input[name={name}]").input_value()) for name in ["latitude", "longitude"])
