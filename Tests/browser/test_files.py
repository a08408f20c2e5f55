"""Files sent with a report: how far they are, a lost signal, what is refused, and taking one away again."""

import random

import pytest
from playwright.sync_api import expect

from looking import check_page, take_screenshot
from people import GRACE
from running.seed import SEED
from walking import Walk

FEW_BYTES = 2_000
MANY_BYTES = 3_000_000
PROGRAM = b"#!/bin/sh\nexit 0\n"

# Keeps what the list of files says, each time that it changes.
HEAR_PROGRESS = """() => {
  window.heard = []
  new MutationObserver(() => {
    const bar = document.querySelector('[data-upload-list] progress')
    if (bar) window.heard.push([bar.value, document.querySelector('[data-upload-list] p').textContent])
  }).observe(document.querySelector('[data-upload-list]'), { subtree: true, childList: true, characterData: true, attributes: true })
}"""


def at_files(page) -> None:
    Walk(page, "bicycle-theft", GRACE).begin().to("evidence")


def text_file(path, length: int = FEW_BYTES):
    words = random.Random(SEED)
    path.write_text("".join(words.choice("abcdefgh \n") for _ in range(length)))
    return path


def send(page, *paths) -> None:
    page.locator("input[type=file]").set_input_files([str(path) for path in paths])
    page.locator("button[name=upload]").click()


def kept(page) -> list[str]:
    """The files that the server has, by what the page says of each."""
    page.goto(page.url.split("?")[0])
    return [item.inner_text() for item in page.locator("[data-uploads] li").all()]


def rows(page):
    return page.locator("[data-upload-list] li")


def test_a_file_shows_how_far_it_is_and_that_it_has_arrived(page, tmp_path):
    at_files(page)
    page.evaluate(HEAR_PROGRESS)
    send(page, text_file(tmp_path / "film.txt", MANY_BYTES))
    expect(rows(page).first).to_contain_text("film.txt has arrived")
    expect(page.locator("[data-upload-status]")).to_have_text("All your files have arrived.")
    heard = page.evaluate("window.heard")
    values = [value for value, _ in heard]
    assert values == sorted(values)
    between = [text for value, text in heard if 0 < value < MANY_BYTES]
    assert any("film.txt: " in text and "% has arrived" in text for text in between), heard
    check_page(page, "files arrived")
    assert ["film.txt" in item and "Not finished" not in item for item in kept(page)] == [True]


def test_a_file_goes_on_where_the_signal_was_lost(page, tmp_path):
    at_files(page)
    asked, offsets, lost = [], [], []

    def line(route):
        method = route.request.method
        asked.append(method)
        if method == "PATCH":
            offsets.append(int(route.request.headers["upload-offset"]))
        if len(offsets) == 2 and not lost or lost == ["lost"]:
            lost[:] = ["lost"]
            return route.abort("internetdisconnected")
        route.continue_()

    page.route("**/uploads**", line)
    send(page, text_file(tmp_path / "film.txt", MANY_BYTES))
    expect(rows(page).first).to_contain_text("The signal is lost. We will go on when it is back.")
    take_screenshot(page, "files signal lost")
    lost[:] = ["back"]
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(rows(page).first).to_contain_text("film.txt has arrived")
    assert asked.count("POST") == 1, "it began anew"
    assert "HEAD" in asked
    assert offsets[0] == 0 and offsets[1] == offsets[2] > 0, f"it did not go on where it stopped: {offsets}"
    assert ["3 MB" in item or "2 MB" in item for item in kept(page)] == [True]


def test_a_file_of_a_kind_that_is_not_taken_says_so_and_is_not_kept(page, tmp_path):
    at_files(page)
    program = tmp_path / "photo.jpg"
    program.write_bytes(PROGRAM)
    send(page, program, text_file(tmp_path / "note.txt"))
    refused = rows(page).filter(has_text="photo.jpg")
    expect(refused).to_contain_text("We cannot take this kind of file.")
    expect(rows(page).filter(has_text="note.txt")).to_contain_text("has arrived")
    assert "All your files" not in page.locator("[data-upload-status]").inner_text()
    take_screenshot(page, "files refused")
    assert ["note.txt" in item for item in kept(page)] == [True]


def test_a_file_on_its_way_can_wait_and_be_given_up(page, tmp_path):
    at_files(page)
    asked, held = [], []

    def line(route):
        asked.append(route.request.method)
        held.append(route) if route.request.method == "PATCH" and not held else route.continue_()

    page.route("**/uploads**", line)
    with page.expect_request(lambda request: request.method == "PATCH"):
        send(page, text_file(tmp_path / "film.txt", MANY_BYTES))
    page.get_by_role("button", name="Pause film.txt").click()
    expect(rows(page).first).to_contain_text("film.txt is paused")
    with page.expect_response("**/uploads/*"):
        held[0].continue_()
    expect(rows(page).first).to_contain_text("film.txt is paused")
    sent = asked.count("PATCH")
    page.get_by_role("button", name="Stop sending film.txt").click()
    expect(rows(page)).to_have_count(0)
    assert asked.count("PATCH") == sent, "it went on while it was paused"
    assert page.evaluate("document.activeElement.type") == "file"
    assert kept(page) == []


def test_a_file_that_has_arrived_is_taken_away_where_it_stands(page, tmp_path):
    at_files(page)
    send(page, text_file(tmp_path / "wrong.txt"), text_file(tmp_path / "note.txt"))
    page.get_by_role("button", name="Remove wrong.txt").click()
    expect(rows(page)).to_have_count(1)
    assert ["note.txt" in item for item in kept(page)] == [True]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_file_is_sent_and_removed_by_forms_alone(open_page, tmp_path, language):
    page = open_page(javascript=False)
    if language != "en":
        page.goto(f"/language?to={language}&back=/")
    at_files(page)
    send(page, text_file(tmp_path / "wrong.txt"), text_file(tmp_path / "note.txt"))
    check_page(page, f"files plain {language}")
    page.locator("[data-uploads] li").filter(has_text="wrong.txt").locator("button[name=remove]").click()
    assert ["note.txt" in item for item in kept(page)] == [True]
