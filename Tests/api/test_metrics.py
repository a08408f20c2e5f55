"""Metrics: on a listener of their own, moving with what is done, and nothing of anybody's in them."""

import json
import subprocess
from dataclasses import dataclass

import pytest
import requests

from running.metrics import read, scrape, value
from running.places import PROGRAM, ROOT, SERVED_LOGS
from running.program import ENVIRONMENT, RunningProgram, free_port
from running.reports import GRACE, PLACE, Reporter, report_of


@dataclass
class Watched:
    program: RunningProgram
    port: int

    @property
    def reporter(self) -> Reporter:
        return Reporter(self.program.url)

    def value(self, name: str, *labels: str) -> float:
        return value(self.port, name, *labels)


@pytest.fixture(scope="module")
def watched(started) -> Watched:
    port, public = free_port(), free_port()
    # Another run may have had the same port.
    (SERVED_LOGS / f"{public}.log").unlink(missing_ok=True)
    options = ["--metrics", f"127.0.0.1:{port}", "--submission-limit", "20", "--log", "info", "--log-format", "json"]
    return Watched(started(*options, port=public), port)


def test_counts_move_with_what_is_done(watched):
    reports = watched.value("bluelamp_reports_total", 'channel="api"')
    facts, commands = watched.value("bluelamp_facts_total"), watched.value("bluelamp_commands_total", 'kind="report"')
    of_route = ('route="/api/v1/reports"', 'method="POST"', 'status="2xx"')
    requests_before = watched.value("bluelamp_request_seconds_count", *of_route)
    writes = watched.value("bluelamp_store_write_seconds_count")
    reporter = watched.reporter
    report = report_of(reporter.kinds()["theft"])
    assert [reporter.send(report).status_code for _ in range(3)] == [201, 201, 201]
    assert watched.value("bluelamp_reports_total", 'channel="api"') == reports + 3
    assert watched.value("bluelamp_commands_total", 'kind="report"') == commands + 3
    assert watched.value("bluelamp_facts_total") >= facts + 3
    assert watched.value("bluelamp_request_seconds_count", *of_route) == requests_before + 3
    assert watched.value("bluelamp_request_seconds_sum", *of_route) > 0
    assert watched.value("bluelamp_store_write_seconds_count") > writes
    assert watched.value("bluelamp_store_group_size_sum") >= 3


def test_the_same_report_twice_is_counted_once(watched):
    reporter = watched.reporter
    report = report_of(reporter.kinds()["theft"])
    before = watched.value("bluelamp_reports_total")
    first, second = reporter.send(report, "the-same-key"), reporter.send(report, "the-same-key")
    assert (first.status_code, second.status_code) == (201, 201)
    assert watched.value("bluelamp_reports_total") == before + 1


def test_a_refusal_is_counted_by_its_cause(watched):
    before = watched.value("bluelamp_refusals_total", 'cause="not-found"')
    assert requests.get(f"{watched.program.url}/no/such/page", timeout=10).status_code == 404
    assert watched.value("bluelamp_refusals_total", 'cause="not-found"') == before + 1
    assert watched.value("bluelamp_request_seconds_count", 'route="none"', 'status="4xx"') >= 1


def test_how_the_process_stands_is_told(watched):
    values = read(scrape(watched.port))
    assert values["process_resident_memory_bytes", ""] > 10_000_000
    assert 10 < values["process_open_fds", ""] <= values["process_max_fds", ""]
    assert values["process_cpu_seconds_total", ""] > 0
    assert values["process_start_time_seconds", ""] > 1_700_000_000
    assert values["bluelamp_store_ready", ""] == 1
    for counted in ["bluelamp_files_unread", "bluelamp_files_late", "bluelamp_messages_waiting", "bluelamp_evidence_bytes"]:
        assert values[counted, ""] >= 0
    [version] = [labels for name, labels in values if name == "bluelamp_build_info"]
    assert version.startswith('version="') and version != 'version=""'


