"""Reporting, as the public meets it."""

import pytest

from looking import check_page
from people import GRACE, NUSRAT
from reporting import report
from running.reports import KINDS
from walking import Walk, choose, error_summary, press_continue, switch_language


def test_the_list_of_kinds_leads_to_all_fifteen(either_page):
    either_page.goto("/report")
    check_page(either_page, "list of kinds")
    for kind in KINDS:
        assert either_page.locator(f"a[href*='/report/{kind}']").count(), f"nothing leads to {kind}"


def test_the_first_page_is_sound(either_page):
    either_page.goto("/")
    check_page(either_page, "first page")


def test_a_bicycle_theft_is_reported(either_page, request):
    with_javascript = "without" not in request.node.name
    seen = []

    def look(page):
        seen.append(page.url)
        check_page(page, f"bicycle theft {'js' if with_javascript else 'plain'} {len(seen):02d}")

    receipt = report(either_page, "bicycle-theft", GRACE, on_page=look)
    assert receipt.reference and receipt.secret
    check_page(either_page, f"bicycle theft confirmation {'js' if with_javascript else 'plain'}")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "bicycle-theft"])
def test_every_other_kind_is_reported(page, kind):
    seen = []

    def look(page):
        seen.append(page.url)
        check_page(page, f"{kind} {len(seen):02d}")

    assert report(page, kind, GRACE, on_page=look).reference


def test_a_bicycle_theft_is_reported_in_urdu(either_page):
    either_page.goto("/")
    switch_language(either_page, "ur")
    assert either_page.locator("html").get_attribute("dir") == "rtl"
    seen = []

    def look(page):
        seen.append(page.url)
        assert page.locator("html").get_attribute("lang") == "ur", f"{page.url} is not in Urdu"
        check_page(page, f"urdu {len(seen):02d}")

    assert report(either_page, "bicycle-theft", GRACE, on_page=look).reference
    look(either_page)


@pytest.mark.parametrize("language", ["pa", "pl", "bn"])
def test_the_other_languages_are_served(page, language):
    for path in ["/", "/report", "/report/bicycle-theft", "/track"]:
        page.goto(path)
        switch_language(page, language)
        check_page(page, f"{language} {path}")


def test_danger_now_leads_to_999(either_page):
    either_page.goto("/report/burglary")
    choose(either_page, "danger", "yes")
    press_continue(either_page)
    assert "999" in either_page.locator("main").inner_text()
    assert not either_page.locator("main form input[type=text], main form textarea").count()
    check_page(either_page, "danger now")


def test_a_wrong_answer_shows_what_to_mend(either_page, request):
    walk = Walk(either_page, "bicycle-theft", GRACE).begin()
    press_continue(either_page)
    for _ in range(20):
        if error_summary(either_page).count():
            break
        press_continue(either_page)
    summary = error_summary(either_page)
    assert summary.count() == 1, f"{walk.step}: nothing was said"
    assert either_page.title().lower().startswith("error")
    if "without" not in request.node.name:
        assert summary.evaluate("it => it === document.activeElement || it.contains(document.activeElement)")
    check_page(either_page, "error summary")
    link = summary.locator("a").first
    field = link.get_attribute("href").removeprefix("#")
    assert either_page.locator(f"[id='{field}']").count() == 1, f"the error leads to #{field}, which is not there"


def test_the_gate_must_be_answered(either_page):
    either_page.goto("/report/bicycle-theft")
    press_continue(either_page)
    assert error_summary(either_page).count() == 1


def test_back_keeps_the_answers(either_page):
    walk = Walk(either_page, "bicycle-theft", GRACE).begin()
    answered = either_page.url
    walk.answer_page()
    either_page.locator(".govuk-back-link").click()
    either_page.wait_for_load_state("load")
    assert either_page.url.split("?")[0] == answered.split("?")[0]
    kept = either_page.locator("main form").last.evaluate(
        "it => [...it.elements].some(e => e.type !== 'hidden' && (e.checked || (!/radio|checkbox|submit/.test(e.type) && e.value)))"
    )
    assert kept, "the answer was gone"


def test_an_answer_can_be_changed_from_check_your_answers(either_page):
    Walk(either_page, "bicycle-theft", GRACE).begin().to("check")
    check_page(either_page, "check your answers")
    change = either_page.locator(".govuk-summary-list__actions a").first
    change.click()
    either_page.wait_for_load_state("load")
    press_continue(either_page)
    assert either_page.url.split("?")[0].endswith("/check")


def test_a_draft_goes_on_by_its_link(open_page):
    first = open_page()
    walk = Walk(first, "bicycle-theft", GRACE).begin()
    walk.answer_page()
    walk.answer_page()
    first.locator("main a[href$='/save']").click()
    address = first.locator("[data-return-link]").first.get_attribute("href")
    second = open_page()
    second.goto(address)
    Walk(second, "bicycle-theft", GRACE).to("check")
    press_continue(second)
    assert second.locator(".govuk-panel").count()


@pytest.mark.parametrize("path", ["/", "/report", "/report/domestic-abuse", "/track"])
def test_every_page_can_be_left_at_once(either_page, path):
    either_page.goto(path)
    leave = either_page.locator(".govuk-exit-this-page__button")
    assert leave.is_visible()
    assert leave.get_attribute("href").startswith("https://")


def test_domestic_abuse_leaves_nothing_in_the_browser(page):
    seen = []

    def look(page):
        seen.append(page.title().lower())
        check_page(page, f"safe mode {len(seen):02d}")
        kept = page.evaluate("[localStorage.length, sessionStorage.length]")
        assert kept == [0, 0], f"{page.url} keeps something in the browser"
        assert page.evaluate("navigator.serviceWorker ? navigator.serviceWorker.getRegistrations().then(r => r.length) : 0") == 0

    report(page, "domestic-abuse", NUSRAT, on_page=look)
    for title in seen[1:]:
        assert "abuse" not in title and "domestic" not in title, f"the history would say '{title}'"
    lasting = [cookie["name"] for cookie in page.context.cookies() if cookie["expires"] > 0]
    assert not lasting, f"cookies that outlive the visit: {lasting}"
