"""The desk as staff use it."""

from playwright.sync_api import Page

from running.codes import codes_to_try
from walking import do_action, error_summary, press_continue


def log_in(page: Page, member: dict, door: str = "/desk/login") -> None:
    """Password, then the code of the moment, or the next one when it was used already."""
    page.goto(door)
    page.locator("input[name=username]").fill(member["username"])
    page.locator("input[name=password]").fill(member["password"])
    press_continue(page)
    for code in codes_to_try(member["totpSecret"]):
        assert page.url.split("?")[0].endswith("/desk/code"), f"at {page.url} instead of the code"
        page.locator("input[name=code]").fill(code)
        press_continue(page)
        if not page.url.split("?")[0].endswith("/desk/code"):
            return
    raise AssertionError(f"no code was taken: {error_summary(page).inner_text()}")


def member_with_role(program, role: str) -> dict:
    staff = program.demonstration()["staff"]
    fitting = [member for member in staff if role in member["role"].lower().replace(" ", "-")]
    assert fitting, f"nobody of the demonstration is a {role}: {[member['role'] for member in staff]}"
    return fitting[0]


def find_unread(page: Page, reference: str) -> None:
    """Turns the pages of what nobody has read until the report is there."""
    page.goto("/desk?show=unread")
    while not page.locator(f"a[href*='{reference}']").count():
        further = page.locator("a[rel=next]")
        assert further.count(), "the new report is not in the queue"
        further.first.click()


def open_file(page: Page, reference: str) -> None:
    page.goto(f"/desk/files/{reference}")
    assert reference.replace(" ", "") in page.locator("main").inner_text().replace(" ", "")


def act(page: Page, reference: str, action: str, answers: dict[str, str]) -> None:
    open_file(page, reference)
    do_action(page, action, answers)


def grade(page: Page, reference: str) -> None:
    act(page, reference, "grade", {"grade": "P4", "reason": "Nobody is in danger."})


def record(page: Page, reference: str) -> None:
    fields = {"is": "crime", "offence": "44", "test": "yes", "reporter": "victim", "points": "none"}
    act(page, reference, "record", fields | {"reason": "What was said amounts to theft."})


def finalise(page: Page, reference: str) -> None:
    explanation = "No camera covered the stand, and nobody saw it."
    act(page, reference, "outcome", {"outcome": "18", "explanation": explanation})


def decide(page: Page, reference: str) -> None:
    record(page, reference)
    finalise(page, reference)
