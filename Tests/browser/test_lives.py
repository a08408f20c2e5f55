"""The whole life of four files, from the public's report to its outcome and the last message, as both sides see it."""

import pytest
from playwright.sync_api import Page

from lives import Desk, Tracker, show
from people import GRACE, NUSRAT
from reporting import Receipt, report, words_of
from taking import begin, press, type_in, wait_until_saved
from walking import press_continue, switch_language

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
    secrets = ["Daniel", "Price", "Likely known", "Chisel", "AO/1", "SEAL-7741", "The neighbour was seen", "Tom Hale"]
    tracker = Tracker(page, receipt, secrets).open()
    tracker.shows("We got your report", "It is about: Burglary", "has not been given to one person yet")

    contact, officer = desk("contact", receipt.reference), desk("investigator", receipt.reference)
    decided = {"grade": "P4", "grade-reason": "Likely known to her.", "is": "crime", "test": "yes"}
    contact.first_decision(decided | {"reason": "Likely known, and a burglary."})
    tracker.shows(
        "We decided that somebody should speak to you", "We recorded it as a crime", "Burglary - residential",
        "Amara Okafor of Volume Crime Investigation has your report", "Thank you for telling us. We have read",
    )  # fmt: skip

    tracker.shows_nothing_new_after(lambda: investigate(officer))
    interview = {"trigger": "suspect-interviewed", "told": "no"}
    named = officer.try_to("code-event", interview | {"update": "We spoke to Daniel Price."})
    assert "take “Daniel Price” out" in named, "the suspect's name was not held back"
    tracker.shows()
    officer.do("code-event", interview | {"update": "We spoke to somebody about it."})
    tracker.shows("We spoke to somebody about it.")

    tracker.do("message", {"text": "Will it go to court?"})
    tracker.shows("Will it go to court?", "You wrote to us, and we have not answered yet.")
    assert "Will it go to court?" in officer.text()
    officer.do("write", {"text": "We do not know yet. We will tell you here."})
    said = tracker.shows("We do not know yet. We will tell you here.", "Amara Okafor wrote to you")
    assert "we have not answered yet" not in said

    tracker.shows_nothing_new_after(lambda: propose(officer, "The marks on the door fit no tool that we found."))
    assert "It takes the authority of another supervisor" in officer.text()
    supervisor = desk("supervisor", receipt.reference)
    supervisor.page.goto("/desk/tasks")
    assert show(receipt.reference) in supervisor.page.locator("main").inner_text(), "the proposal is nobody's task"
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


def test_a_hate_crime_with_an_enhanced_victim(page, desk):
    page.goto("/")
    switch_language(page, "ur")
    lived = {"what-happened": "وہ ہر ہفتے گالیاں دیتے ہیں۔", "about-you": "language", "why": "religion"}
    receipt = report(page, "hate-crime", {**NUSRAT, **lived})
    secrets = ["Feared", "Afraid of meeting", "Her brother reads", "The shop next door", "Daniel", "Price"]
    tracker = Tracker(page, receipt, secrets).open()
    tracker.shows("آپ کی رپورٹ ہمیں مل گئی", "آپ کی رپورٹ ابھی کسی ایک شخص کو نہیں دی گئی۔")
    assert page.locator("html").get_attribute("lang") == "ur"

    contact, officer = desk("contact", receipt.reference), desk("investigator", receipt.reference)
    assert "Hate crime" in contact.text() and "Urdu" in contact.text()
    decided = {"grade": "P3", "grade-reason": "Feared week after week.", "is": "crime", "test": "yes"}
    contact.first_decision(decided | {"offence": "9B", "reason": "Feared because of her religion."})
    tracker.shows("ہم نے اسے جرم کے طور پر درج کیا", "Amara Okafor", "ہمیں بتانے کا شکریہ۔ ہم نے آپ کی رپورٹ")

    needed = {"intimidated": "Afraid of meeting them.", "interpreter": "Urdu", "safe": "Her brother reads her post."}
    officer.do("needs", needed)
    kept = officer.text()
    assert all(need in kept for need in needed.values())
    tracker.shows("یہ بتانے کا شکریہ کہ آپ کو کس چیز سے مدد ملے گی۔")
    page.goto("/track/rights")
    assert "آپ کے حقوق زیادہ ہیں" in page.locator("main").inner_text()

    tracker.shows_nothing_new_after(lambda: look_for_them(officer))
    officer.page.goto(f"{officer.address}/write?reply=still-working")
    press_continue(officer.page)
    tracker.shows("ہم ابھی آپ کی رپورٹ", "آج بتانے کو کوئی نئی بات نہیں۔")
    officer.page.goto(f"{officer.address}/correspondence?show=notices")
    assert "Nothing here yet." in officer.page.locator("main").inner_text(), "a notice left although it is not safe"

    explanation = "ہم نے آس پاس کے لوگوں سے پوچھا۔ کسی نے انہیں نہیں پہچانا۔"
    officer.do("outcome", {"victim": "supports", "outcome": "18", "explanation": explanation})
    tracker.shows("ہم نے تفتیش کی، لیکن یہ معلوم نہ ہو سکا کہ یہ کس نے کیا", explanation)
    tracker.do("message", {"text": "آپ کا شکریہ۔"})
    tracker.shows("آپ کا شکریہ۔")
    assert "آپ کا شکریہ۔" in officer.text()


