"""The whole life of a file: the person who reported follows it on the tracker, while staff work on it at the desk."""

from dataclasses import dataclass

from playwright.sync_api import Page

from reporting import Receipt, open_tracker
from walking import do_action, error_summary, press_continue

#: What no tracker shows, whatever the file: how staff weigh, and the names of what only they read.
NEVER_TOLD = ["THRIVE", "Vulnerability", "Solvability", "Disclosure", "Exhibit", "Statement", "Staff", "Authori"]


@dataclass
class Tracker:
    """What the person sees, opened once with reference and secret."""

    page: Page
    receipt: Receipt
    #: Words of this file that the person must not read, such as who is suspected and why staff decided.
    secrets: list[str]

    def open(self) -> "Tracker":
        open_tracker(self.page, self.receipt)
        return self

    def shows(self, *sentences: str) -> str:
        """Looks again: every sentence is there, and nothing that must not be."""
        self.page.goto("/track/report")
        said = self.page.locator("main").inner_text()
        missing = [sentence for sentence in sentences if sentence not in said]
        assert not missing, f"the tracker does not say {missing}:\n{said}"
        whole = self.page.content().lower()
        told = [words for words in [*self.secrets, *NEVER_TOLD] if words.lower() in whole]
        assert not told, f"the tracker tells of {told}:\n{said}"
        return said

    def shows_nothing_new_after(self, work) -> None:
        """What is done at the desk without a word to the person leaves their page as it was."""
        before = self.shows()
        work()
        assert self.shows() == before, "the tracker tells of work that is not for it"

    def do(self, action: str, answers: dict[str, str]) -> None:
        self.page.goto("/track/report")
        do_action(self.page, action, answers)


@dataclass
class Desk:
    """One member of staff at work on one file."""

    page: Page
    reference: str

    @property
    def address(self) -> str:
        return f"/desk/files/{self.reference}"

    def text(self) -> str:
        self.page.goto(self.address)
        return self.page.locator("main").inner_text()

    def do(self, action: str, fields: dict[str, str]) -> None:
        """One form on its own page; only what is named is filled in, so the force's own words stay."""
        refused = self.try_to(action, fields)
        assert not refused, f"{action}: {refused}"

    def try_to(self, action: str, fields: dict[str, str]) -> str:
        """What the desk says against it; empty when it was done."""
        self.page.goto(f"{self.address}/{action}")
        for name, value in fields.items():
            set_field(self.page, name, value)
        press_continue(self.page)
        summary = error_summary(self.page)
        return summary.inner_text() if summary.count() else ""

    def first_decision(self, fields: dict[str, str]) -> None:
        self.do("first", {"unit": "volume-crime", "officer": "amara.okafor"} | fields)


def set_field(page: Page, name: str, value: str) -> None:
    option = page.locator(f"main input[type=radio][name='{name}'][value='{value}']")
    if option.count():
        return option.check()
    control = page.locator(f"main select[name='{name}'], main textarea[name='{name}'], main input[name='{name}']").first
    if control.evaluate("it => it.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)


def show(reference: str) -> str:
    """As pages show a reference: in threes."""
    return " ".join(reference[start : start + 3] for start in range(0, len(reference), 3))
