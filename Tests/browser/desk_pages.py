"""Every page of the desk. A route that is not here fails `DeskRoutesTests`: add a line for a new one.

`{reference}` and the like stand for what the fixture `desk_world` made: `{reference}` for a file full of everything,
`{new}` for one that nobody has decided about.
"""

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

    def of(self, world: dict[str, str], session: requests.Session, url: str) -> str:
        if self.words:
            return search_address(session, url, self.words)
        return url + self.path.format(**world)


def search_address(session: requests.Session, url: str, words: str) -> str:
    form = next(it for it in Forms(session.get(f"{url}/desk/search", timeout=30).text).found if "q" in it.texts)
    found = session.post(url + form.action, data=form.filled({"q": words}), timeout=30)
    assert found.ok and words not in found.url, f"{found.status_code} at {found.url}"
    return found.url


PAGES = [
    DeskPage("queue", "/desk"),
    DeskPage("unrecorded", "/desk?show=unrecorded"),
    DeskPage("my files", "/desk/mine"),
    DeskPage("tasks", "/desk/tasks", "investigator"),
    DeskPage("filters", "/desk/filters"),
    DeskPage("new filter", "/desk/filters/new?grade=P3"),
    DeskPage("take a report", "/desk/take", "contact"),
    DeskPage("taking sheet", "/desk/take/{id}", "contact"),
    DeskPage("report taken", "/desk/take/{given}/given", "contact"),
    # One file.
    DeskPage("new file", "/desk/files/{new}", "contact"),
    DeskPage("full file", "/desk/files/{reference}"),
    DeskPage("full file of its officer", "/desk/files/{reference}", "investigator"),
    DeskPage("exhibits", "/desk/files/{reference}/exhibits", "investigator"),
    DeskPage("statements", "/desk/files/{reference}/statements", "investigator"),
    DeskPage("disclosure schedule", "/desk/files/{reference}/schedule", "investigator"),
    DeskPage("all that happened", "/desk/files/{reference}/timeline"),
    DeskPage("all people of a file", "/desk/files/{reference}/people"),
    DeskPage("correspondence", "/desk/files/{reference}/correspondence"),
    DeskPage("checks of a file", "/desk/files/{reference}/checks", "investigator"),
    DeskPage("who has read it", "/desk/files/{reference}/accesses"),
    DeskPage("purpose", "/desk/files/{reference}/purpose"),
    DeskPage("person", "/desk/people/{person}"),
    # What can be done with it, each on its own page.
    DeskPage("first decision", "/desk/files/{new}/first", "contact"),
    DeskPage("take", "/desk/files/{reference}/take"),
    DeskPage("weigh", "/desk/files/{reference}/thrive"),
    DeskPage("grade", "/desk/files/{reference}/grade"),
    DeskPage("arrived", "/desk/files/{reference}/arrived"),
    DeskPage("record", "/desk/files/{reference}/record"),
    DeskPage("overrule", "/desk/files/{reference}/overrule", "registrar"),
    DeskPage("cancel", "/desk/files/{reference}/cancel"),
    DeskPage("transfer", "/desk/files/{reference}/transfer"),
    DeskPage("transferred", "/desk/files/{reference}/transferred"),
    DeskPage("judge", "/desk/files/{reference}/judge?sample={number}", "registrar"),
    DeskPage("allocate", "/desk/files/{reference}/allocate"),
    DeskPage("write", "/desk/files/{reference}/write"),
    DeskPage("support", "/desk/files/{reference}/support"),
    DeskPage("outcome", "/desk/files/{reference}/outcome"),
    DeskPage("authorise", "/desk/files/{reference}/authorise"),
    DeskPage("send back", "/desk/files/{reference}/send-back"),
    DeskPage("review", "/desk/files/{reference}/review"),
    DeskPage("reopen", "/desk/files/{reference}/reopen"),
    DeskPage("undo", "/desk/files/{reference}/undo"),
    DeskPage("restrict", "/desk/files/{reference}/restrict"),
    DeskPage("lift", "/desk/files/{reference}/lift"),
    DeskPage("solvability", "/desk/files/{reference}/solvability", "investigator"),
    DeskPage("line of enquiry", "/desk/files/{reference}/line", "investigator"),
    DeskPage("end a line", "/desk/files/{reference}/line-end?number=1", "investigator"),
    DeskPage("task", "/desk/files/{reference}/task", "investigator"),
    DeskPage("end a task", "/desk/files/{reference}/task-end?number=1", "investigator"),
    DeskPage("give a task", "/desk/files/{reference}/task-give?number=1", "investigator"),
    DeskPage("exhibit", "/desk/files/{reference}/exhibit", "investigator"),
    DeskPage("move an exhibit", "/desk/files/{reference}/exhibit-move?number=1", "investigator"),
    DeskPage("open an exhibit", "/desk/files/{reference}/exhibit-open?number=1", "investigator"),
    DeskPage("seal an exhibit", "/desk/files/{reference}/exhibit-seal?number=1", "investigator"),
    DeskPage("statement", "/desk/files/{reference}/statement", "investigator"),
    DeskPage("disclosure", "/desk/files/{reference}/disclosure", "investigator"),
    DeskPage("supervision", "/desk/files/{reference}/supervision"),
    DeskPage("needs", "/desk/files/{reference}/needs"),
    DeskPage("preference", "/desk/files/{reference}/preference"),
    DeskPage("something to be told", "/desk/files/{reference}/code-event"),
    DeskPage("contact note", "/desk/files/{reference}/contact-note"),
    DeskPage("set aside a right", "/desk/files/{reference}/set-aside"),
    DeskPage("party", "/desk/files/{reference}/party"),
    DeskPage("correct a party", "/desk/files/{reference}/party-correct?about=p-{person}"),
    DeskPage("role of a party", "/desk/files/{reference}/party-role?about=p-{person}"),
    DeskPage("object", "/desk/files/{reference}/object"),
    DeskPage("location", "/desk/files/{reference}/location"),
    DeskPage("event", "/desk/files/{reference}/event"),
    DeskPage("connect", "/desk/files/{reference}/connect?about=p-{person}"),
    DeskPage("remove", "/desk/files/{reference}/remove?about=p-{person}"),
    DeskPage("link to a file", "/desk/files/{reference}/link-file"),
    DeskPage("merge: whom", "/desk/files/{reference}/merge"),
    DeskPage("merge: side by side", "/desk/files/{reference}/merge?about=p-{person}&file={reference}"),
    DeskPage("undo a merge", "/desk/files/{reference}/undo-merge?about=p-{person}"),
    DeskPage("check", "/desk/files/{reference}/check"),
    DeskPage("hear a check", "/desk/files/{reference}/hear"),
    # Across files.
    DeskPage("audit", "/desk/audit", "registrar"),
    DeskPage("audit sample", "/desk/audit/{number}", "registrar"),
    DeskPage("team", "/desk/team"),
    DeskPage("people of a unit", "/desk/team/{unit}"),
    DeskPage("late", "/desk/late"),
    DeskPage("allocation", "/desk/allocation"),
    DeskPage("checks", "/desk/checks"),
    DeskPage("checks of a week", "/desk/checks/{username}/{week}"),
    DeskPage("handover", "/desk/handover"),
    DeskPage("handover of a unit", "/desk/handover/{unit}"),
    DeskPage("absences", "/desk/absences"),
    DeskPage("today", "/desk/day"),
    DeskPage("a day", "/desk/day/{date}"),
    DeskPage("files of a day", "/desk/day/{date}/{measure}"),
    DeskPage("overseeing", "/desk/access"),
    DeskPage("restricted files", "/desk/access/restricted"),
    DeskPage("openings", "/desk/access/openings"),
    DeskPage("review of an opening", "/desk/access/openings/{restricted}/{opening}"),
    DeskPage("break the glass", "/desk/access/break-glass"),
    DeskPage("readings", "/desk/access/readings"),
    DeskPage("readings that stand out", "/desk/access/unusual"),
    DeskPage("permissions", "/desk/access/permissions", "administrator"),
    DeskPage("lists that showed it", "/desk/files/{reference}/accesses/lists"),
    DeskPage("workload", "/desk/team"),
    DeskPage("workload of a unit", "/desk/team/{unit}"),
    DeskPage("overdue tasks", "/desk/team/{unit}/tasks"),
    DeskPage("late promises", "/desk/late"),
    DeskPage("the day in numbers", "/desk/day"),
    # Last, since a file that was searched for is opened only with a purpose.
    DeskPage("search", "/desk/search", words="bicycle"),
]

#: What answers GET and is no page for somebody who is signed in, or cannot be made by the demonstration's cast.
NOT_MEASURED = {
    "/desk/login": "before anybody is signed in",
    "/desk/code": "before anybody is signed in",
    "/desk/provider": "leads away to the provider of log-ins",
    "/desk/provider/return": "leads back from the provider of log-ins",
    "/desk/search/{token}": "measured as the search, which leads there",
    "/desk/palette": "lines for the palette, not a page",
    "/desk/bulk": "leads to the queue",
    "/desk/pulse": "whether there is something new, not a page",
    "/desk/day.csv": "a table for a spreadsheet, as long as its days",
    "/desk/files/{reference}/evidence/{evidence}": "the original that somebody sent, as long as it is",
    "/desk/files/{reference}/evidence/{evidence}/preview": "a picture",
}
