"""Walking through a form whatever its questions are: journeys survive a question moved or added."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from playwright.sync_api import Locator, Page

MOST_PAGES = 60
MOST_OPTIONS = 4
SUBMIT = "main form button[type=submit]:not([formnovalidate]):not([name]), main form button:not([type]):not([name])"
FIELDS = "textarea, select, input:not([type=hidden]):not([type=radio]):not([type=checkbox])"
ANY_SUBMIT = "main form button[type=submit], main form button:not([type])"


@dataclass
class Walk:
    """A person's answers by the name of the field, and what was seen on the way."""

    page: Page
    kind: str
    answers: dict[str, str] = field(default_factory=dict)
    visited: list[str] = field(default_factory=list)
    on_page = None

    def begin(self) -> "Walk":
        """From the emergency gate, saying that nobody is in danger now, to the first question."""
        self.page.goto(f"/report/{self.kind}")
        self._look()
        choose(self.page, "danger", "no")
        press_continue(self.page)
        return self

    def to(self, step: str) -> "Walk":
        """Answers every page until the address ends with that step."""
        for _ in range(MOST_PAGES):
            if self.step == step:
                return self
            self.answer_page()
        raise AssertionError(f"{step} never came: {self.visited}")

    @property
    def step(self) -> str:
        return re.sub(r"[?#].*", "", self.page.url).rstrip("/").split("/")[-1]

    def answer_page(self) -> None:
        """Answers one page; where an answer leads to somebody else's door, goes back and takes the next."""
        self._look()
        self.visited.append(self.step)
        for attempt in range(MOST_OPTIONS):
            before = self.page.url
            fill_page(self.page, self.answers, attempt)
            press_continue(self.page)
            self._assert_was_taken(before)
            if has_form(self.page):
                return
            self.page.goto(before)
        raise AssertionError(f"every answer to {self.step} ended the journey")

    def _assert_was_taken(self, before: str) -> None:
        summary = error_summary(self.page)
        if summary.count():
            raise AssertionError(f"{before} would not take the answers: {summary.inner_text()}")

    def _look(self) -> None:
        if self.on_page:
            self.on_page(self.page)


def error_summary(page: Page) -> Locator:
    return page.locator(".govuk-error-summary")


def has_form(page: Page) -> bool:
    return page.locator(ANY_SUBMIT).count() > 0


def press_continue(page: Page) -> None:
    button = page.locator(SUBMIT)
    (button if button.count() else page.locator(ANY_SUBMIT)).first.click()
    settle(page)


def settle(page: Page) -> None:
    """Until what was pressed has been sent, and the page that it leads to is there."""
    page.locator("html[data-sending]").wait_for(state="detached")
    page.wait_for_load_state("load")


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"main input[name='{name}'][value='{value}']").check()


def fill_page(page: Page, answers: dict[str, str], attempt: int = 0) -> None:
    fill_form(page.locator("main form").filter(has=page.locator("button")).last, answers, attempt)


def fill_form(form: Locator, answers: dict[str, str], attempt: int = 0) -> None:
    """Gives each field its own answer, else an option, else something fitting."""
    choose_options(form, answers, attempt)
    for control in form.locator(FIELDS).all():
        if control.is_visible() and control.is_enabled():
            fill_control(control, answers)


def switch_language(page: Page, language: str) -> None:
    """By the link that people use; the choice stays for the pages after it."""
    link = page.locator(f".bl-languages a[lang|='{language}']")
    if link.count():
        link.first.click()
        page.wait_for_load_state("load")
    shown = page.locator("html").get_attribute("lang")
    assert shown.split("-")[0] == language, f"the page is in {shown}"


def open_action(page: Page, action: str) -> Locator:
    """The form of one action on a page, or on the page that a link leads to; its address ends in its name."""
    form = page.locator(f"main form[data-action='{action}'], main form[action$='/{action}']")
    if not form.count():
        page.locator(f"main a[data-action='{action}'], main a[href$='/{action}']").first.click()
        page.wait_for_load_state("load")
    folded = page.locator("details:not([open])").filter(has=page.locator(f"form[action$='/{action}']"))
    if folded.count():
        folded.first.locator("summary").first.click()
    return form.first if form.count() else page.locator("main form").last


def do_action(page: Page, action: str, answers: dict[str, str], on_page=None) -> None:
    form = open_action(page, action)
    if on_page:
        on_page(page)
    fill_form(form, answers)
    form.locator("button[type=submit]").first.click()
    settle(page)
    assert not error_summary(page).count(), f"{action}: {error_summary(page).inner_text()}"


def choose_options(form: Locator, answers: dict[str, str], attempt: int) -> None:
    options = form.locator("input[type=radio], input[type=checkbox]")
    for name in dict.fromkeys(option.get_attribute("name") for option in options.all()):
        group = form.locator(f"input[name='{name}']")
        if not group.first.is_visible():
            continue
        is_one_of = group.first.get_attribute("type") == "radio"
        if name in answers:
            wanted = form.locator(f"input[name='{name}'][value='{answers[name]}']")
            assert wanted.count(), f"{name} has no option {answers[name]}"
            wanted.first.check()
        elif is_one_of:
            usual_option(group, attempt).check()


def usual_option(group: Locator, attempt: int) -> Locator:
    """"No" where it can be said, since "yes" may mean that the danger is now; else the options in their order."""
    in_order = group.all()
    in_order.sort(key=lambda option: option.get_attribute("value") != "no")
    return in_order[attempt % len(in_order)]


def fill_control(control: Locator, answers: dict[str, str]) -> None:
    name = control.get_attribute("name") or ""
    kind = control.get_attribute("type") or "text"
    if kind == "file" or (control.input_value() and name not in answers):
        return
    if control.evaluate("it => it.tagName") == "SELECT":
        control.select_option(answers[name]) if name in answers else control.select_option(index=1)
    elif name in answers:
        control.fill(answers[name])
    elif control.get_attribute("required") is not None or is_date_part(name) or control.evaluate(IS_ONLY_TEXT):
        control.fill(fitting_text(name, kind))


IS_ONLY_TEXT = "it => it.tagName === 'TEXTAREA'"


def is_date_part(name: str) -> bool:
    return bool(re.search(r"(day|month|year)$", name))


def fitting_text(name: str, kind: str) -> str:
    yesterday = date.today() - timedelta(days=1)
    parts = {"day": yesterday.day, "month": yesterday.month, "year": yesterday.year}
    for part, value in parts.items():
        if name.endswith(part):
            return str(value)
    if kind == "date" or name.endswith("date"):
        return yesterday.isoformat()
    if kind == "time" or name.endswith("time"):
        return "14:30"
    if kind in {"number"}:
        return "1"
    return "It was by the wall near the library."
