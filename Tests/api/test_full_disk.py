"""A disk that fills while the program works: a clear answer, nothing acknowledged is lost, and it goes on by itself."""

import hashlib
import threading
import time
import uuid

import pytest
import requests

from problems import assert_problem, assert_tells_nothing_inside
from running.disk import SmallDisk, skip_without_disks_of_ones_own
from running.pages import Visitor
from running.reports import Reporter, report_of
from running.slowly import Slowly, original_of, wait_until_arrived
from running.uploads import SMALLEST_PNG, Evidence

MEGABYTE = 2**20
RESERVE = 256 * MEGABYTE
WITHIN_SECONDS = 20
ANSWERS = {"what-happened": "My rucksack was taken.", "when": "unknown", "words": "Behind the library", "safe": "no"}
ANSWERS["name"] = "Daniel Price"


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    skip_without_disks_of_ones_own()
    disk = SmallDisk(tmp_path_factory.mktemp("disk"))
    yield disk
    assert disk.stop() == 0


@pytest.fixture(autouse=True)
def freed(disk):
    yield
    disk.free()
    wait_for(lambda: ready(disk) == 200, "it did not become ready again")
    verified = disk.command("ledger", "verify", "--data", disk.program.data)
    assert verified.returncode == 0, verified.stderr


@pytest.fixture(scope="module")
def clerk(disk) -> Reporter:
    return Reporter(disk.program.url)


@pytest.fixture(scope="module")
def theft(clerk):
    return report_of(clerk.kinds()["theft"])


def ready(disk) -> int:
    return requests.get(f"{disk.program.url}/health/ready", timeout=10).status_code


def wait_for(condition, otherwise: str) -> None:
    gives_up_at = time.monotonic() + WITHIN_SECONDS
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < gives_up_at, otherwise
        pause.wait(0.01)


def assert_no_room(answer) -> None:
    assert_problem(answer, 503, names=["no room"])
    assert int(answer.headers["Retry-After"]) > 0


def test_a_report_is_refused_and_the_same_command_is_taken_when_there_is_room(disk, clerk, theft):
    before, key = clerk.send(theft).json(), str(uuid.uuid4())
    disk.fill()
    assert_no_room(clerk.send(theft, key))
    assert clerk.look(before["reference"], before["trackingSecret"]).status_code == 200
    disk.free()
    taken = clerk.send(theft, key)
    assert taken.status_code == 201
    assert clerk.send(theft, key).json() == taken.json()


def test_the_answer_is_in_the_description(disk):
    described = requests.get(f"{disk.program.url}/openapi.json", timeout=10).json()
    answer = described["paths"]["/api/v1/reports"]["post"]["responses"]["503"]
    for part in answer.get("$ref", "#").split("/")[1:]:
        answer = described = described[part]
    assert "Retry-After" in answer["headers"] and "application/problem+json" in answer["content"]
    assert "no room" in answer["description"]


def test_a_message_is_refused_and_the_report_can_still_be_read(disk, clerk, theft):
    receipt = clerk.send(theft).json()
    disk.fill()
    opened = [receipt["reference"], receipt["trackingSecret"]]
    assert_no_room(clerk.write(*opened, "It has a bell."))
    assert clerk.look(*opened).status_code == 200
    disk.free()
    assert clerk.write(*opened, "It has a bell.").ok


def test_it_is_alive_and_not_ready(disk):
    disk.fill()
    wait_for(lambda: ready(disk) == 503, "it says that it is ready, and has no room")
    assert requests.get(f"{disk.program.url}/health/live", timeout=10).status_code == 200


def test_what_was_acknowledged_while_it_filled_is_there(disk, clerk, theft):
    acknowledged, others, over = [], [], threading.Event()

    def report_on() -> None:
        reporter = Reporter(disk.program.url)
        while not over.is_set():
            answer = reporter.send(theft)
            (acknowledged if answer.status_code == 201 else others).append(answer)

    clients = [threading.Thread(target=report_on) for _ in range(4)]
    for client in clients:
        client.start()
    try:
        wait_for(lambda: len(acknowledged) > 20, "no report was taken")
        disk.fill(leave=2 * MEGABYTE)
        disk.fill()
        wait_for(lambda: len(others) > 20, "every report was taken although there was no room")
        seen = len(acknowledged)
        disk.free()
        wait_for(lambda: len(acknowledged) > seen + 20, "no report was taken after there was room again")
    finally:
        over.set()
        for client in clients:
            client.join()
    for answer in others:
        assert_no_room(answer)
    for receipt in (answer.json() for answer in acknowledged):
        assert clerk.look(receipt["reference"], receipt["trackingSecret"]).status_code == 200


