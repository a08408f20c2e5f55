"""Every sentence of the desk whose key the code puts together has been written."""

import re

import pytest
import yaml

from running.places import ROOT

DESK = {path: path.read_text() for path in sorted((ROOT / "Sources/Web").rglob("*.swift"))}
POLICING = {path: path.read_text() for path in sorted((ROOT / "Sources/Policing").rglob("*.swift"))}

#: An enumeration, the keys that are made of its raw values, and those of its cases that no such key is made of.
MADE_OF = [
    ("DeskAction", ["accesses.purposes.{}"], {"checks"}),
    ("DeskAction", ["{}.title", "{}.button"], {"take"}),
    ("DeskAction", ["done.{}"], set()),
    ("FileState.Status", ["status.{}"], set()),
    ("ReadingBasis", ["purpose.of.{}"], set()),
    ("Permission.Action", ["access.actions.{}"], set()),
    ("UnusualSign", ["readings.of.{}"], set()),
    ("Role", ["roles.{}"], set()),
    ("FileFact.Kind", ["timeline.{}"], set()),
    ("PartyRole", ["parties.roles.{}"], set()),
    ("VictimWish", ["outcome.victim.{}"], set()),
    ("CancellationGround", ["cancel.ground.{}"], set()),
    ("ReplyPlaceholder", ["person-words.places.{}"], set()),
    ("ThriveElement", ["thrive.letters.{}"], set()),
    ("ThriveLevel", ["thrive.levels.{}"], set()),
    ("EnhancedGround", ["grounds.{}"], set()),
    ("NotedChannel", ["contact-note.channel.{}"], set()),
    ("SolvabilityChoice", ["solvability.choice.{}"], set()),
    ("FileSection", ["sections.{}"], set()),
    ("QueuePart", ["queue.title.{}", "queue.tabs.{}", "queue.empty.{}"], set()),
    ("AuditVerdict", ["judge.verdict.{}"], set()),
]


def keys() -> set[str]:
    """Every key and every beginning of one, without the leading `desk`."""
    found: set[str] = set()

    def walk(node, path: str) -> None:
        found.add(path)
        if isinstance(node, dict):
            for name, below in node.items():
                walk(below, f"{path}.{name}" if path else str(name))

    for path in sorted((ROOT / "Languages/en").glob("*.yaml")):
        written = yaml.load(path.read_text(), Loader=yaml.BaseLoader)
        walk(written.get("desk", {}), "")
    return found


KEYS = keys()


def body_of(name: str) -> str:
    """What stands between the braces of an enumeration, without the braces inside them."""
    *outer, name = name.split(".")
    for text in {**POLICING, **DESK}.values():
        if outer and not re.search(rf"\b(?:struct|enum|extension) {outer[0]}\b", text):
            continue
        start = re.search(rf"\benum {name}: [^{{]*{{", text)
        if not start:
            continue
        depth, body = 1, []
        for letter in text[start.end() :]:
            depth += (letter == "{") - (letter == "}")
            if depth == 0:
                return "".join(body)
            if depth == 1:
                body.append(letter)
    raise AssertionError(f"there is no enumeration {name}")


def raw_values(name: str) -> list[str]:
    body = re.sub(r"//.*", "", body_of(name))
    values = []
    for line in re.findall(r"^\s*(?:indirect )?case ([^.\n]*(?:,\s*\n[^\n]*)*)", body, re.MULTILINE):
        for case, raw in re.findall(r"(\w+)(?:\s*=\s*\"([^\"]+)\")?", line):
            values.append(raw or case)
    assert values, f"{name} has no cases"
    return values


@pytest.mark.parametrize("name,patterns,others", MADE_OF, ids=[f"{row[0]} {row[1][0]}" for row in MADE_OF])
def test_every_case_has_its_words(name, patterns, others):
    wanted = {pattern.format(value) for value in raw_values(name) if value not in others for pattern in patterns}
    assert not sorted(wanted - KEYS)


def test_every_purpose_of_the_access_log_has_its_words():
    written = re.compile(
        r"(?:openFile|logReading|open)\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*?\bfor: \"([a-z-]+)\""
        r"|\bpurpose: \"([a-z-]+)\"|\blog(?:List)?\(\"([a-z-]+)\"",
    )
    found = {next(filter(None, match)) for text in DESK.values() for match in written.findall(text)}
    assert {"file", "accesses", "queue", "search", "correspondence", "handover"} <= found
    assert not sorted(f"accesses.purposes.{purpose}" for purpose in found if f"accesses.purposes.{purpose}" not in KEYS)


def test_every_key_that_a_file_completes_has_its_words():
    """`say("not-yet")` where the same file says `desk.text("rights.refusals.\\(key)")`."""
    faults = []
    maker = re.compile(r"func (\w+)\(_ key: String[^{]*\{\s*(?:return )?desk\.text\(\s*\"([a-z.-]+)\.\\\(key\)\"")
    for path, text in DESK.items():
        makers = maker.findall(text)
        for name in {name for name, _ in makers}:
            said = re.findall(rf"(?<![.\w]){name}\(\s*\"([a-zA-Z.-]+)\"", text)
            prefixes = [prefix for made, prefix in makers if made == name]
            faults += [f"{path.name}: {key}" for key in said if not KEYS & {f"{prefix}.{key}" for prefix in prefixes}]
    assert not faults


def test_every_column_has_its_heading():
    faults = []
    columns = re.compile(r"\[((?:\s*\"[a-z-]+\",?)+\s*)\]\.map \{[^}]*desk\.text\(\"([a-z.-]+)\.\\\(\$0\)\"")
    for path, text in DESK.items():
        for row, prefix in columns.findall(text):
            wanted = [f"{prefix}.{name}" for name in re.findall(r"\"([a-z-]+)\"", row)]
            faults += [f"{path.name}: {key}" for key in wanted if key not in KEYS]
    assert not faults
