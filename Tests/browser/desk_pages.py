"""Every page of the desk: add a line for a new one. `{reference}` stands for a file's reference."""

from dataclasses import dataclass

import requests

from running.pages import Forms


@dataclass(frozen=True)
class DeskPage:
    name: str
    path: str
    role: str = "supervisor"
    # What is searched for: the address of what was found says nothing of it, so it is asked for by the form.
    words: str = ""

    def of(self, reference: str, session: requests.Session, url: str) -> str:
        if self.words:
            return search_address(session, url, self.words)
        return url + self.path.format(reference=reference)


def search_address(session: requests.Session, url: str, words: str) -> str:
    form = next(it for it in Forms(session.get(f"{url}/desk/search", timeout=30).text).found if "q" in it.texts)
    found = session.post(url + form.action, data=form.filled({"q": words}), timeout=30)
    assert found.ok and words not in found.url, f"{found.status_code} at {found.url}"
    return found.url


PAGES = [
    DeskPage("queue", "/desk"),
    DeskPage("unrecorded", "/desk?show=unrecorded"),
    DeskPage("my files", "/desk/mine"),
    DeskPage("new file", "/desk/files/{reference}", "contact"),
    DeskPage("tasks", "/desk/tasks"),
    DeskPage("take a report", "/desk/take"),
    DeskPage("audit", "/desk/audit", "registrar"),
    DeskPage("weigh", "/desk/files/{reference}/thrive"),
    DeskPage("grade", "/desk/files/{reference}/grade"),
    DeskPage("record", "/desk/files/{reference}/record"),
    DeskPage("allocate", "/desk/files/{reference}/allocate"),
    DeskPage("write", "/desk/files/{reference}/write"),
    DeskPage("outcome", "/desk/files/{reference}/outcome"),
    DeskPage("cancel", "/desk/files/{reference}/cancel"),
    DeskPage("transfer", "/desk/files/{reference}/transfer"),
    DeskPage("exhibit", "/desk/files/{reference}/exhibit"),
    DeskPage("restrict", "/desk/files/{reference}/restrict"),
    DeskPage("who has read it", "/desk/files/{reference}/accesses"),
    DeskPage("purpose", "/desk/files/{reference}/purpose"),
    DeskPage("restricted files", "/desk/access/restricted"),
    DeskPage("openings", "/desk/access/openings"),
    DeskPage("readings", "/desk/access/readings"),
    DeskPage("readings that stand out", "/desk/access/unusual"),
    DeskPage("permissions", "/desk/access/permissions", "administrator"),
    DeskPage("lists that showed it", "/desk/files/{reference}/accesses/lists"),
    DeskPage("workload", "/desk/team"),
    DeskPage("workload of a unit", "/desk/team/volume-crime"),
    DeskPage("overdue tasks", "/desk/team/volume-crime/tasks"),
    DeskPage("late promises", "/desk/late"),
    DeskPage("the day in numbers", "/desk/day"),
    # Last, since a file that was searched for is opened only with a purpose.
    DeskPage("search", "/desk/search", words="bicycle"),
]
