"""Taking a report at the desk, as somebody at a keyboard does: every key and every press is counted."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

from running.places import ROOT

#: The keystroke-level model (Card, Moran and Newell 1980): a key by an average typist of 40 words a minute; to point with
#: a mouse and press; and a hand to the mouse and back.
SECONDS_A_KEY = 0.28
SECONDS_A_CLICK = 1.1 + 0.2 + 2 * 0.4

COUNTER = """
    const counts = JSON.parse(sessionStorage.getItem('effort') || '{"keys": 0, "clicks": 0}')
    const keep = () => sessionStorage.setItem('effort', JSON.stringify(counts))
    addEventListener('keydown', (event) => { if (event.isTrusted) { counts.keys += 1; keep() } }, true)
    addEventListener('pointerdown', (event) => { if (event.isTrusted) { counts.clicks += 1; keep() } }, true)
"""


@dataclass
class Effort:
    keys: int
    clicks: int

    @property
    def seconds(self) -> float:
        return self.keys * SECONDS_A_KEY + self.clicks * SECONDS_A_CLICK


def count_effort(page: Page) -> None:
    page.add_init_script(COUNTER)


def effort_of(page: Page) -> Effort:
    counts = page.evaluate("JSON.parse(sessionStorage.getItem('effort'))")
    return Effort(counts["keys"], counts["clicks"])


def budget(name: str) -> Effort:
    """The most keys and clicks that `docs/budgets.md` allows."""
    line = re.search(rf"^\| {re.escape(name)} \| (\d+) keys, (\d+) clicks \|", (ROOT / "docs/budgets.md").read_text(), re.MULTILINE)
    assert line, f"docs/budgets.md has no line for {name}"
    return Effort(int(line[1]), int(line[2]))


def begin(page: Page, channel: str = "phone") -> None:
    page.goto("/desk/take")
    page.locator(f"button[name=channel][value={channel}]").click()
    page.locator("#taking").wait_for()


def type_in(page: Page, name: str, words: str) -> None:
    page.locator(f"[name='{name}']").click()
    page.keyboard.type(words)


def press(page: Page, name: str, value: str) -> None:
    """A radio or a box, by the words beside it."""
    field = page.locator(f"input[name='{name}'][value='{value}']")
    page.locator(f"label[for='{field.get_attribute('id')}']").click()


def press_offer(page: Page, words: str) -> None:
    page.locator("button[data-offer]", has_text=words).first.click()


def wait_until_saved(page: Page) -> None:
    page.locator("#saved", has_text=re.compile(r"^Saved \d\d:\d\d$")).wait_for()


def fill_bicycle(page: Page) -> None:
    """A stolen bicycle with the least that may be sent."""
    wait_until_saved(page)
    page.locator("[name=account]").fill("My bike was taken.")
    page.locator("[name=kind]").select_option("bicycle-theft")
    page.locator("[name=q-make-model]").wait_for()
    page.locator("[name=name]").fill("Grace Lowe")
    press(page, "safe", "no")
    press(page, "danger", "no")
    press(page, "occurred", "unknown")
    page.locator("[name=words]").fill("By the library")
    press(page, "read-out", "yes")
