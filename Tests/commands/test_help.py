"""`--help` teaches: what a command does, an example to copy, and what its exit codes mean."""

import re

import pytest

from command_line import done
from running.places import ROOT

COMMANDS = [
    "", "serve", "seed", "user", "user add", "user disable", "ledger", "ledger verify", "rebuild", "forms",
    "forms check", "export", "backup", "backup-key", "restore", "drill", "erase", "doctor",
]  # fmt: skip
LONGEST_LINE = 80


def help_of(command: str) -> str:
    return done(*command.split(), "--help")


def subcommands(command: str) -> list[str]:
    listed = help_of(command).partition("SUBCOMMANDS:\n")[2].partition("\n\n")[0]
    return re.findall(r"(?m)^  ([a-z-]+)\s", listed)


def options(command: str) -> dict[str, str]:
    """Each option with what is said of it."""
    listed = help_of(command).partition("OPTIONS:\n")[2].partition("\nSUBCOMMANDS")[0]
    entries = re.split(r"(?m)^  (?=-)", listed)[1:]
    return {re.search(r"--([a-z-]+)", entry).group(1): " ".join(entry.split()) for entry in entries}


def test_the_table_has_every_command():
    found = [""]
    for command in found:
        found += [f"{command} {below}".strip() for below in subcommands(command)]
    assert sorted(found) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_shows_an_example_and_explains_the_exit_codes(command):
    text = help_of(command)
    overview = text.partition("OVERVIEW: ")[2].partition("\n\n")[0]
    assert len(overview.split()) >= 4, text
    codes = text.partition("EXIT CODES:\n")[2].partition("\n\n")[0]
    for code in ["0", "1", "2"]:
        assert re.search(rf"(?m)^  {code}  \w+", codes), f"exit code {code} is not explained:\n{text}"
    assert not [line for line in text.splitlines() if len(line) > LONGEST_LINE and not line.startswith("USAGE")]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_uses_options_that_there_are(command):
    examples = help_of(command).partition("EXAMPLES:\n")[2].partition("\n\n")[0].replace("\n    ", " ")
    lines = [line.strip() for line in examples.splitlines() if line.startswith("  bluelamp ")]
    assert lines, f"no example:\n{help_of(command)}"
    for line in lines:
        words = line.split()[1:]
        assert " ".join(words).startswith(command) or command == "", line
        meant = max((one for one in COMMANDS if f"{' '.join(words)} ".startswith(f"{one} ")), key=len, default="")
        unknown = set(re.findall(r"--([a-z-]+)", line)) - set(options(meant))
        assert not unknown, f"{line}: {unknown}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command):
    for name, entry in options(command).items():
        said = re.sub(r"^(-\w, )?--[a-z-]+( <[a-z-]+>)?( \.\.\.)?", "", entry).strip()
        assert len(said.split()) >= 3, f"--{name}: {entry}"


@pytest.mark.parametrize("command", ["", "user", "ledger", "forms"])
def test_a_command_that_only_has_commands_below_it_shows_its_help(command):
    assert done(*command.split()) == help_of(command)


def commands_of_the_run_book() -> list[str]:
    """What stands there in code, in lines of their own or in the text, without the word before it."""
    text = (ROOT / "docs/run-book.md").read_text()
    blocks = re.findall(r"(?s)```sh\n(.*?)```", text)
    spans = re.findall(r"`([^`]+)`", re.sub(r"(?s)```.*?```", "", text))
    code = [line for block in blocks for line in block.splitlines()] + [" ".join(span.split()) for span in spans]
    return [line.partition("lamp ")[2] for line in code if re.search(r"(^|\{ )lamp [a-z]", line)]


def test_every_command_of_the_run_book_is_one_that_there_is():
    used = set()
    for line in commands_of_the_run_book():
        command = max((one for one in COMMANDS if f"{line} ".startswith(f"{one} ")), key=len, default="")
        assert command, line
        used.add(command)
        unknown = set(re.findall(r"--([a-z-]+)", line)) - set(options(command))
        assert not unknown, f"{line}: {unknown}"
    assert {"doctor", "backup", "restore", "user add", "rebuild", "ledger verify", "export", "erase"} <= used
