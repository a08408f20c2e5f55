"""Bad use is one clear line and exit code 2; a command that was clear and could not be done is one line and 1."""

import subprocess

import pytest

from command_line import assert_refused, references
from running.places import PROGRAM, ROOT
from running.program import run_command

BAD_USE = [
    ("nonsense", ["nonsense"]),
    ("serve", ["--data"]),
    ("serve --data x --no-such-option", ["--no-such-option", "bluelamp serve --help"]),
    ("serve --data", ["--data"]),
    ("serve --data x --port", ["--port"]),
    ("serve --data x --port many", ["--port", "many"]),
    ("serve --data x --port 0", ["65535"]),
    ("serve --data x --port 65536", ["65535"]),
    ("serve --data x --submission-limit 0", ["--submission-limit"]),
    ("serve --data x --submission-limit few", ["--submission-limit", "few"]),
    ("serve --data x --address report.example.org", ["--address", "https://"]),
    ("serve --data x --log loud", ["--log", "loud", "notice", "critical"]),
    ("serve --data x --mail pigeon", ["--mail", "smtp://"]),
    ("serve --data x --mail smtp://", ["--mail", "smtp://HOST:PORT"]),
    ("serve --data x --mail folder:", ["--mail", "folder"]),
    ("serve --data x --mail notify", ["--mail", "is not set"]),
    ("serve --data x --oidc-issuer https://idp.example.org", ["--oidc-issuer", "--oidc-client", "together"]),
    ("serve --data x --oidc-client desk", ["--oidc-issuer", "together"]),
    ("serve --data x --oidc-issuer http://idp.example.org --oidc-client desk", ["--oidc-issuer", "https://"]),
    ("serve --data x --oidc-secret-file y", ["--oidc-secret-file", "--oidc-issuer"]),
    ("seed", ["--data"]),
    ("seed --data x --reports 0", ["--reports"]),
    ("seed --data x --reports ten", ["--reports", "ten"]),
    ("seed --data x --reports=-5", ["--reports", "between 1"]),
    ("seed --data x --seed 1.5", ["--seed", "1.5"]),
    ("seed --data x --until someday", ["--until", "2026-06-30"]),
    ("seed --data x --until 2026-02-30", ["--until"]),
    ("user nonsense", ["nonsense", "bluelamp user --help"]),
    ("user add --data x", ["--username", "bluelamp user add --help"]),
    ("user add --data x --username a.b --name A --role chief", ["chief", "supervisor", "registrar"]),
    ("user add --data x --username a.b --name A", ["--role"]),
    ("user add --data x --username a.b --name A --role supervisor --unit CID!", ["units.csv"]),
    ("user add --data x --username Dana --name Dana --role supervisor", ["lower-case"]),
    ("user add --data x --username a.b --name A --role supervisor --password short", ["12 characters"]),
    ("user add --data x --username a.b --name A --role supervisor --password aaaaaaaaaaaaaaaa", ["different"]),
    ("user add --data x --username dana.r --name A --role supervisor --password danaIsTheBest1", ["name in it"]),
    ("user disable --data x", ["<username>"]),
    ("ledger verify", ["--data"]),
    ("ledger verify --data x extra", ["extra"]),
    ("rebuild", ["--data", "bluelamp rebuild --help"]),
    ("forms check --force", ["--force"]),
    ("export --data x", ["<reference>"]),
    ("export ABC --data x", ["ABC", "3 symbols", "9"]),
    ("export 7KD-M2P-X0O --data x", ["a symbol that no reference has"]),
    ("backup --data x", ["--to", "--in"]),
    ("backup --data x --to y --in z --plain", ["--to", "--in"]),
    ("backup --data x --to y", ["--public-key", "--plain"]),
    ("backup --data x --to y --plain --public-key z", ["--public-key", "--plain"]),
    ("backup --data x --to y --plain --keep 3", ["--keep", "--in"]),
    ("backup --data x --in y --plain --keep 0", ["--keep", "1 or more"]),
    ("backup-key", ["--to", "bluelamp backup-key --help"]),
    ("drill --data x", ["--in"]),
    ("restore --data x", ["--from"]),
    ("doctor", ["--data", "bluelamp doctor --help"]),
    ("doctor --data x --backup-hours 0", ["--backup-hours"]),
    ("doctor --data x --port many", ["--port", "many"]),
    ("erase --data x --for-good", ["<reference>"]),
    ("erase ABC --data x --for-good", ["ABC", "3 symbols"]),
]

