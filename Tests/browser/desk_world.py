"""A desk with something on every page: above all one file as full as a long investigation makes it."""

import re
from datetime import date, timedelta

import requests

from running.pages import Forms, Visitor
from running.program import run_command
from running.reports import GRACE, Reporter, report_of

MESSAGES, PARTIES, EXHIBITS, LINES, TASKS, STATEMENTS, OBJECTS = 20, 20, 15, 12, 12, 6, 8
#: What its page says at least to have happened.
TIMELINE = 100
SOURCE = {"said": "reporter", "nature": "fact"}
TODAY = {"at-day": date.today().strftime("%d/%m/%Y"), "at-time": "00:01"}


class Clerk:
    """One member of staff who fills in forms, without a browser."""

    def __init__(self, url: str, cookies: list[dict], session: requests.Session | None = None):
        self.url = url
        self.session = session or requests.Session()
        for cookie in cookies:
            self.session.cookies.set(cookie["name"], cookie["value"], domain=cookie["domain"])

    def get(self, path: str) -> str:
        answer = self.session.get(self.url + path, timeout=60)
        assert answer.status_code == 200, f"{path} answers {answer.status_code}"
        return answer.text

    def post(self, page: str, action: str, fields: dict[str, str], to: str = "") -> str:
        """Sends the form of a page that goes there, and says where that leads."""
        form = next(form for form in Forms(self.get(page)).found if form.action == action)
        sent = self.session.post(self.url + (to or action), data=form.fixed | fields, allow_redirects=False, timeout=60)
        said = re.findall(r'govuk-error-summary.*?</ul>', sent.text, re.DOTALL)
        assert sent.status_code == 303, f"{action} answers {sent.status_code}: {said}"
        return sent.headers["Location"]

    def do(self, reference: str, action: str, fields: dict[str, str], about: str = "") -> None:
        path = f"/desk/files/{reference}/{action}"
        query = f"?about={about}" if about else ""
        self.post(path + query, path, fields | ({"about": about} if about else {}))


def make_desk_world(program, logged_in, reporter: Reporter) -> dict[str, str]:
    """What stands in the addresses of the pages."""
    contact, officer, supervisor, registrar = [
        Clerk(program.url, logged_in(role)["cookies"]) for role in ["contact", "investigator", "supervisor", "registrar"]
    ]
    kind = reporter.kinds()["bicycle-theft"]
    sent = reporter.send(report_of(kind, GRACE | {"name": "Grace Lowe"})).json()
    reference = sent["reference"]
    fill_file(reference, contact, officer, supervisor)
    for number in range(MESSAGES):
        reporter.write(reference, sent["trackingSecret"], f"Is there news of the green bicycle? I ask for the {number + 1}. time.")
    check(reference, supervisor)
    page = officer.get(f"/desk/files/{reference}")
    sample = registrar.post("/desk/audit", "/desk/audit", {"seed": "7", "each": "20", "days": "90"})
    today = date.today()
    return {
        "reference": reference, "new": reporter.send(report_of(kind)).json()["reference"],
        "person": re.search(r"/desk/people/([0-9a-f]+)", page)[1], "number": sample.split("/")[-1],
        "id": begin_taking(contact), "given": finish_taking(contact), "unit": "volume-crime",
        "username": "amara.okafor", "week": str(today - timedelta(days=today.weekday())), "date": str(today),
        "measure": "recorded", "restricted": break_the_glass(program, reporter, supervisor), "opening": "1",
    }  # fmt: skip


