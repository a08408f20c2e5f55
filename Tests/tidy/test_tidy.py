"""The rules of STYLE.md that a machine can hold us to."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from running.places import ROOT
from swift_source import blanked, functions

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50
MOST_PARAMETERS = 5

ROOMS = {
    "HTML": set(),
    "Policing": set(),
    "Workflows": {"Policing"},
    "Store": {"Workflows", "Policing", "CLibmagic"},
    "Channels": {"Workflows", "Policing", "CLibcurl"},
    "Web": {"Workflows", "Policing", "HTML"},
    "bluelamp": {"Web", "Channels", "Store", "Workflows", "Policing"},
}
OURS = set(ROOMS) | {"CLibmagic", "CLibcurl"}
UNFINISHED = ["TODO", "FIXME", "fatalError(", "try!", "as!", "not implemented", "@testable"]
EMPTY_NAMES = re.compile(r"\b(?:class|struct|enum|actor|protocol)\s+(\w*(?:Manager|Helper|Util|Utils|DTO)|Case|Service)\b")
JUNK_DRAWERS = {"Core", "Extensions", "Utils", "Utilities", "Helpers", "Common", "Misc"}
SAYS_NOTHING = re.compile(r"catch\s*\{\s*\}")
SQL_WORDS = re.compile(r"\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s\w+\sSET|DELETE FROM)\b")


def kept_files(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


SWIFT = kept_files("Sources/*.swift", "Tests/*.swift")
PYTHON = kept_files("scripts/*.py", "Tests/*.py")
SOURCES = [path for path in SWIFT if path.is_relative_to(ROOT / "Sources")]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def assert_none(faults: list[str]) -> None:
    assert not faults, "\n".join(["", *faults])


def test_no_file_is_too_long():
    measured = [(path, path.read_text().count("\n")) for path in [*SWIFT, *PYTHON, *kept_files("*.sh")]]
    assert_none([f"{named(path)}: {lines} lines" for path, lines in measured if lines > MOST_LINES_OF_A_FILE])


def test_no_swift_function_is_too_long_or_takes_too_much():
    faults = []
    for path in SWIFT:
        for function in functions(path):
            place = f"{named(path)}:{function.line}: {function.name}"
            if function.lines > MOST_LINES_OF_A_FUNCTION:
                faults.append(f"{place} has {function.lines} lines")
            if function.parameters > MOST_PARAMETERS and function.name != "init":
                faults.append(f"{place} takes {function.parameters} parameters")
    assert_none(faults)


def test_no_python_function_is_too_long():
    faults = []
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = node.end_lineno - node.lineno
                if lines > MOST_LINES_OF_A_FUNCTION:
                    faults.append(f"{named(path)}:{node.lineno}: {node.name} has {lines} lines")
    assert_none(faults)


@pytest.mark.parametrize("room", ROOMS)
def test_the_room_faces_only_the_way_the_house_says(room):
    faults = []
    for path in SOURCES:
        if path.relative_to(ROOT / "Sources").parts[0] != room:
            continue
        for imported in re.findall(r"(?m)^\s*(?:public |@preconcurrency )*import (?:\w+ )?(\w+)", path.read_text()):
            if imported in OURS and imported not in ROOMS[room]:
                faults.append(f"{named(path)}: imports {imported}")
    assert_none(faults)


@pytest.mark.parametrize("words", UNFINISHED)
def test_nothing_is_left_unfinished(words):
    pattern = re.compile((r"\b" if words[0].isalpha() else "") + re.escape(words))
    faults = []
    for path in SWIFT:
        source = path.read_text()
        looked_at = source if words.isupper() else blanked(source)
        faults += [f"{named(path)}:{n}" for n, line in enumerate(looked_at.split("\n"), 1) if pattern.search(line)]
    assert_none(faults)


def test_every_type_has_a_name_that_says_what_it_is():
    faults = []
    for path in SWIFT:
        faults += [f"{named(path)}: {name}" for name in EMPTY_NAMES.findall(blanked(path.read_text()))]
    assert_none(faults)


def test_there_is_no_junk_drawer():
    assert_none([named(path) for path in SOURCES if JUNK_DRAWERS & {*path.parts[:-1], path.stem}])


def test_no_error_is_swallowed():
    assert_none([named(path) for path in SWIFT if SAYS_NOTHING.search(blanked(path.read_text()))])


def test_the_name_of_a_force_is_only_in_its_own_folder():
    names = re.compile(r"west[ -]?midlands|westmidlands", re.IGNORECASE)
    looked_at = [*SOURCES, *kept_files("Forms/*", "Languages/*", "Public/*")]
    assert_none([named(path) for path in looked_at if is_text(path) and names.search(path.read_text())])


def test_sql_is_only_in_the_store():
    elsewhere = [path for path in SOURCES if path.relative_to(ROOT / "Sources").parts[0] != "Store"]
    assert_none([named(path) for path in elsewhere if SQL_WORDS.search(path.read_text())])


def test_no_script_or_style_is_inline():
    inline = re.compile(r"""\bstyle\(\s*"|\son(?:click|load|submit|change)\s*=|style=\\?["']""")
    pages = [path for path in SOURCES if path.relative_to(ROOT / "Sources").parts[0] == "Web"]
    assert_none([named(path) for path in pages if inline.search(path.read_text())])


def test_no_file_of_the_front_end_is_dead():
    spoken_of = "\n".join(path.read_text() for path in [*SOURCES, *kept_files("Public/*")] if is_text(path))
    assert_none([named(path) for path in kept_files("Public/*") if path.name not in spoken_of])


def test_every_script_is_called_by_something():
    callers = [ROOT / "Makefile", *kept_files("scripts/*", ".ci/*", "docs/*", "*.md")]
    texts = {path: path.read_text() for path in callers if is_text(path)}
    faults = []
    for script in kept_files("scripts/*"):
        others = (text for path, text in texts.items() if path != script)
        if not any(script.name in text or f"import {script.stem}" in text or f"from {script.stem}" in text for text in others):
            faults.append(named(script))
    assert_none(faults)


def is_text(path: Path) -> bool:
    return path.suffix not in {".png", ".jpg", ".gz", ".ico", ".woff2", ".pdf"}


def test_the_version_is_that_of_the_newest_part_of_the_changelog():
    [newest, *_] = re.findall(r"(?m)^## (\S+)", (ROOT / "CHANGELOG.md").read_text())
    said = re.search(r'static let version = "([^"]+)"', (ROOT / "Sources/bluelamp/Bluelamp.swift").read_text())
    assert said and said.group(1) == newest.lower()