def test_a_page_says_so_kindly_and_what_was_saved_is_kept(disk):
    visitor = Visitor(disk.program.url)
    visitor.report_until("theft", "where", ANSWERS)
    form = visitor.form
    disk.fill()
    page = visitor.post(form.action, form.filled(ANSWERS))
    assert page.status_code == 507 and int(page.headers["Retry-After"]) > 0
    assert "<h1" in page.text and "101" in page.text and "Nothing was sent" in page.text
    assert_tells_nothing_inside(page)
    assert ANSWERS["what-happened"] in visitor.get("/report/theft/what-happened").text
    disk.free()
    assert visitor.post(form.action, form.filled(ANSWERS)).status_code == 200
    assert visitor.path not in {"/report/theft/where", "/report/theft"}
    visitor.report_from_here("check", ANSWERS)


def test_a_report_whose_last_button_finds_no_room_is_sent_by_pressing_it_again(disk):
    visitor = Visitor(disk.program.url)
    visitor.report_until("theft", "check", ANSWERS)
    form = visitor.form
    disk.fill()
    assert visitor.post(form.action, form.filled({})).status_code == 507
    assert ANSWERS["what-happened"] in visitor.get("/report/theft/check").text
    disk.free()
    sent = visitor.post(form.action, form.filled({}))
    assert sent.status_code == 200 and visitor.path == "/report/theft/sent"


def test_staff_are_told_too(disk):
    priya = next(one for one in disk.demonstration()["staff"] if one["username"] == "priya.nair")
    disk.fill()
    visitor = Visitor(disk.program.url)
    visitor.get("/desk/login")
    answer = visitor.send(username=priya["username"], password=priya["password"])
    assert answer.status_code == 507
    assert_tells_nothing_inside(answer)
    disk.free()
    assert visitor.log_in(priya["username"], priya["password"], priya["totpSecret"])


def test_an_upload_is_refused_before_its_bytes_are_sent(disk, clerk):
    evidence = Evidence(disk.program, clerk)
    disk.fill(leave=RESERVE + MEGABYTE)
    assert_no_room(evidence.create(30 * MEGABYTE))
    disk.free()
    assert evidence.create(30 * MEGABYTE).status_code == 201


def test_evidence_never_takes_the_room_that_reports_need(disk, clerk, theft):
    evidence = Evidence(disk.program, clerk)
    url = evidence.began(30 * MEGABYTE)
    disk.fill(leave=RESERVE - MEGABYTE)
    assert_no_room(evidence.patch(url, 0, bytes(MEGABYTE)))
    assert clerk.send(theft).status_code == 201


def test_an_upload_that_the_disk_stops_goes_on_where_it_was(disk, clerk):
    content = SMALLEST_PNG + bytes(24 * MEGABYTE)
    evidence = Evidence(disk.program, clerk)
    url = evidence.began(len(content))
    slow = Slowly(evidence, url, 0, len(content))
    slow.send(content[: 3 * MEGABYTE])
    wait_until_arrived(url, disk.seen_from_here / "data", 3 * MEGABYTE)
    disk.fill()
    try:
        slow.send(content[3 * MEGABYTE :])
    except OSError:
        pass  # It may answer before it has read everything.
    assert slow.status() == 503
    offset = evidence.offset(url)
    assert offset <= len(content)
    disk.free()
    assert evidence.patch(url, offset, content[offset:]).status_code == 204
    kept = original_of(url, disk.seen_from_here / "data").read_bytes()
    assert hashlib.sha256(kept).digest() == hashlib.sha256(content).digest()


def test_a_backup_to_a_full_disk_says_so_and_leaves_nothing_half(disk):
    disk.fill()
    ended = disk.command("backup", "--data", disk.program.data, "--to", disk.place / "copy", "--plain")
    assert ended.returncode == 1, ended.stderr
    assert "no room to write" in ended.stderr and ended.stderr.count("\n") == 1, ended.stderr
    assert not list((disk.seen_from_here / "copy").glob("*"))
