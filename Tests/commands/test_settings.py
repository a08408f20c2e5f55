"""Settings: from the command line, the environment or a file, in this order; each wrong one is a line that says where it stands."""

import re

import pytest

from command_line import assert_refused
from running.places import ROOT
from running.program import RunningProgram, free_port, run_command
from test_help import options

NAMES = re.compile(r"`(BLUELAMP_[A-Z_]+)`")
#: Which options cannot stand anywhere but on the command line.
ONLY_TYPED = {"demonstration"}
#: What is in the file, and what is said of it, beside the name and the place of the setting.
WRONG = [
    ("BLUELAMP_PORT=many", ["BLUELAMP_PORT in line 2 of", "many", "--port"]),
    ("BLUELAMP_PORT=0", ["BLUELAMP_PORT in line 2 of", "between 1 and 65535"]),
    ("BLUELAMP_PORT=", ["BLUELAMP_PORT in line 2 of", "no value"]),
    ("BLUELAMP_PROT=8080", ["BLUELAMP_PROT in line 2 of", "no such setting", "docs/settings.md"]),
    ("PORT=8080", ["PORT in line 2 of", "no such setting"]),
    ("BLUELAMP_DEMONSTRATION=yes", ["BLUELAMP_DEMONSTRATION in line 2 of", "no such setting"]),
    ("BLUELAMP_SETTINGS=another", ["BLUELAMP_SETTINGS in line 2 of", "cannot name another"]),
    ("BLUELAMP_TRUST_PROXY=perhaps", ["BLUELAMP_TRUST_PROXY in line 2 of", "yes or no"]),
    ("BLUELAMP_LOG=loud", ["BLUELAMP_LOG in line 2 of", "notice"]),
    ("BLUELAMP_MAIL=pigeon", ["BLUELAMP_MAIL in line 2 of", "smtp://"]),
    ("BLUELAMP_ADDRESS=report.example.org", ["BLUELAMP_ADDRESS in line 2 of", "https://"]),
    ("BLUELAMP_OIDC_ISSUER=https://idp.example.org", ["BLUELAMP_OIDC_ISSUER in line 2 of", "together"]),
    ("BLUELAMP_HOST=127.0.0.1\nBLUELAMP_HOST=::1", ["BLUELAMP_HOST in line 3 of", "line 2 of", "take one away"]),
    ("BLUELAMP_HOST='127.0.0.1", ["BLUELAMP_HOST in line 2 of", "single quotes"]),
    ("BLUELAMP_HOST=\"a\\\\b\"", ["BLUELAMP_HOST in line 2 of", "single quotes"]),
    ("let me in", ["line 2 of", "NAME=value"]),
    ("BLUELAMP_SMTP_PASSWORD_FILE=/no/such/file", ["BLUELAMP_SMTP_PASSWORD_FILE in line 2 of", "/no/such/file"]),
    ("BLUELAMP_NOTIFY_KEY=a\nBLUELAMP_NOTIFY_KEY_FILE=b", ["BLUELAMP_NOTIFY_KEY in line 2 of", "one of the two"]),
    ("BLUELAMP_MAIL=notify\nBLUELAMP_NOTIFY_KEY=secret-lamp", ["BLUELAMP_MAIL in line 2 of"]),
]  # fmt: skip
TROUBLE = [
    ("BLUELAMP_FORCE=nowhere", ["BLUELAMP_FORCE in line 2 of", "nowhere", "west-midlands"]),
    ("BLUELAMP_HOME=/nowhere", ["BLUELAMP_HOME in line 2 of", "/nowhere", "Forms"]),
    (
        "BLUELAMP_OIDC_ISSUER=https://idp.example.org\nBLUELAMP_OIDC_CLIENT=desk\nBLUELAMP_OIDC_SECRET_FILE=/nowhere",
        ["BLUELAMP_OIDC_SECRET_FILE in line 4 of", "/nowhere"],
    ),
]  # fmt: skip


@pytest.fixture
def settings(tmp_path):
    """Writes a file of settings whose first line is a comment."""

    def write(text: str):
        path = tmp_path / "bluelamp.conf"
        path.write_text(f"# how the lamp is set\n{text}\n")
        return path

    return write


@pytest.mark.parametrize(("text", "words"), WRONG, ids=[text for text, _ in WRONG])
def test_a_wrong_line_is_named_with_its_place_and_nothing_is_touched(settings, tmp_path, text, words):
    path = settings(text)
    line = assert_refused(run_command("serve", "--data", tmp_path / "data", "--settings", path), 2, *words, str(path))
    assert not (tmp_path / "data").exists()
    assert "secret-lamp" not in line and "let me in" not in line, "what may be a secret is said"


