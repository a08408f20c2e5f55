"""Every page of the desk: add a line for a new one. `{reference}` stands for a file's reference."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DeskPage:
    name: str
    path: str
    role: str = "supervisor"

    def of(self, reference: str) -> str:
        return self.path.format(reference=reference)


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
    # Last, since a file that was searched for is opened only with a purpose.
    DeskPage("search", "/desk/search?q=bicycle"),
]
