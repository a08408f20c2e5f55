"""Reading Swift just well enough to measure it: text and comments are blanked, braces are counted."""

import re
from dataclasses import dataclass
from pathlib import Path

TEXT_OR_COMMENT = re.compile(
    r'(?s)(#*)"""\n.*?\n[ \t]*"""\1|//[^\n]*|/\*.*?\*/|(#+)"(?:.*?)"\2|"(?:\\.|[^"\\\n])*"'
)
FUNCTION = re.compile(r"\b(?:func\s+([\w+\-*/<>=!&|^~%.]+)|(init)[?!]?)\s*(?:<[^>{}]*>)?\s*\(")


@dataclass
class Function:
    name: str
    line: int
    lines: int
    parameters: int


def blanked(source: str) -> str:
    """The same source, the same length, with the inside of text and comments as spaces."""
    return TEXT_OR_COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), source)


def functions(path: Path) -> list[Function]:
    source = blanked(path.read_text())
    found = []
    for match in FUNCTION.finditer(source):
        closing = matching(source, match.end() - 1, "()")
        opening = body_start(source, closing)
        lines = 0 if opening is None else source.count("\n", opening, matching(source, opening, "{}")) - 1
        line = source.count("\n", 0, match.start()) + 1
        name = match.group(1) or match.group(2)
        found.append(Function(name, line, lines, parameters(source[match.end() : closing])))
    return found


def matching(source: str, start: int, pair: str) -> int:
    """The place of the bracket that closes the one at `start`."""
    depth = 0
    for place in range(start, len(source)):
        if source[place] == pair[0]:
            depth += 1
        elif source[place] == pair[1]:
            depth -= 1
            if depth == 0:
                return place
    return len(source) - 1


def body_start(source: str, after: int) -> int | None:
    """Where the body begins, or None for a requirement of a protocol, which has none."""
    opening = source.find("{", after)
    if opening < 0:
        return None
    between = source[after + 1 : opening]
    is_another_declaration = re.search(r"\b(func|init|var|let|case|subscript|extension|struct|enum)\b|\}", between)
    return None if is_another_declaration else opening


def parameters(text: str) -> int:
    depth, commas = 0, 0
    for letter in text:
        depth += letter in "([{<"
        depth -= letter in ")]}>"
        commas += letter == "," and depth == 0
    return commas + 1 if text.strip() else 0
