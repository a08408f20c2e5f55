"""`export` gives the whole file, as people can read it."""

import base64
import json
import re

import pytest

from command_line import assert_refused, done, exported, references, rows, seed
from running.pages import Visitor
from running.program import run_command
from running.reports import Reporter, report_of
from running.uploads import SMALLEST_PNG, Evidence

WORDS = "A green bicycle stood by the wall."


@pytest.fixture(scope="module")
def sent(program):
    reporter = Reporter(program.url)
    report = report_of(reporter.kinds()["bicycle-theft"])
    report["answers"]["what-happened"] = WORDS
    receipt = reporter.send(report).json()
    assert reporter.write(receipt["reference"], receipt["trackingSecret"], "It has a bell.").status_code in {200, 201}
    return {"report": report, "receipt": receipt, "file": exported(program.data, receipt["reference"])}


def fact(file: dict, kind: str) -> dict:
    return next(one for one in file["facts"] if one["kind"] == kind)


def test_it_has_every_fact_in_its_order(program, sent):
    kept = rows(
        program.data, "SELECT fact.version, fact.kind FROM fact JOIN file ON file.id = fact.file "
        "WHERE file.reference = ? ORDER BY fact.version", sent["receipt"]["reference"].replace(" ", ""),
    )  # fmt: skip
    assert [(one["version"], one["kind"]) for one in sent["file"]["facts"]] == kept
    assert len(kept) >= 3


def test_it_has_what_the_report_said_in_plain(sent):
    reported = fact(sent["file"], "reported")
    assert reported["by"] == "person"
    contents = reported["says"]["contents"]
    assert contents["answers"]["what-happened"] == WORDS
    assert contents["reporter"]["name"] == "Grace Lowe"
    assert contents["reporter"]["email"] == "grace.lowe@example.org"
    assert contents["place"]["coordinate"] == {"latitude": 52.4796, "longitude": -1.9026}
    assert contents["place"]["words"] == "Outside the station"


def test_times_are_written_as_people_write_them(sent):
    reported, promised = fact(sent["file"], "reported"), fact(sent["file"], "promised")
    asked = sent["report"]["occurred"]
    occurrence = reported["says"]["contents"]["occurrence"]
    assert occurrence["from"][:19] == asked["from"][:19] and occurrence["to"][:19] == asked["to"][:19]
    assert promised["says"]["due"][:10] == sent["receipt"]["promises"][0]["due"][:10]
    assert all(one["at"].endswith("Z") for one in sent["file"]["facts"])


def test_it_has_the_messages(sent):
    assert "It has a bell." in str(sent["file"])


def test_every_way_to_type_the_reference_is_understood(program, sent):
    reference = sent["receipt"]["reference"]
    bare = reference.replace(" ", "")
    for typed in [[bare], [bare.lower()], [bare[:3], bare[3:6], bare[6:]], [f"{bare[:3]}-{bare[3:6]}-{bare[6:]}"]]:
        ended = run_command("export", *typed, "--data", program.data)
        assert ended.returncode == 0, ended.stderr


def test_every_reference_with_one_wrong_symbol_is_named_as_mistyped(town):
    reference = references(town)[0]
    for place in [0, 4, 8]:
        wrong = "2" if reference[place] != "2" else "3"
        typed = reference[:place] + wrong + reference[place + 1 :]
        assert_refused(run_command("export", typed, "--data", town), 2, typed, "check symbol")
    turned = reference[1] + reference[0] + reference[2:]
    if turned != reference:
        assert_refused(run_command("export", turned, "--data", town), 2, turned, "check symbol")


def test_every_seeded_file_can_be_exported(tmp_path):
    data = seed(tmp_path / "data", 20)
    for reference in references(data):
        file = exported(data, reference)
        assert file["reference"].replace(" ", "") == reference
        assert "sealed" not in str(file)


@pytest.fixture(scope="module")
def sensitive(program):
    """A report with a file that an investigator holds to be sensitive."""
    evidence = Evidence(program, Reporter(program.url))
    name = base64.b64encode(b"back-door.png").decode()
    made = evidence.create(len(SMALLEST_PNG), **{"Upload-Metadata": f"filename {name}"})
    address = evidence.at(made.headers["Location"])
    assert evidence.patch(address, 0, SMALLEST_PNG).status_code == 204
    reference = evidence.receipt["reference"].replace(" ", "")
    said = done("user", "add", "--data", program.data, "--username", "dana.reid", "--name", "Dana Reid",
                "--role", "supervisor")  # fmt: skip
    given = dict(re.split(r"\s{2,}|(?<=address) ", line, maxsplit=1) for line in said.splitlines())
    visitor = Visitor(program.url)
    assert visitor.log_in("dana.reid", given["password"], given["code secret"])
    visitor.get(f"/desk/files/{reference}/disclosure")
    item = f"upload:{address.split('/')[-1]}"
    fields = {"item": item, "standing": "sensitive", "reason": "It shows where a witness lives"}
    sent = visitor.post(f"/desk/files/{reference}/disclosure", {**visitor.form.fixed, **fields})
    assert "done=disclosure" in sent.url, sent.text[:3000]
    return reference


def test_what_is_sensitive_is_left_out_and_said_to_be(program, sensitive):
    file = exported(program.data, sensitive)
    for words in ["back-door", "where a witness lives"]:
        assert words not in str(file)
    withheld = [one for one in file["facts"] if one.get("withheld")]
    assert [one["kind"] for one in withheld] == ["evidenceAdded", "disclosureDecided"]
    assert all(one["withheld"] == "sensitive" and "says" not in one for one in withheld)


def test_what_is_sensitive_is_there_for_whoever_asks_for_it(program, sensitive):
    file = json.loads(done("export", sensitive, "--with-sensitive", "--data", program.data))
    assert "back-door.png" in str(file) and "where a witness lives" in str(file)
    assert not any("withheld" in one for one in file["facts"])
    logged = rows(
        program.data,
        "SELECT action FROM access_log JOIN file ON file.id = access_log.file WHERE file.reference = ? "
        "AND access_log.purpose = 'export' ORDER BY access_log.rowid", sensitive,
    )  # fmt: skip
    assert [action for (action,) in logged] == ["readFile", "readSensitive"]
