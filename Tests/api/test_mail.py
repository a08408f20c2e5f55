"""Messages by a real mail server: each arrives once, says nothing of what happened, and only where it is safe."""

import queue
import re
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from running.pages import Visitor
from running.program import free_port
from running.reports import Reporter, report_of

WITHIN_SECONDS = 30


class Postbox:
    """Takes every message, as a mail server does, and keeps it for the test."""

    def __init__(self):
        self.arrived = queue.Queue()

    async def handle_DATA(self, server, session, envelope):
        self.arrived.put((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 Taken"

    def next(self):
        return self.arrived.get(timeout=WITHIN_SECONDS)


@pytest.fixture(scope="module")
def postbox():
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    box.port = server.port
    yield box
    server.stop()


@pytest.fixture(scope="module")
def sender(started, postbox) -> Reporter:
    return Reporter(started("--submission-limit", "1000", "--mail", f"smtp://127.0.0.1:{postbox.port}").url)


def reporter_called(name: str, is_safe: bool = True) -> dict:
    address = name.lower().replace(" ", ".") + "@example.org"
    return {"name": name, "email": address, "phone": None, "safeToContact": is_safe}


def test_the_person_gets_one_message_that_says_nothing_of_what_happened(sender, postbox):
    receipt = sender.send(report_of(sender.kinds()["bicycle-theft"], reporter_called("Harpreet Gill"))).json()
    recipients, message = postbox.next()
    assert recipients == ["harpreet.gill@example.org"]
    words = (message["Subject"] + message.get_body(("plain",)).get_content()).lower()
    for telling in ["bicycle", "theft", "stolen", "crime", "victim", receipt["trackingSecret"].lower()]:
        assert telling not in words, f"the message says '{telling}'"
    assert message["Message-ID"] and message["Date"] and message["From"]


def test_nobody_is_written_to_where_it_is_not_safe(sender, postbox):
    kinds = sender.kinds()
    sender.send(report_of(kinds["theft"], reporter_called("Nusrat Begum", is_safe=False)))
    sender.send(report_of(kinds["domestic-abuse"], reporter_called("Nusrat Begum", is_safe=False)))
    sender.send(report_of(kinds["theft"], reporter_called("Daniel Price")))
    recipients, _ = postbox.next()
    assert recipients == ["daniel.price@example.org"]


@pytest.mark.parametrize(("kind", "page"), [("bicycle-theft", "save"), ("domestic-abuse", "pause")])
def test_a_link_to_unsent_answers_goes_where_the_person_wants_it(sender, postbox, kind, page):
    visitor = Visitor(sender.url)
    visitor.get(f"/report/{kind}")
    visitor.send(danger="no")
    visitor.get(f"/report/{kind}/{page}")
    asked = visitor.send(safe="email", to="imran.sadiq@example.org")
    assert "sent=yes" in asked.url
    recipients, message = postbox.next()
    assert recipients == ["imran.sadiq@example.org"]
    words = message["Subject"] + message.get_body(("plain",)).get_content()
    for telling in ["bicycle", "theft", "domestic", "abuse", "crime", "victim", "/report/"]:
        assert telling not in words.lower(), f"the message says '{telling}'"
    link = re.search(r"http://\S+/go/\S+", words).group()
    other = Visitor(sender.url)
    offered = other.get(link.removeprefix(sender.url))
    assert kind not in offered.text
    assert f"/report/{kind}/" in other.send().url


def test_a_person_who_says_when_it_is_safe_is_not_written_to_at_another_time(sender, postbox):
    kinds = sender.kinds()
    for times in [{"safeTimes": "asked"}, {"safeTimesInWords": "only after six"}]:
        person = {**reporter_called("Nusrat Begum"), "safeToContact": "email", **times}
        assert sender.send(report_of(kinds["theft"], person)).status_code == 201
    person = {**reporter_called("Agnieszka Nowak"), "safeToContact": "email", "safeTimes": "any"}
    assert sender.send(report_of(kinds["theft"], person)).status_code == 201
    recipients, _ = postbox.next()
    assert recipients == ["agnieszka.nowak@example.org"]
