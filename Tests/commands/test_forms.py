"""`forms check` names file and line of a fault, and `serve` does not start while there is one."""

import re
import shutil

import pytest

from command_line import assert_refused, done
from running.places import ROOT
from running.program import run_command

FOLDERS = ["Forms", "Law", "Languages", "Force", "Public"]
FAULTS = [
    ("Forms/theft.yaml", "type: choice", "type: choise", "choise"),
    ("Forms/bicycle-theft.yaml", "  - id: ", "  - idd: ", "idd"),
    ("Forms/burglary.yaml", "title: ", "titel: ", "titel"),
    ("Forms/assault.yaml", "questions:", "questions: [", None),
    ("Languages/en/frame.yaml", "failures:", "falures:", None),
    ("Languages/ur/frame.yaml", "  full:", "  ful:", None),
    ("Force/west-midlands/grades.csv", "\n", "\nP9,not,enough\n", None),
    ("Law", "offences.csv", None, "offences.csv"),
]
#: What is wrong with one translation is found by its key, which stands in the file but once.
OF_A_SENTENCE = re.compile(r"is not translated\. Write it\.$|is no sentence of the pages\. Take it away\.$")


@pytest.fixture
def home(tmp_path):
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_the_forms_that_are_here_have_no_fault():
    assert "15 forms" in done("forms", "check")


@pytest.mark.parametrize(("file", "right", "wrong", "names"), FAULTS, ids=[f"{case[0]} {case[2]}" for case in FAULTS])
def test_a_fault_is_named_with_file_and_line(home, tmp_path, file, right, wrong, names):
    line = spoil(home, file, right, wrong)
    ended = run_command("forms", "check", "--home", home)
    assert ended.returncode == 1 and ended.stdout == ""
    first, *faults = ended.stderr.splitlines()
    assert first.startswith("bluelamp: ") and faults, ended.stderr
    for fault in faults:
        place = r"Languages/\w+/\w+\.yaml: [\w.-]+ is " if OF_A_SENTENCE.search(fault) else r"[\w./-]+\.(yaml|csv):\d+: \S+"
        assert re.match(place, fault), f"no place: {fault}"
    name = (file if wrong else f"{file}/{right}").split("/")[-1]
    at = [fault for fault in faults if f"{name}:" in fault]
    assert at, f"{name} is not named:\n{ended.stderr}"
    if names:
        assert any(names in fault for fault in at), ended.stderr
    if line and names:
        assert any(f"{name}:{line}:" in fault for fault in at), f"line {line} is not named:\n{ended.stderr}"


def spoil(home, file: str, right: str, wrong: str | None) -> int | None:
    """Makes one fault and returns its line; deletes a file when there is no wrong text."""
    if wrong is None:
        (edition,) = {path for path in (home / file).rglob(right)}
        edition.unlink()
        return None
    path = home / file
    text = path.read_text()
    assert right in text
    path.write_text(text.replace(right, wrong, 1))
    return text[: text.index(right)].count("\n") + 1


def test_serve_does_not_start_with_a_wrong_form_and_leaves_no_folder(home, tmp_path):
    spoil(home, "Forms/theft.yaml", "type: choice", "type: choise")
    ended = run_command("serve", "--home", home, "--data", tmp_path / "data", "--port", "18999")
    assert ended.returncode == 1
    assert "theft.yaml:" in ended.stderr and "choise" in ended.stderr
    assert not (tmp_path / "data").exists()


def test_every_fault_is_named_at_once(home):
    spoil(home, "Forms/theft.yaml", "type: choice", "type: choise")
    spoil(home, "Forms/burglary.yaml", "title: ", "titel: ")
    said = run_command("forms", "check", "--home", home).stderr
    assert "theft.yaml:" in said and "burglary.yaml:" in said


def test_a_missing_force_is_said_with_those_there_are(home):
    assert_refused(run_command("forms", "check", "--home", home, "--force", "elsewhere"), 1, "elsewhere", "west-midlands")