def look_for_them(officer: Desk) -> None:
    officer.do("party", {"kind": "person", "role": "witness", "names": "Daniel Price"} | SOURCE)
    officer.do("line", {"words": "The shop next door has a camera."})
    officer.do("line-end", {"number": "1", "result": "done", "reason": "The shop next door keeps films for a day."})


def test_anti_social_behaviour_by_a_repeat_caller(page, desk):
    phone = "07700 900412"
    caller = {**GRACE, "phone": phone, "what-kind": "rowdy", "category": "nuisance"}
    first = report(page, "anti-social-behaviour", {**caller, "what-happened": "They shout at night."})
    contact = desk("contact", first.reference)
    second = take_by_phone(contact.page, phone)
    secrets = [first.reference, show(first.reference), "The same people", "Loud but lawful", "earlier report"]
    tracker = Tracker(page, second, secrets).open()
    tracker.shows("We got your report", "It is about: Anti-social behaviour")

    contact = Desk(contact.page, second.reference)
    link = {"reference": first.reference, "how": "series", "reason": "The same people each time."}
    tracker.shows_nothing_new_after(lambda: contact.do("link-file", link))
    assert "the same phone number" in contact.text()
    assert show(first.reference) in contact.text()
    assert show(second.reference) in Desk(contact.page, first.reference).text()

    decided = {"grade": "P5", "grade-reason": "Loud but lawful.", "is": "asb", "type": "rowdy-inconsiderate"}
    kept = {"unit": "contact", "officer": ""}
    because = {"qualifier": "nuisance", "reason": "Loud but lawful."} | kept
    assert "Say if it is more likely than not a crime" in contact.try_to("first", decided | because)
    contact.first_decision(decided | because | {"test": "no"})
    tracker.shows("We recorded it as anti-social behaviour", "Contact centre has your report")

    contact.do("outcome", {"explanation": "We spoke to the people. They have promised to be quiet at night."})
    tracker.shows("We have finished with your report", "They have promised to be quiet at night.")
    tracker.do("message", {"text": "It is quiet now."})
    tracker.shows("It is quiet now.")
    assert "It is quiet now." in contact.text()


def take_by_phone(page: Page, phone: str) -> Receipt:
    """The second call, for which the desk shows that there was a first."""
    begin(page)
    page.locator("[name=account]").fill("They were shouting in the street again last night.")
    page.locator("[name=kind]").select_option("anti-social-behaviour")
    page.locator("[name=q-what-happened], [name=q-category]").first.wait_for()
    press(page, "safe", "yes")
    type_in(page, "phone", phone)
    page.locator(".bl-earlier", has_text="1 earlier report").wait_for()
    page.locator("[name=name]").fill("Grace Lowe")
    press(page, "danger", "no")
    press(page, "occurred", "unknown")
    press(page, "q-category", "nuisance")
    page.locator("[name=words]").fill("By the library")
    press(page, "read-out", "yes")
    wait_until_saved(page)
    page.locator("button[name=send]").click()
    page.locator("[data-reference]").wait_for()
    return Receipt(words_of(page, "data-reference"), words_of(page, "data-secret"))


def test_a_report_that_is_no_crime(page, desk):
    seen = {"what-happened": "A branch lies on my fence.", "what-damaged": "home", "how-damaged": "broken"}
    receipt = report(page, "criminal-damage", {**GRACE, "phone": "07700 900413", **seen})
    tracker = Tracker(page, receipt, ["The storm threw it", "A gale", "credible", "counting rule"]).open()
    tracker.shows("We got your report", "It is about: Criminal damage")

    contact = desk("contact", receipt.reference)
    decided = {"grade": "P7", "grade-reason": "A gale, and nobody did it.", "is": "incident"}
    because = {"test": "yes", "reason": "The storm threw it down.", "unit": "contact", "officer": ""}
    refused = contact.try_to("first", decided | because)
    assert "The rules want it recorded as a crime" in refused
    contact.first_decision(decided | because | {"test": "no"})
    assert "The storm threw it down." in contact.text()
    said = tracker.shows("We recorded it, but not as a crime", "we can deal with this without a visit")
    assert "We recorded it as a crime" not in said

    contact.do("outcome", {"explanation": "The wind broke your fence. Nobody did it. Ask your insurer."})
    tracker.shows("We have finished with your report", "The wind broke your fence. Nobody did it. Ask your insurer.")
    tracker.do("look-again", {"reason": "I saw somebody."})
    tracker.shows("You asked us to look at it again")
    answer = {"decision": "upheld", "explanation": "We asked the weather office. The wind was that strong."}
    desk("supervisor", receipt.reference).do("review", answer)
    tracker.shows("our decision stays the same", "We asked the weather office.")
    tracker.do("message", {"text": "Now I understand."})
    tracker.shows("Now I understand.")
    assert "Now I understand." in contact.text()
