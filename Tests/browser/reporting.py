"""Reporting as a person does it, from the first page to the reference."""

from dataclasses import dataclass

from playwright.sync_api import Page

from walking import Walk, press_continue


@dataclass
class Receipt:
    reference: str
    secret: str


def report(page: Page, kind: str, answers: dict[str, str], on_page=None) -> Receipt:
    walk = Walk(page, kind, answers)
    walk.on_page = on_page
    walk.begin().to("check")
    if on_page:
        on_page(page)
    press_continue(page)
    return receipt_on(page)


def receipt_on(page: Page) -> Receipt:
    panel = page.locator(".govuk-panel")
    panel.wait_for()
    return Receipt(words_of(page, "data-reference"), words_of(page, "data-secret"))


def words_of(page: Page, attribute: str) -> str:
    """The value of a marked element: in the attribute, else its text."""
    marked = page.locator(f"[{attribute}]").first
    return (marked.get_attribute(attribute) or marked.inner_text()).strip()


def open_tracker(page: Page, receipt: Receipt) -> None:
    page.goto("/track")
    page.locator("input[name=reference]").fill(receipt.reference)
    page.locator("input[name=secret]").fill(receipt.secret)
    press_continue(page)
