"""The pages as a browser without scripts uses them: a form is got, filled in and sent."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import requests

from running.codes import codes_to_try

MOST_PAGES = 60
MOST_OPTIONS = 6


@dataclass
class Form:
    """One form of a page: where it goes, what it would send untouched, and what can be chosen or written."""

    action: str
    fixed: dict[str, str] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def filled(self, answers: dict[str, str], attempt: int = 0) -> dict[str, str]:
        """Each field with its own answer, else an option, else some words."""
        fields = dict(self.fixed)
        for name, values in self.options.items():
            fields[name] = answers.get(name, values[attempt % len(values)])
        for name in self.texts:
            fields[name] = answers.get(name, "")
        return fields


class Forms(HTMLParser):
    """The forms in the main part of a page, in their order."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[Form] = []
        self.is_main = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "main":
            self.is_main = True
        elif self.is_main and tag == "form":
            self.found.append(Form(given.get("action", "")))
        elif self.found and given.get("name"):
            self._add(tag, given)

    def _add(self, tag: str, given: dict[str, str]) -> None:
        form, name, kind = self.found[-1], given["name"], given.get("type", "text")
        if tag == "input" and kind == "hidden":
            form.fixed[name] = given.get("value", "")
        elif tag == "input" and kind in {"radio", "checkbox"}:
            form.options.setdefault(name, []).append(given.get("value", "on"))
        elif tag in {"input", "textarea"}:
            form.texts.append(name)


class Visitor:
    """One browser with its cookies."""

    def __init__(self, url: str):
        self.url = url
        self.session = requests.Session()
        self.page = None

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def form(self) -> Form | None:
        forms = Forms(self.page.text).found
        return forms[-1] if forms else None

    def get(self, path: str) -> requests.Response:
        self.page = self.session.get(self.url + path, timeout=30)
        return self.page

    def send(self, attempt: int = 0, **answers: str) -> requests.Response:
        """Sends the page's last form with these answers."""
        form = self.form
        return self.post(form.action or self.path, form.filled(answers, attempt))

    def post(self, path: str, fields: dict) -> requests.Response:
        headers = {"Origin": self.url, "Sec-Fetch-Site": "same-origin"}
        self.page = self.session.post(self.url + path, data=fields, headers=headers, timeout=60)
        return self.page

    def log_in(self, username: str, password: str, secret: str) -> bool:
        """Whether name, password and a code of the moment open the desk."""
        self.get("/desk/login")
        self.send(username=username, password=password)
        for code in codes_to_try(secret):
            if self.path != "/desk/code":
                break
            self.send(code=code)
        return self.page.status_code == 200 and self.path not in {"/desk/login", "/desk/code"}

    def report_until(self, kind: str, step: str, answers: dict[str, str]) -> None:
        """Answers page after page of a report until that step is open."""
        self.get(f"/report/{kind}")
        self.send(danger="no")
        self.report_from_here(step, answers)

    def report_from_here(self, step: str, answers: dict[str, str]) -> None:
        for _ in range(MOST_PAGES):
            if self.path.endswith(f"/{step}"):
                return
            self._answer_page(answers)
        raise AssertionError(f"{step} never came; the last page is {self.path}")

    def _answer_page(self, answers: dict[str, str]) -> None:
        here, page = self.path, self.page
        for attempt in range(MOST_OPTIONS):
            self.send(attempt, **answers)
            if self.path != here and self.form:
                return
            self.page = page
        raise AssertionError(f"no answer is taken at {here}: {self.form}")
