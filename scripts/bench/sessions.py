"""Log-ins for the bench, by the same forms that people use."""

import time
from html.parser import HTMLParser
from urllib.parse import urljoin

import requests

from running.codes import codes_to_try


class Forms(HTMLParser):
    """The forms of a page: method, action and fields."""

    def __init__(self, page: str):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.found.append({"method": (given.get("method") or "get").lower(), "action": given.get("action"), "fields": {}})
        elif tag in {"input", "select", "textarea"} and self.found and given.get("name"):
            self.found[-1]["fields"][given["name"]] = given

    def with_fields(self, *names: str) -> dict:
        return next(form for form in self.found if set(names) <= set(form["fields"]))


def send_form(session: requests.Session, url: str, answers: dict[str, str]) -> requests.Response:
    page = session.get(url, timeout=30)
    form = Forms(page.text).with_fields(*answers)
    hidden = {name: it.get("value") or "" for name, it in form["fields"].items() if it.get("type") == "hidden"}
    return session.post(urljoin(page.url, form["action"] or ""), data={**hidden, **answers}, timeout=30)


def tracker(url: str, reference: str, secret: str) -> tuple[requests.Session, str]:
    """A session that may read the tracker, and the tracker's address."""
    session = requests.Session()
    page = send_form(session, f"{url}/track", {"reference": reference, "secret": secret})
    page.raise_for_status()
    return session, page.url


def desk(url: str, member: dict) -> requests.Session:
    session = requests.Session()
    page = send_form(session, f"{url}/desk/login", {"username": member["username"], "password": member["password"]})
    for code in codes_to_try(member["totpSecret"]):
        page = send_form(session, page.url, {"code": code})
        if not page.url.split("?")[0].endswith("/desk/code"):
            return session
    raise RuntimeError("the desk would not let the bench in")


def search_address(session: requests.Session, url: str, words: str) -> str:
    """Where the desk shows what it found: good for that session, and for half an hour after it was last read."""
    return send_form(session, f"{url}/desk/search", {"q": words}).url


def cookies_of(session: requests.Session) -> str:
    return "Cookie: " + "; ".join(f"{cookie.name}={cookie.value}" for cookie in session.cookies)


def milliseconds_until_ready(start) -> float:
    begun = time.perf_counter()
    start()
    return (time.perf_counter() - begun) * 1000