def fill_file(reference: str, contact: Clerk, officer: Clerk, supervisor: Clerk) -> None:
    crime = {"is": "crime", "offence": "44", "test": "yes", "reporter": "victim", "points": "none"}
    contact.do(reference, "grade", {"grade": "P4", "reason": "Nobody is in danger."})
    contact.do(reference, "record", crime | {"reason": "What was said amounts to theft."})
    supervisor.do(reference, "allocate", {"unit": "volume-crime", "officer": "amara.okafor"})
    tomorrow = (date.today() + timedelta(days=1)).strftime("%d/%m/%Y")
    for number in range(1, PARTIES + 1):
        role = ["witness", "suspect", "other"][number % 3]
        fields = {"kind": "person", "role": role, "names": f"Imran Sadiq {number}", "phones": f"07700 900{100 + number}"}
        officer.do(reference, "party", fields | {"description": "Tall, in a green coat, with a dog."} | SOURCE)
    for number in range(1, OBJECTS + 1):
        officer.do(reference, "object", {"kind": "vehicle", "mark": f"AB{10 + number} CDE", "description": "White"} | SOURCE)
    for number in range(1, LINES + 1):
        officer.do(reference, "line", {"words": f"Ask shop {number} of the High Street for its film."})
    for number in range(1, TASKS + 1):
        due = {"owner": "amara.okafor", "due-day": tomorrow, "due-time": "09:00"}
        officer.do(reference, "task", {"words": f"Ring the keeper of shop {number}."} | due)
    for number in range(1, STATEMENTS + 1):
        words = "I saw a tall man cut the lock and ride away to the canal. " * 20
        fields = {"name": f"Imran Sadiq {number}", "kind": "witness", "signed": "yes", "text": words}
        officer.do(reference, "statement", fields | TODAY)
    for number in range(1, EXHIBITS + 1):
        fill_exhibit(reference, officer, number)


def fill_exhibit(reference: str, officer: Clerk, number: int) -> None:
    seized = {"reference": f"AO/{number}", "description": "Bolt cutters", "place": "Kiln Hill", "seized-by": "Amara Okafor"}
    officer.do(reference, "exhibit", seized | {"seal": f"RICH-{number}"} | TODAY)
    hands = {"from": "Amara Okafor", "to": "The store", "place": "Perry Barr", "seal": f"RICH-{number}"}
    officer.do(reference, "exhibit-move", {"number": str(number)} | hands | TODAY)


def check(reference: str, supervisor: Clerk) -> None:
    page = supervisor.get(f"/desk/files/{reference}/check")
    work = re.search(r'value="([^"]+amara[.]okafor)"', page)[1]
    met = [box for box in re.findall(r"<input[^>]*>", page) if 'value="met"' in box]
    marks = {re.search(r'name="([^"]+)"', box)[1]: "met" for box in met}
    supervisor.do(reference, "check", {"work": work, "comment": "Clear and quick."} | marks)


def break_the_glass(program, reporter: Reporter, supervisor: Clerk) -> str:
    """A restricted file that a duty officer has opened, and no supervisor has said anything of that."""
    reference = reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()["reference"]
    named = {"people": "Amara Okafor", "weeks": "4", "reason": "Her brother works here."}
    supervisor.do(reference, "restrict", named)
    account = ["--username", "dana.moss", "--name", "Dana Moss", "--role", "dutyOfficer", "--replace"]
    said = run_command("user", "add", "--data", program.data, *account).stdout
    password, secret = [re.search(rf"^{name} +(.+)$", said, re.MULTILINE)[1] for name in ["password", "code secret"]]
    visitor = Visitor(program.url)
    assert visitor.log_in("dana.moss", password, secret), visitor.page.text[:2000]
    duty, door = Clerk(program.url, [], visitor.session), "/desk/access/break-glass"
    duty.post(door, door, {"reference": reference, "reason": "She rang, and nobody who is named answers."})
    return reference


def begin_taking(contact: Clerk) -> str:
    return contact.post("/desk/take", "/desk/take", {"channel": "phone"}).split("/")[-1].split("?")[0]


def finish_taking(contact: Clerk) -> str:
    """A report that was taken by telephone and sent just now."""
    taking = begin_taking(contact)
    page = f"/desk/take/{taking}"
    answers = {
        "account": "My bike was taken.", "kind": "bicycle-theft", "name": "Grace Lowe", "safe": "no", "danger": "no",
        "occurred": "unknown", "words": "By the library", "read-out": "yes",
    }  # fmt: skip
    contact.post(page, page, answers)
    contact.post(page, page, answers, to=f"{page}/send")
    return taking
