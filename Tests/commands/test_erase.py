"""After an erasure nothing of the person is left where Bluelamp keeps things, and the ledger still verifies."""

import json

import pytest

from command_line import done, exported, holding
from running.pages import Visitor
from running.reports import Reporter, report_of

HARPREET = {
    "name": "Harpreet Gill", "email": "harpreet.gill@example.org", "phone": "07700 900456", "safeToContact": True,
}  # fmt: skip
TOLD = "The bicycle was my grandfather's, an Armstrong Quillfeather."
TRACES = ["Harpreet", "harpreet.gill", "900456", "Quillfeather", "Longacre"]


@pytest.fixture(scope="module")
def erased(started, tmp_path_factory):
    """A report that was sent, worked on and erased while the server ran."""
    program = started("--mail", "smtp://127.0.0.1:9", data=tmp_path_factory.mktemp("erased") / "data")
    reporter = Reporter(program.url)
    report = report_of(reporter.kinds()["bicycle-theft"], HARPREET)
    report["answers"]["what-happened"] = TOLD
    report["location"] = {**report["location"], "description": "Behind Longacre House"}
    receipt = reporter.send(report).json()
    other = reporter.send(report_of(reporter.kinds()["theft"])).json()
    reporter.write(receipt["reference"], receipt["trackingSecret"], "Longacre is the red one.")
    assert "Quillfeather" in json.dumps(exported(program.data, receipt["reference"]))
    reader = Visitor(program.url)
    reader.get("/track")
    reader.send(reference=receipt["reference"], secret=receipt["trackingSecret"])
    assert "Longacre" in reader.get("/track/report").text
    done("backup", "--data", program.data, "--to", program.data.parent / "before", "--plain")
    said = done("erase", receipt["reference"], "--data", program.data, "--for-good")
    assert receipt["reference"].replace(" ", "") in said.replace(" ", "")
    return {"program": program, "receipt": receipt, "other": other, "reporter": reporter, "reader": reader}


@pytest.mark.parametrize("trace", TRACES)
def test_no_file_of_the_data_folder_has_a_trace(erased, trace):
    assert not holding(erased["program"].data, trace)


@pytest.mark.parametrize("trace", TRACES)
def test_no_backup_made_after_has_a_trace(erased, trace, tmp_path):
    done("backup", "--data", erased["program"].data, "--to", tmp_path / "after", "--plain")
    assert not holding(tmp_path / "after", trace)


def test_the_export_has_the_facts_without_the_details(erased):
    file = exported(erased["program"].data, erased["receipt"]["reference"])
    kinds = [fact["kind"] for fact in file["facts"]]
    assert "reported" in kinds and "promised" in kinds
    assert file["facts"][0]["says"]["contents"] is None
    for trace in TRACES:
        assert trace.lower() not in json.dumps(file).lower()


def test_a_new_backup_restored_has_the_facts_without_the_details(erased, tmp_path):
    done("backup", "--data", erased["program"].data, "--to", tmp_path / "after", "--plain")
    done("restore", "--from", tmp_path / "after", "--data", tmp_path / "data")
    assert exported(tmp_path / "data", erased["receipt"]["reference"])["facts"][0]["says"]["contents"] is None


def test_the_ledger_still_verifies(erased):
    done("ledger", "verify", "--data", erased["program"].data)


def test_everybody_else_is_untouched(erased):
    other = erased["other"]
    assert erased["reporter"].look(other["reference"], other["trackingSecret"]).status_code == 200
    assert "Grace Lowe" in json.dumps(exported(erased["program"].data, other["reference"]))


def test_the_running_server_shows_nothing_of_it_either(erased):
    receipt = erased["receipt"]
    seen = erased["reporter"].look(receipt["reference"], receipt["trackingSecret"])
    assert seen.status_code in {200, 401, 404, 410}
    visitor = Visitor(erased["program"].url)
    priya = next(one for one in erased["program"].demonstration()["staff"] if one["username"] == "priya.nair")
    assert visitor.log_in(priya["username"], priya["password"], priya["totpSecret"])
    file = visitor.get(f"/desk/files/{receipt['reference'].replace(' ', '')}")
    assert file.status_code == 200
    for page in [file, seen, erased["reader"].get("/track/report")]:
        assert not [trace for trace in TRACES if trace in page.text], page.url


def test_erasing_again_changes_nothing(erased):
    done("erase", erased["receipt"]["reference"], "--data", erased["program"].data, "--for-good")
    done("ledger", "verify", "--data", erased["program"].data)