def test_a_histogram_only_grows_to_its_count(watched):
    values = read(scrape(watched.port))
    rows = [key for key in values if key[0] == "bluelamp_request_seconds_count"]
    assert rows
    for _, labels in rows:
        buckets = [
            number
            for (name, had), number in values.items()
            if name == "bluelamp_request_seconds_bucket" and had.startswith(labels + ",le=")
        ]
        assert buckets == sorted(buckets)
        assert buckets[-1] == values["bluelamp_request_seconds_count", labels]


def test_the_public_has_no_metrics_and_the_listener_has_nothing_else(watched, program):
    assert requests.get(f"{watched.program.url}/metrics", timeout=10).status_code == 404
    assert requests.get(f"{program.url}/metrics", timeout=10).status_code == 404
    for path in ["/", "/desk", "/track", "/api/v1/report-kinds"]:
        assert requests.get(f"http://127.0.0.1:{watched.port}{path}", timeout=10).status_code == 404


def test_nothing_of_anybody_stands_in_metrics_or_in_the_log(watched):
    reporter = watched.reporter
    sent = reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()
    reference, secret = sent["reference"], sent["trackingSecret"]
    assert reporter.look(reference, secret).status_code == 200
    assert reporter.look(reference, "wrong").status_code == 401
    assert reporter.write(reference, secret, "My late mother gave it to me.").status_code < 300
    requests.get(f"{watched.program.url}/track?reference={reference}", timeout=10)
    requests.get(f"{watched.program.url}/{reference}/{GRACE['name']}", timeout=10)
    told = scrape(watched.port) + watched.program.log_text()
    private = [reference, reference.replace(" ", ""), secret, secret.replace(" ", ""), "late mother"]
    private += [GRACE["name"], GRACE["name"].split()[0], GRACE["email"], GRACE["phone"], PLACE["description"]]
    for one in private:
        assert one not in told, f"{one} is told"
    lines = [json.loads(line) for line in watched.program.log_text().splitlines()]
    allowed = {"method", "route", "status", "milliseconds", "request"}
    told = [line["metadata"] for line in lines if line["message"] == "request"]
    assert told and all(set(metadata) == allowed and "127.0.0.1" not in str(metadata) for metadata in told)


def test_every_line_of_the_log_is_an_object(watched):
    answer = requests.get(f"{watched.program.url}/report/theft", timeout=10)
    wanted = answer.headers["X-Request-ID"]
    lines = [json.loads(line) for line in watched.program.log_text().splitlines()]
    assert all({"time", "level", "label", "message"} <= set(line) for line in lines)
    [line] = [line for line in lines if line.get("metadata", {}).get("request") == wanted]
    assert (line["level"], line["message"]) == ("info", "request")
    assert line["metadata"]["route"] == "/report/{kind}"
    assert line["metadata"]["status"] == answer.status_code
    assert line["metadata"]["milliseconds"] >= 0


def test_too_many_submissions_are_counted(watched):
    reporter = watched.reporter
    report = report_of(reporter.kinds()["theft"])
    assert 429 in [reporter.send(report).status_code for _ in range(21)]
    assert watched.value("bluelamp_refusals_total", 'cause="too-many"') >= 1


@pytest.mark.parametrize("place", ["9180", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:port", ":9180"])
def test_a_wrong_place_is_said(tmp_path, place):
    ended = subprocess.run(
        [PROGRAM, "serve", "--data", tmp_path / "data", "--metrics", place],
        cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 2
    assert "--metrics is an address and a port" in ended.stderr
    assert not (tmp_path / "data").exists()


def test_a_place_in_use_is_said(watched, tmp_path):
    ended = subprocess.run(
        [PROGRAM, "serve", "--data", tmp_path, "--port", str(free_port()), "--metrics", f"127.0.0.1:{watched.port}"],
        cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 1
    assert f"--metrics: cannot serve on 127.0.0.1, port {watched.port}" in ended.stderr
