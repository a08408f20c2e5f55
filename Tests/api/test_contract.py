"""The contract of the API, to the letter: other programs are written against it."""

from datetime import datetime

import pytest
import requests

from running.reports import GRACE, KINDS, Reporter, report_of

TYPES = {"text", "longText", "yesNo", "choice", "choices", "number", "date"}


@pytest.fixture(scope="module")
def kinds(reporter):
    return reporter.kinds()


def assert_is_a_time(text: str) -> None:
    assert datetime.fromisoformat(text).tzinfo is not None, f"{text} does not say its time zone"


def assert_is_a_promise(promise: dict) -> None:
    assert promise["what"]
    assert_is_a_time(promise["due"])


@pytest.mark.parametrize("name", ["live", "ready"])
def test_the_health_page_answers_200(program, name):
    assert requests.get(f"{program.url}/health/{name}", timeout=10).status_code == 200


def test_the_api_describes_itself(program):
    description = requests.get(f"{program.url}/openapi.json", timeout=10)
    assert description.headers["Content-Type"].split(";")[0] == "application/json"
    assert description.json()["openapi"].startswith("3.")
    promised = {"/health/live", "/health/ready", "/api/v1/report-kinds", "/api/v1/reports"}
    assert promised <= set(description.json()["paths"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_describes_its_questions(kinds, kind):
    described = kinds[kind]
    assert described["title"]
    assert described["questions"]
    for question in described["questions"]:
        assert question["id"] and question["text"]
        assert question["type"] in TYPES
        assert isinstance(question["required"], bool)
        if question["type"] in {"choice", "choices"}:
            assert question["options"]
            assert all(option["value"] and option["label"] for option in question["options"])
        if question.get("when"):
            assert not question["required"], f"{question['id']} is on a branch and yet required"


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_can_be_sent_with_its_required_answers(program, reporter, kinds, kind):
    sent = reporter.send(report_of(kinds[kind]))
    assert sent.status_code == 201, sent.text
    receipt = sent.json()
    assert receipt["reference"] and receipt["trackingSecret"]
    assert receipt["reference"] in receipt["trackingUrl"] or receipt["trackingUrl"].startswith("http")
    assert isinstance(receipt["receipt"]["leafHash"], str)
    assert isinstance(receipt["receipt"]["position"], int)
    for promise in receipt["promises"]:
        assert_is_a_promise(promise)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_sent_can_be_tracked(reporter, kinds, kind):
    receipt = reporter.send(report_of(kinds[kind])).json()
    answer = reporter.look(receipt["reference"], receipt["trackingSecret"])
    assert answer.status_code == 200, answer.text
    tracked = answer.json()
    assert tracked["reference"] == receipt["reference"]
    assert tracked["status"]
    assert tracked["messages"] == []
    assert tracked["timeline"]
    for entry in tracked["timeline"]:
        assert_is_a_time(entry["at"])
        assert entry["kind"] and entry["text"]
    assert [promise["what"] for promise in tracked["promises"]] == [promise["what"] for promise in receipt["promises"]]
    for promise in tracked["promises"]:
        assert_is_a_promise(promise)
        assert "keptAt" in promise


def test_a_victim_of_a_theft_is_promised_something(reporter, kinds):
    assert reporter.send(report_of(kinds["bicycle-theft"])).json()["promises"]


def test_information_can_be_sent_with_no_name(reporter, kinds):
    assert reporter.send(report_of(kinds["information"], person=None)).status_code == 201


@pytest.mark.parametrize(
    "person",
    [{"name": "Imran Sadiq", "email": None, "phone": None, "safeToContact": False}, {**GRACE, "phone": None}],
    ids=["no way to reach them", "e-mail only"],
)
def test_details_of_contact_may_be_left_out(reporter, kinds, person):
    sent = reporter.send(report_of(kinds["criminal-damage"], person=person))
    assert sent.status_code == 201, sent.text


@pytest.mark.parametrize(
    "location",
    [
        {"latitude": None, "longitude": None, "description": "Behind the library in Harborne"},
        {"description": "Behind the library in Harborne"},
        {"latitude": 52.4796, "longitude": -1.9026},
    ],
    ids=["nulls", "words alone", "a point alone"],
)
def test_a_place_may_be_words_or_a_point(reporter, kinds, location):
    sent = reporter.send({**report_of(kinds["theft"]), "location": location})
    assert sent.status_code == 201, sent.text


def test_a_time_may_be_one_moment(reporter, kinds):
    report = report_of(kinds["theft"])
    sent = reporter.send({**report, "occurred": {"from": report["occurred"]["from"], "to": None}})
    assert sent.status_code == 201, sent.text


def test_yes_and_no_may_be_words_and_numbers_may_be_text(reporter, kinds):
    as_text = {"yesNo": "yes", "number": "1"}
    for kind in kinds.values():
        report = report_of(kind)
        for question in kind["questions"]:
            if question["type"] in as_text and not question.get("when"):
                report["answers"][question["id"]] = as_text[question["type"]]
        sent = reporter.send(report)
        assert sent.status_code == 201, f"{kind['id']}: {sent.text}"


def test_a_message_is_kept_and_shown(reporter, kinds):
    receipt = reporter.send(report_of(kinds["bicycle-theft"])).json()
    words = "The frame number is WBK 4471. Ünïcödé – یہ میری سائیکل ہے"
    written = reporter.write(receipt["reference"], receipt["trackingSecret"], words)
    assert written.status_code in {200, 201}, written.text
    tracked = reporter.look(receipt["reference"], receipt["trackingSecret"]).json()
    assert [message["text"] for message in tracked["messages"]] == [words]


def test_references_have_no_letters_that_look_alike(reporter, kinds):
    references = [reporter.send(report_of(kinds["theft"])).json()["reference"] for _ in range(20)]
    assert len(set(references)) == 20
    for reference in references:
        unlike = set(reference.upper()) & set("IO01")
        assert not unlike, f"{reference} has {unlike}"


def test_the_tracking_address_opens_a_page(program, reporter: Reporter, kinds):
    receipt = reporter.send(report_of(kinds["theft"])).json()
    address = requests.compat.urljoin(program.url, receipt["trackingUrl"])
    assert requests.get(address, timeout=10).status_code == 200
