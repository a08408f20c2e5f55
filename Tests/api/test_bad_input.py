"""Bad input is refused with a problem document that names what is wrong; it never makes a 500."""

import json
import socket
import uuid

import pytest
import requests

from problems import assert_problem, assert_tells_nothing_inside
from running.reports import hours_ago, report_of

TEN_MEGABYTES = 10 * 2**20
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def good(reporter):
    return report_of(reporter.kinds()["bicycle-theft"])


def post(program, body: bytes, headers: dict = JSON) -> requests.Response:
    headers = {"Idempotency-Key": str(uuid.uuid4()), **headers}
    return requests.post(f"{program.url}/api/v1/reports", data=body, headers=headers, timeout=60)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"1", b'"report"', b"{}", b"\xff\xfe{\x00", b'{"kind":"\xc3("}',
        b'{"kind":"\\ud800"}', b"[" * 100_000, b'{"a":' * 20_000, b'{"kind":"theft","answers":[]}',
        b'{"kind":"theft","answers":{"a":1e999}}', b'{"kind":null}', b'{"kind":"no-such-kind","answers":{}}',
    ],
    ids=lambda body: repr(body[:24]),
)  # fmt: skip
def test_a_body_that_is_not_a_report_is_refused(program, body):
    assert_problem(post(program, body), 400, 422)


@pytest.mark.parametrize(
    ("part", "wrong", "names"),
    [
        ("kind", "no-such-kind", ["kind"]),
        ("kind", 7, ["kind"]),
        ("answers", {}, []),
        ("answers", {"no-such-question": "x"}, ["no-such-question"]),
        ("location", {"latitude": 91, "longitude": 0}, ["latitude"]),
        ("location", {"latitude": "north", "longitude": 0}, ["latitude"]),
        ("location", {"latitude": 52.4, "longitude": -181}, ["longitude"]),
        ("occurred", {"from": "yesterday", "to": None}, ["from"]),
        ("occurred", {"from": hours_ago(1), "to": hours_ago(5)}, ["occurred"]),
        ("occurred", {"from": hours_ago(-48), "to": None}, ["occurred"]),
        ("person", {"name": "Grace Lowe", "email": "not an address", "phone": None, "safeToContact": True}, ["email"]),
        ("person", {"name": "Grace Lowe", "email": None, "phone": "12", "safeToContact": True}, ["phone"]),
        ("person", {"name": 5, "email": None, "phone": None, "safeToContact": True}, ["name"]),
        ("person", {"name": "x" * 100_000, "email": None, "phone": None, "safeToContact": True}, ["name"]),
    ],
)
def test_the_wrong_field_is_named(reporter, good, part, wrong, names):
    if part == "answers" and not good["answers"]:
        pytest.skip("the form requires no answer")
    assert_problem(reporter.send({**good, part: wrong}), 400, 422, names=names)


def test_every_wrong_field_is_named_at_once(reporter, good):
    report = {
        **good,
        "answers": {**good["answers"], "no-such-question": "x"},
        "location": {"latitude": 91, "longitude": 0, "description": None},
        "person": {"name": "Grace Lowe", "email": "not an address", "phone": None, "safeToContact": True},
    }
    assert_problem(reporter.send(report), 400, 422, names=["no-such-question", "latitude", "email"])


def test_a_kind_that_needs_a_person_says_so_without_one(reporter):
    burglary = report_of(reporter.kinds()["burglary"], person=None)
    answer = reporter.send(burglary)
    assert answer.status_code == 201 or assert_problem(answer, 400, 422, names=["person"])


@pytest.mark.parametrize("text", ["nul \0 inside", "\u202eturned round", "a\x07bell", "é" * 50_000, "𝕏" * 10_000])
def test_odd_text_is_kept_or_refused(reporter, good, text):
    receipt = reporter.send(good).json()
    answer = reporter.write(receipt["reference"], receipt["trackingSecret"], text)
    assert answer.status_code in {200, 201} or assert_problem(answer, 400, 413, 422)


def test_an_empty_message_is_refused(reporter, good):
    receipt = reporter.send(good).json()
    assert_problem(reporter.write(receipt["reference"], receipt["trackingSecret"], "  "), 400, 422, names=["text"])


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/xml"]
)
def test_another_type_is_refused_with_415(program, good, content_type):
    assert_problem(post(program, json.dumps(good).encode(), {"Content-Type": content_type}), 415)


def test_no_type_at_all_is_refused_with_415(program, good):
    assert_problem(post(program, json.dumps(good).encode(), {}), 415)


def exchange(program, head: str, body: bytes) -> bytes:
    """Sends raw bytes and reads the answer, although the server may stop listening half-way."""
    with socket.create_connection(("127.0.0.1", program.port), timeout=60) as line:
        try:
            line.sendall(head.encode() + body)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return line.recv(65536)


@pytest.mark.parametrize("length", ["Content-Length: {}", "Transfer-Encoding: chunked"], ids=["declared", "in chunks"])
def test_ten_megabytes_are_refused_with_413(program, length):
    body = b'{"kind":"' + b"x" * TEN_MEGABYTES + b'"}'
    if "chunked" in length:
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    head = (
        f"POST /api/v1/reports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Idempotency-Key: {uuid.uuid4()}\r\n{length.format(len(body))}\r\n\r\n"
    )
    answer = exchange(program, head, body)
    assert answer.startswith(b"HTTP/1.1 413"), answer[:200]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/no-such-thing", 404),
        ("DELETE", "/api/v1/reports", 405),
        ("PUT", "/api/v1/report-kinds", 405),
    ],
)
def test_a_wrong_address_or_method_is_a_problem_document(program, method, path, status):
    assert_problem(requests.request(method, program.url + path, timeout=10), status)


@pytest.mark.parametrize("path", ["/%00", "/..%2f..%2fetc%2fpasswd", "/assets/../Package.swift", "/%ff", "/" + "a" * 6000])
def test_an_odd_address_shows_nothing(program, path):
    session = requests.Session()
    request = requests.Request("GET", program.url).prepare()
    request.url = program.url + path
    answer = session.send(request, timeout=10)
    assert 400 <= answer.status_code < 500
    assert "root:" not in answer.text and "swift-tools" not in answer.text
    assert_tells_nothing_inside(answer)