@pytest.mark.parametrize(("text", "words"), TROUBLE, ids=[text for text, _ in TROUBLE])
def test_what_a_setting_names_and_is_not_there_is_said_with_its_place(settings, tmp_path, text, words):
    ended = run_command("serve", "--data", tmp_path / "data", "--settings", settings(text))
    assert_refused(ended, 1, *words)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [("BLUELAMP_PORT", "many", "many"), ("BLUELAMP_PROT", "1", "no such setting"), ("BLUELAMP_LOG", "", "no value")],
)
def test_a_wrong_one_of_the_environment_is_named_with_its_place(tmp_path, name, value, word):
    ended = run_command("serve", "--data", tmp_path / "data", **{name: value})
    assert_refused(ended, 2, f"{name} in the environment", word)
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_not_there_is_said(tmp_path):
    ended = run_command("serve", "--data", tmp_path / "data", "--settings", tmp_path / "none.conf")
    assert_refused(ended, 2, "none.conf", "--settings")


def test_the_command_line_wins_then_the_environment_then_the_file(settings, tmp_path):
    """What each place says is wrong in a way of its own, so the line tells whose word counted."""
    path, data = settings("BLUELAMP_LOG=file\nBLUELAMP_PORT=0\nBLUELAMP_HOST=127.0.0.1"), tmp_path / "data"
    line = assert_refused(run_command("serve", "--data", data, "--settings", path, "--port", "81", BLUELAMP_LOG="sky"), 2, "sky")
    assert "BLUELAMP_LOG in the environment" in line
    assert_refused(run_command("serve", "--data", data, "--port=81", BLUELAMP_SETTINGS=str(path)), 2, "'file'", "line 2")
    ended = run_command("serve", "--data", data, "--settings", path, "--log", "ground", BLUELAMP_LOG="sky")
    assert "environment" not in assert_refused(ended, 2, "ground")
    assert_refused(run_command("serve", "--data", data, "--settings", path, "--log", "info"), 2, "BLUELAMP_PORT in line 3")


def test_it_serves_by_a_file_alone(settings, tmp_path):
    port = free_port()
    path = settings(
        f"; all of it\n\nBLUELAMP_DATA='{tmp_path}/the data'\nBLUELAMP_PORT = {port}\n"
        'BLUELAMP_ADDRESS="https://report.example.org"\nBLUELAMP_TRUST_PROXY=yes'
    )
    program = RunningProgram(tmp_path / "the data", port=port, told=["--settings", str(path)]).start()
    try:
        assert "Bluelamp is at https://report.example.org" in program.log_text()
        assert (tmp_path / "the data" / "bluelamp.sqlite").exists()
    finally:
        assert program.stop() == 0


def rows_of_the_table() -> list[tuple[set[str], set[str], list[str]]]:
    """Names, options and words of each row of docs/settings.md."""
    lines = [line for line in (ROOT / "docs/settings.md").read_text().splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [(set(NAMES.findall(row[0])), set(re.findall(r"`--([a-z-]+)`", row[1])), row[2:]) for row in cells]


def test_the_table_has_every_option_under_its_own_name_and_no_other():
    typed = {option for _, options_of_row, _ in rows_of_the_table() for option in options_of_row}
    assert typed == set(options("serve")) - {"help", "version"}
    for names, options_of_row, words in rows_of_the_table():
        expected = {f"BLUELAMP_{option.upper().replace('-', '_')}" for option in options_of_row - ONLY_TYPED}
        assert names == expected or not options_of_row, (names, options_of_row)
        assert len(words) == 2 and all(words), f"{names or options_of_row}: {words}"


def test_every_name_of_the_table_is_known_to_the_program(tmp_path):
    """Each is refused for having no value, which an unknown name would not be."""
    names = {name for names, _, _ in rows_of_the_table() for name in names}
    assert len(names) > 20
    for name in sorted(names - {"BLUELAMP_SETTINGS"}):
        assert_refused(run_command("serve", "--data", tmp_path / "x", **{name: ""}), 2, name, "no value")


def test_every_name_in_the_source_has_a_row():
    names = {name for names, _, _ in rows_of_the_table() for name in names}
    sources = [path.read_text() for path in (ROOT / "Sources").rglob("*.swift")]
    spoken_of = {name for text in sources for name in re.findall(r"BLUELAMP_[A-Z_]*[A-Z]", text)}
    assert spoken_of and not spoken_of - names
