"""Looking hard at a page: axe, two screen sizes, and whether it kept to its own origin."""

import os
import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from running.places import SCREENS

SIZES = {"phone": (360, 740), "desktop": (1280, 900)}
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
GRAVE = {"serious", "critical"}
RIGHT_TO_LEFT = {"ar", "he", "fa", "ur"}


class Watcher:
    """Hears what a page asks for and complains of."""

    def __init__(self, page: Page, origin: str):
        self.origin = origin
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self.failed: list[str] = []
        page.on("request", self._hear_request)
        page.on("response", self._hear_response)
        page.on("console", self._hear_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))

    def _hear_request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.strangers.append(request.url)

    def _hear_response(self, response) -> None:
        is_page = response.request.resource_type == "document"
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.failed.append(f"{response.status} {response.url}")

    def _hear_console(self, message) -> None:
        says_status_of_a_page = message.text.startswith("Failed to load resource")
        if message.type in {"error", "warning"} and not says_status_of_a_page:
            self.complaints.append(message.text)

    def assert_quiet(self, name: str) -> None:
        assert not self.strangers, f"{name}: asked another server: {self.strangers}"
        assert not self.complaints, f"{name}: the browser complained: {self.complaints}"
        assert not self.failed, f"{name}: answers that failed: {self.failed}"


def check_page(page: Page, name: str) -> None:
    """Fails on a grave finding of axe, a page too wide for a phone, a wrong language, or a noisy console."""
    assert_language(page, name)
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        take_screenshot(page, f"{name}-{size}")
        assert_fits(page, f"{name} on a {size}")
    assert_accessible(page, name)
    page.watcher.assert_quiet(name)


def assert_accessible(page: Page, name: str) -> None:
    found = Axe().run(with_scripts_allowed(page), options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    grave = [finding for finding in found.response["violations"] if finding["impact"] in GRAVE]
    assert not grave, f"{name}: axe found\n" + "\n".join(map(described, grave))


def with_scripts_allowed(page: Page) -> Page:
    """Axe needs scripts: a page shown without them is shown again, as it is, where they can run."""
    if page.inspector is None:
        return page
    shown = re.sub(r"(?s)<script\b.*?</script>", "", page.content())
    address = page.url.split("#")[0]
    page.inspector.unroute_all()
    page.inspector.route(address, lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
    page.inspector.goto(address)
    return page.inspector


def described(finding: dict) -> str:
    places = "\n    ".join(node["html"][:200] for node in finding["nodes"][:5])
    return f"  {finding['id']} ({finding['impact']}): {finding['help']}\n    {places}"


def assert_language(page: Page, name: str) -> None:
    html = page.locator("html")
    language = html.get_attribute("lang")
    assert language, f"{name}: the page does not say its language"
    direction = html.get_attribute("dir") or "ltr"
    assert direction == ("rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"), f"{name}: {language} {direction}"
    assert page.title(), f"{name}: the page has no title"
    assert page.locator("h1").count() == 1, f"{name}: {page.locator('h1').count()} first-level headings"


def assert_fits(page: Page, name: str) -> None:
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= seen + 1, f"{name}: {wide} pixels wide on a screen of {seen}"


def take_screenshot(page: Page, name: str) -> None:
    """Only when asked for: a picture of a whole page takes a fifth of the time of a journey."""
    if "SCREENS" not in os.environ:
        return
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name.replace(' ', '-').replace('/', '-')}.png", full_page=True)