TROUBLE = [
    ("serve --data {empty} --home {nowhere}", ["{nowhere}", "Forms"]),
    ("serve --data {empty} --force nowhere", ["nowhere", "Force", "west-midlands"]),
    (
        "serve --data {empty} --oidc-issuer https://idp.example.org --oidc-client desk",
        ["secret", "BLUELAMP_OIDC_SECRET"],
    ),
    (
        "serve --data {empty} --oidc-issuer https://idp.example.org --oidc-client desk --oidc-secret-file {nowhere}",
        ["{nowhere}", "secret"],
    ),
    ("seed --data {empty} --home {nowhere}", ["{nowhere}", "Forms"]),
    ("user add --data {nowhere} --username a.b --name A --role supervisor", ["{nowhere}", "no Bluelamp store"]),
    ("user disable nobody --data {town}", ["no account nobody"]),
    ("ledger verify --data {nowhere}", ["{nowhere}", "no Bluelamp store"]),
    ("rebuild --data {nowhere}", ["{nowhere}", "no Bluelamp store"]),
    ("forms check --force nowhere", ["nowhere", "Force"]),
    ("forms check --home {nowhere}", ["{nowhere}", "Forms"]),
    ("export {reference} --data {nowhere}", ["{nowhere}", "no Bluelamp store"]),
    ("export {stranger} --data {town}", ["no file"]),
    ("erase {stranger} --data {town} --for-good", ["no file"]),
    ("backup --data {nowhere} --to {empty} --plain", ["{nowhere}", "no Bluelamp store"]),
    ("backup --data {town} --to {town} --plain", ["{town}", "not empty"]),
    ("backup --data {town} --to {empty} --public-key {nowhere}", ["{nowhere}", "cannot be read"]),
    ("backup --data {town} --to {empty} --public-key {town}/force.key", ["force.key", "no backup key"]),
    ("backup-key --to {town}/force.key", ["force.key", "there already", "nothing was written"]),
    ("backup-key --to {nowhere}/backup.key", ["{nowhere}", "cannot be written"]),
    ("drill --in {nowhere}", ["{nowhere}", "no backup"]),
    ("drill --in {town}", ["{town}", "no backup"]),
    ("drill --in {town} --data {nowhere}", ["{nowhere}", "no Bluelamp store"]),
    ("drill --in {town} --private-key {nowhere}", ["{nowhere}", "cannot be read"]),
    ("restore --from {nowhere} --data {empty}", ["{nowhere}", "no backup there"]),
]


@pytest.mark.parametrize(("line", "words"), BAD_USE, ids=[line for line, _ in BAD_USE])
def test_bad_use_is_one_line_and_exit_code_2(line, words, tmp_path):
    arguments = [str(tmp_path / "x") if word == "x" else word for word in line.split()]
    assert_refused(run_command(*arguments), 2, *words)
    assert not (tmp_path / "x").exists(), "a command that was not understood left something behind"


@pytest.mark.parametrize(("line", "words"), TROUBLE, ids=[line for line, _ in TROUBLE])
def test_trouble_is_one_line_and_exit_code_1(line, words, town, tmp_path):
    places = {
        "nowhere": tmp_path / "nowhere", "empty": tmp_path / "empty", "town": town,
        "reference": stranger(), "stranger": stranger(),
    }  # fmt: skip
    ended = run_command(*[word.format(**places) for word in line.split()])
    assert_refused(ended, 1, *[word.format(**places) for word in words])
    assert not (tmp_path / "nowhere").exists()


def stranger() -> str:
    """A reference that is whole and nobody's: by the rule that the last symbol follows from the others."""
    symbols = "23456789ABCDEFGHJKMNPQRTVWXYZ"
    first = [0] * 8
    total = sum((place + 2) * symbol for place, symbol in enumerate(first))
    return "".join(symbols[symbol] for symbol in [*first, -total % 29])


@pytest.mark.parametrize("name", ["", "  ", "Dana\nReid", "D" * 81])
def test_a_name_that_nobody_has_is_refused(town, name):
    ended = run_command("user", "add", "--data", town, "--username", "a.b", "--role", "supervisor", "--name", name)
    assert_refused(ended, 2, "a name has")


def test_erasing_must_be_meant(town):
    ended = run_command("erase", stranger(), "--data", town)
    assert_refused(ended, 2, "--for-good")


def test_what_cannot_be_written_to_standard_output_is_said(town):
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [PROGRAM, "export", references(town)[0], "--data", town],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr == "bluelamp: standard output cannot be written\n"
