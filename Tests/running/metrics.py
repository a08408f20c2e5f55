"""What the program tells of itself at `/metrics`."""

import re

import requests

LINE = re.compile(r'^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-z]+="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (\S+)$')


def scrape(port: int) -> str:
    answer = requests.get(f"http://127.0.0.1:{port}/metrics", timeout=10)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    return answer.text


def read(text: str) -> dict[tuple[str, str], float]:
    """Every value by its name and labels; whatever is no line of the format fails."""
    values, typed = {}, set()
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            typed.add(line.split()[2])
        if line.startswith("#"):
            continue
        found = LINE.match(line)
        assert found, f"no line of the text format: {line}"
        name, labels, value = found.groups()
        assert name in typed or re.sub("_(bucket|sum|count)$", "", name) in typed, f"{name} has no type"
        values[name, labels or ""] = float(value)
    return values


def value(port: int, name: str, *labels: str) -> float:
    """The sum of every row of a metric that has these labels."""
    rows = read(scrape(port)).items()
    return sum(number for (known, had), number in rows if known == name and all(label in had for label in labels))
