"""The real answers against the API's own description of itself, with requests that schemathesis makes up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from running.reports import Reporter, report_of
from running.seed import SEED

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
EXAMPLES = os.environ.get("BLUELAMP_API_EXAMPLES", "40")
SCHEMATHESIS = Path(sys.executable).with_name("st")


def run_schemathesis(url: str, folder: Path, settings: str = "", *more: str) -> None:
    config = folder / "schemathesis.toml"
    config.write_text(settings)
    command = [SCHEMATHESIS, "--config-file", config, "run", f"{url}/openapi.json", "--checks", CHECKS]
    command += ["--max-examples", EXAMPLES, "--seed", str(SEED), "--no-color", "--continue-on-failure"]
    command += ["--phases", "examples,coverage,fuzzing", "--generation-database", "none", *more]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=800)
    assert ran.returncode == 0, f"seed {SEED}\n{ran.stdout[-6000:]}\n{ran.stderr[-2000:]}"


def test_made_up_requests_are_answered_as_described(started, tmp_path):
    run_schemathesis(started("--submission-limit", "1000000").url, tmp_path)


@pytest.mark.parametrize("kind", ["bicycle-theft"])
def test_made_up_requests_about_a_real_report_are_answered_as_described(started, tmp_path, kind):
    program = started("--submission-limit", "1000000")
    reporter = Reporter(program.url)
    receipt = reporter.send(report_of(reporter.kinds()[kind])).json()
    settings = f'[parameters]\n"path.reference" = "{receipt["reference"]}"\n'
    with_secret = ["--header", f"Authorization: Bearer {receipt['trackingSecret']}", "--include-path-regex", "reference"]
    run_schemathesis(program.url, tmp_path, settings, *with_secret)
