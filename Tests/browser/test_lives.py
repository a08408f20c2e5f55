"""The whole life of four files, from the public's report to its outcome and the last message, as both sides see it."""

import pytest

from lives import Desk, Tracker
from people import GRACE, NUSRAT
from reporting import report
from walking import switch_language

SOURCE = {"said": "reporter", "nature": "opinion"}


@pytest.fixture
def desk(desk_of):
    """The file on the desk of somebody with that role."""
    pages = {}

    def at(role: str, reference: str) -> Desk:
        if role not in pages:
            pages[role] = desk_of(role)
        return Desk(pages[role], reference)

    return at


def test_a_burglary_with_a_named_suspect(page, desk):
    known = {"what-happened": "The shed was forced.", "suspect-known": "known", "suspect-who": "Daniel Price, next door."}
    receipt = report(page, "burglary", {**GRACE, "phone": "07700 900411", **known})
    secrets = ["Daniel", "Price", "More likely than not", "Chisel", "AO/1", "SEAL-7741", "The neighbour was seen", "Tom Hale"]
    tracker = Tracker(page, receipt, secrets).open()
    tracker.shows("We got your report", "It is about: Burglary", "has not been given to one person yet")

    contact, officer, supervisor = (desk(role, receipt.reference) for role in ["contact", "investigator", "supervisor"])
    decided = {"grade": "P4", "grade-reason": "More likely than not known to her.", "is": "crime", "test": "yes"}
    contact.first_decision(decided | {"reason": "More likely than not a burglary."})
    tracker.shows(
        "We decided that somebody should speak to you", "We recorded it as a crime", "Burglary - residential",
        "Amara Okafor of Volume Crime Investigation has your report", "Thank you for telling us. We have read your report",
    )  # fmt: skip

    tracker.shows_nothing_new_after(lambda: investigate(officer))
    named = officer.try_to("code-event", {"trigger": "suspect-interviewed", "told": "no", "update": "We spoke to Daniel Price."})
    assert "Daniel Price" in named, "the suspect's name was not held back"
    officer.do("code-event", {"trigger": "suspect-interviewed", "told": "no", "update": "We spoke to somebody about it."})
    tracker.shows("We spoke to somebody about it.")

    tracker.do("message", {"text": "Will it go to court?"})
    tracker.shows("Will it go to court?", "You wrote to us, and we have not answered yet.")
    assert "Will it go to court?" in officer.text()
    officer.do("write", {"text": "We do not know yet. We will tell you here."})
    said = tracker.shows("We do not know yet. We will tell you here.", "Amara Okafor wrote to you")
    assert "we have not answered yet" not in said

    tracker.shows_nothing_new_after(lambda: propose(officer, "The marks on the door fit no tool that we found."))
    assert "It takes the authority of another supervisor" in officer.text()
    supervisor.do("authorise", {})
    tracker.shows("There is not enough evidence to go on", "The marks on the door fit no tool that we found.")

    tracker.do("feedback", {"score": "4", "words": "You told me everything."})
    tracker.do("message", {"text": "Thank you for trying."})
    tracker.shows("You told us how we did: 4 out of 5", "Thank you for trying.")
    assert "Thank you for trying." in officer.text()


def investigate(officer: Desk) -> None:
    officer.do("party", {"kind": "person", "role": "suspect", "names": "Daniel Price"} | SOURCE)
    officer.do("line", {"words": "Compare the chisel with the marks on the door."})
    seized = {"description": "Chisel from the shed", "place": "The garden", "seal": "SEAL-7741"}
    officer.do("exhibit", {"reference": "AO/1"} | seized)
    told = {"name": "Grace Lowe", "kind": "victim", "signed": "yes", "text": "The neighbour was seen at the shed."}
    officer.do("statement", told)
    settled = {"number": "1", "result": "done", "reason": "The chisel does not fit the marks."}
    officer.do("line-end", settled)
    assert all(part in officer.text() for part in ["Daniel Price", "Suspect", "AO/1", "SEAL-7741", "Statements"])


def propose(officer: Desk, explanation: str) -> None:
    """Outcome 15, on the evidence that it demands: it is refused without, and waits for a supervisor with it."""
    proposal = {"victim": "supports", "outcome": "15", "explanation": explanation}
    assert "where the evidence falls short" in officer.try_to("outcome", proposal)
    officer.do("outcome", proposal | {"evidence-evidential-reason": "Chisel and marks do not fit; nobody saw him inside."})
