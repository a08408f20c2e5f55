"""What the desk may cost: clicks, keystrokes, milliseconds and bytes. The budgets stand in docs/budgets.md."""

import hashlib
import re
import statistics
import time

import pytest
import requests

from desk_pages import PAGES
from desk_world import TIMELINE, make_desk_world
from hand import Hand
from running.places import PROGRAM, ROOT
from running.reports import report_of

TIMES = 15
#: What the yardstick takes, in milliseconds, where the machine is quick: it took 5.7 at the least.
YARDSTICK = 6.0


def budgets() -> dict[str, tuple[int, int]]:
    """By name: the budget, and the figure that was last measured."""
    text = (ROOT / "docs" / "budgets.md").read_text()
    rows = re.findall(r"^\| ([^|]+?) \| (\d+) \| (\d+) \|", text, re.MULTILINE)
    return {name: (int(budget), int(figure)) for name, budget, figure in rows}


def keep_to(name: str, measured: float) -> None:
    budget, figure = budgets()[name]
    assert measured <= budget, f"{name}: {measured:g}, and the budget is {budget}"
    assert measured <= figure, f"{name} has grown from {figure} to {measured:g}: mend it, or say why in docs/budgets.md"


@pytest.fixture
def reference(reporter) -> str:
    return reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()["reference"]


def test_a_new_report_is_decided_and_answered_within_its_budget(desk_of, reference):
    hand = Hand(desk_of("contact")).begin("/desk")
    hand.click(hand.page.locator(f"main a[href='/desk/files/{reference}']").first)
    form = hand.page.locator("main form[action$='/first']")
    hand.choose("grade", form.locator("input[name='suggested-grade']").get_attribute("value"))
    hand.choose("is", "crime")
    hand.choose("test", "yes")
    hand.click(form.locator("button").first)
    said = hand.page.locator("main").inner_text()
    for part in ["The report is weighed, graded, recorded and answered", "Volume Crime", "Thank you for telling us."]:
        assert part in said, f"{part} is not on the page"
    keep_to("First decision: clicks", hand.clicks)
    keep_to("First decision: screens", len(hand.screens))
    keep_to("First decision: keystrokes", hand.keystrokes)


@pytest.fixture(scope="module")
def desk_world(program, logged_in, reporter) -> dict[str, str]:
    return make_desk_world(program, logged_in, reporter)


def test_the_measured_file_is_as_full_as_a_long_investigation(desk_of, desk_world):
    page = desk_of("supervisor")
    page.goto("/desk/files/{reference}".format(**desk_world))
    happened = int(page.locator("[data-version]").first.get_attribute("data-version"))
    assert happened >= TIMELINE, f"only {happened} things happened on it"


@pytest.mark.parametrize("desk_page", PAGES, ids=lambda it: it.name)
def test_a_page_of_the_desk_weighs_less_than_its_budget(program, desk_of, logged_in, desk_world, desk_page):
    address = desk_page.of(desk_world, session_of(logged_in(desk_page.role)), program.url)
    page = desk_of(desk_page.role)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    arrived = []
    wire.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    answer = page.goto(address, wait_until="networkidle")
    assert answer.status == 200, f"{desk_page.name} answers {answer.status}"
    keep_to("Desk page: bytes over the wire", sum(arrived))


@pytest.mark.alone
@pytest.mark.skipif("/debug/" in str(PROGRAM), reason="a debug program says nothing about time")
@pytest.mark.parametrize("desk_page", PAGES, ids=lambda it: it.name)
def test_a_page_of_the_desk_is_made_within_its_budget(program, logged_in, desk_world, desk_page):
    session = session_of(logged_in(desk_page.role))
    address = desk_page.of(desk_world, session, program.url)
    keep_to("Desk page: milliseconds at the server", made_in(session, address))


def session_of(state: dict) -> requests.Session:
    """The same log-in as a browser's, without the browser."""
    session = requests.Session()
    for cookie in state["cookies"]:
        session.cookies.set(cookie["name"], cookie["value"], domain=cookie["domain"])
    return session


def made_in(session: requests.Session, address: str) -> float:
    """The median from the question to the first byte: on loopback, what the server takes and a little more. Some
    machines are half as fast for minutes, and then a page may take as much longer as the same work does that is none
    of the server's."""
    took, yardsticks = [], []
    for _ in range(TIMES):
        yardsticks.append(yardstick())
        began = time.perf_counter()
        with session.get(address, stream=True, timeout=30) as answer:
            took.append((time.perf_counter() - began) * 1_000)
            assert answer.status_code == 200, f"{address} answers {answer.status_code}"
            answer.content
    return statistics.median(took) / max(1, statistics.median(yardsticks) / YARDSTICK)


def yardstick() -> float:
    """Milliseconds of a work that is always the same."""
    began = time.perf_counter()
    hashlib.pbkdf2_hmac("sha256", b"blue", b"lamp", 20_000)
    return (time.perf_counter() - began) * 1_000
