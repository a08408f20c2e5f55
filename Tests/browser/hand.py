"""A hand that works a page and counts what that takes."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

from walking import settle


@dataclass
class Hand:
    page: Page
    clicks: int = 0
    keystrokes: int = 0
    screens: list[str] = field(default_factory=list)

    def begin(self, path: str) -> "Hand":
        self.page.goto(path)
        self._look()
        return self

    def click(self, target: Locator) -> None:
        target.click()
        settle(self.page)
        self.clicks += 1
        self._look()

    def choose(self, name: str, value: str) -> None:
        """One click on the words of an option, as a person does it; none for what is chosen already."""
        option = self.page.locator(f"main input[name='{name}'][value='{value}']").first
        if option.is_checked():
            return
        self.click(self.page.locator(f"label[for='{option.get_attribute('id')}']"))

    def type(self, target: Locator, text: str) -> None:
        target.press_sequentially(text)
        self.keystrokes += len(text)

    def _look(self) -> None:
        """Another address is another screen; a page that only says that something is done is the same one."""
        path = self.page.url.split("?")[0].split("#")[0]
        if not self.screens or self.screens[-1] != path:
            self.screens.append(path)
