"""What supervisors look at: each page sound, quick and small; and the ways through them."""

import re
import time
import uuid

import pytest

from desk import act, grade, open_file, record
from looking import check_page
from reporting import Receipt
from running.reports import report_of
from walking import settle

MOST_BYTES = 100_000
MOST_MILLISECONDS = 50
PAGES = [
    "/desk/team", "/desk/team/volume-crime", "/desk/late", "/desk/allocation", "/desk/checks", "/desk/handover/volume-crime",
    "/desk/absences", "/desk/day", "/desk/team/volume-crime/tasks",
]  # fmt: skip


@pytest.fixture
def receipt(reporter) -> Receipt:
    sent = reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()
    return Receipt(sent["reference"], sent["trackingSecret"])


@pytest.fixture
def recorded(receipt, desk_of) -> Receipt:
    desk = desk_of("contact")
    grade(desk, receipt.reference)
    record(desk, receipt.reference)
    return receipt


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_pages_of_supervising_are_sound(desk_of, recorded, javascript):
    supervisor = desk_of("supervisor", javascript)
    for path in PAGES:
        supervisor.goto(path)
        check_page(supervisor, f"supervising {path.strip('/').replace('/', ' ')}")


def test_the_pages_are_quick_and_small(desk_of, recorded):
    supervisor = desk_of("supervisor")
    for path in PAGES:
        taken = []
        for _ in range(5):
            started = time.monotonic()
            answer = supervisor.request.get(path)
            taken.append((time.monotonic() - started) * 1_000)
            assert answer.ok and len(answer.body()) < MOST_BYTES, f"{path}: {len(answer.body())} bytes"
        assert min(taken) < MOST_MILLISECONDS, f"{path}: {min(taken):.0f} ms at best"


def test_the_suggested_owner_is_one_press_away(desk_of, recorded):
    supervisor = desk_of("supervisor")
    supervisor.goto("/desk/allocation")
    value = recorded.reference.replace(" ", "")
    row = supervisor.locator(f".govuk-checkboxes__item:has(input[value*='{value}'])")
    assert "Suggested:" in row.inner_text()
    for box in supervisor.locator(".govuk-checkboxes__input").all():
        box.set_checked(recorded.reference.replace(" ", "") in (box.get_attribute("value") or ""))
    supervisor.locator("main form button").first.click()
    supervisor.wait_for_load_state("load")
    assert "1 file has an owner now" in supervisor.locator("main").inner_text()
    open_file(supervisor, recorded.reference)
    assert "Volume Crime Investigation" in supervisor.locator("main").inner_text()


def test_a_day_leads_from_its_numbers_to_their_files(desk_of, recorded):
    supervisor = desk_of("supervisor")
    supervisor.goto("/desk/day")
    supervisor.locator("main a[href$='/recorded']").first.click()
    supervisor.wait_for_load_state("load")
    assert recorded.reference in supervisor.locator("main").inner_text().replace(" ", "") or supervisor.locator(
        f"main a[href$='{recorded.reference.replace(' ', '')}']"
    ).count(), "the file is not behind the number"
    check_page(supervisor, "supervising files of a day")


def test_a_note_is_left_and_taken_over(desk_of, recorded):
    words = f"Ring the library {uuid.uuid4().hex[:6]}"
    supervisor, officer = desk_of("supervisor"), desk_of("investigator")
    supervisor.goto("/desk/handover/volume-crime")
    supervisor.locator("textarea[name=note]").fill(words)
    supervisor.get_by_role("button", name="Leave the note").click()
    settle(supervisor)
    officer.goto("/desk/handover/volume-crime")
    officer.locator("[data-note]", has_text=words).get_by_role("button", name="I have taken this over").click()
    officer.wait_for_load_state("load")
    assert re.search(r"Taken over by", officer.locator("[data-note]", has_text=words).inner_text())
    check_page(officer, "supervising handover with a note")


def test_a_check_is_made_and_read(desk_of, recorded):
    investigator, supervisor = desk_of("investigator"), desk_of("supervisor")
    act(investigator, recorded.reference, "write", {"text": "We are looking at the cameras."})
    reference = recorded.reference.replace(" ", "")
    supervisor.goto(f"/desk/files/{reference}/check")
    whose = supervisor.locator("select[name=work]")
    whose.select_option(whose.locator("option", has_text="Amara").first.get_attribute("value"))
    for met in supervisor.locator("input[type=radio][value=met]").all():
        met.check()
    supervisor.locator("textarea[name=comment]").fill("Clear and quick.")
    check_page(supervisor, "supervising check of the work")
    supervisor.locator("main form button").first.click()
    settle(supervisor)
    investigator.goto(f"/desk/files/{reference}/checks")
    assert "Clear and quick." in investigator.locator("main").inner_text()
    check_page(investigator, "supervising what a check found")
    investigator.get_by_role("button", name="I have read this").click()
    settle(investigator)
    investigator.goto(f"/desk/files/{reference}/checks")
    assert not investigator.get_by_role("button", name="I have read this").count()


def test_an_absence_is_noted_and_ended(desk_of):
    supervisor = desk_of("supervisor")
    supervisor.goto("/desk/absences")
    supervisor.locator("select[name=username]").select_option("ruth.adeyemi")
    for name in ["from", "until"]:
        for part, value in {"day": time.strftime("%d"), "month": time.strftime("%m"), "year": time.strftime("%Y")}.items():
            supervisor.locator(f"input[name={name}-{part}]").fill(value)
    supervisor.get_by_role("button", name="Note it").click()
    settle(supervisor)
    check_page(supervisor, "supervising somebody away")
    supervisor.get_by_role("button", name="Ruth Adeyemi is back").click()
    settle(supervisor)
    assert not supervisor.get_by_role("button", name="Ruth Adeyemi is back").count()
