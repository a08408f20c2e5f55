"""Reports as another program would send them."""

import uuid
from datetime import datetime, timedelta, timezone

import requests

KINDS = [
    "burglary", "bicycle-theft", "theft", "vehicle-crime", "criminal-damage", "shop-theft", "robbery", "assault",
    "hate-crime", "stalking-harassment", "domestic-abuse", "anti-social-behaviour", "road-collision",
    "lost-found-property", "information",
]  # fmt: skip

GRACE = {"name": "Grace Lowe", "email": "grace.lowe@example.org", "phone": "07700 900123", "safeToContact": True}
PLACE = {"latitude": 52.4796, "longitude": -1.9026, "description": "Outside the station"}


def hours_ago(hours: int) -> str:
    return (datetime.now(timezone.utc) - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def natural_answer(question: dict):
    """An answer in the JSON type that fits the question best."""
    match question["type"]:
        case "yesNo":
            return True
        case "choice":
            return question["options"][0]["value"]
        case "choices":
            return [question["options"][0]["value"]]
        case "number":
            return 1
        case "date":
            return hours_ago(24)[:10]
        case _:
            return "A green bicycle stood by the wall."


def required_answers(kind: dict) -> dict:
    return {question["id"]: natural_answer(question) for question in kind["questions"] if question["required"]}


def report_of(kind: dict, person: dict | None = GRACE) -> dict:
    return {
        "kind": kind["id"],
        "answers": required_answers(kind),
        "location": PLACE,
        "occurred": {"from": hours_ago(14), "to": hours_ago(6)},
        "person": person,
    }


class Reporter:
    """A program of somebody else that uses the API."""

    def __init__(self, url: str, session: requests.Session | None = None):
        self.url = url
        self.session = session or requests.Session()

    def kinds(self) -> dict[str, dict]:
        answer = self.session.get(f"{self.url}/api/v1/report-kinds", timeout=30)
        answer.raise_for_status()
        return {kind["id"]: kind for kind in answer.json()}

    def send(self, report: dict, key: str | None = None) -> requests.Response:
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        return self.session.post(f"{self.url}/api/v1/reports", json=report, headers=headers, timeout=30)

    def look(self, reference: str, secret: str) -> requests.Response:
        headers = {"Authorization": f"Bearer {secret}"}
        return self.session.get(f"{self.url}/api/v1/reports/{reference}", headers=headers, timeout=30)

    def write(self, reference: str, secret: str, text: str) -> requests.Response:
        address = f"{self.url}/api/v1/reports/{reference}/messages"
        headers = {"Authorization": f"Bearer {secret}"}
        return self.session.post(address, json={"text": text}, headers=headers, timeout=30)
