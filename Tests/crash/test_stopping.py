"""Asked to stop, the program finishes what was begun: no request gets half an answer, or none."""

import http.client
import json
import signal
import threading
import uuid

import pytest

from running.program import RunningProgram
from running.reports import Reporter, report_of

CLIENTS = 16
ROUNDS = 6
LARGE = "/openapi.json"


class Client:
    """A client that keeps its connection: it submits and reads until nobody is there any more."""

    def __init__(self, program: RunningProgram, body: str):
        self.program, self.body = program, body
        self.line = self._connected()
        self.answered, self.faults = 0, []
        self.acknowledged: list[tuple[str, str]] = []
        self.heard_of_the_end = False
        self.thread = threading.Thread(target=self._go_on)

    def _connected(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=30)

    def _go_on(self) -> None:
        while self._submit() and self._read(LARGE) and self._read("/report/theft"):
            pass

    def _submit(self) -> bool:
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        answer = self._ask("POST", "/api/v1/reports", self.body, headers)
        if answer is None:
            return False
        receipt = json.loads(answer)
        self.acknowledged.append((receipt["reference"], receipt["trackingSecret"]))
        return True

    def _read(self, path: str) -> bool:
        return self._ask("GET", path, None, {}) is not None

    def _ask(self, method: str, path: str, body: str | None, headers: dict) -> bytes | None:
        """The answer; none when the program is gone. An idle connection that was closed is tried again on a new one."""
        is_idle = self.line.sock is not None
        try:
            if not is_idle:
                self.line.connect()
        except OSError:
            return None
        try:
            self.line.request(method, path, body, headers)
            answer = self.line.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError) as error:
            self.line.close()
            if is_idle:
                return self._ask(method, path, body, headers)
            self.faults.append(f"{method} {path}: a new connection got no answer: {error!r}")
            return None
        try:
            read = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.faults.append(f"{method} {path}: half an answer: {error!r}")
            return None
        if answer.status >= 300:
            self.faults.append(f"{method} {path}: {answer.status}")
            return None
        self.heard_of_the_end |= answer.headers["Connection"] == "close"
        self.answered += 1
        return read


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_no_request_fails_when_it_stops(tmp_path, turn):
    program = RunningProgram(tmp_path / "data", ["--submission-limit", "100000000"]).start()
    body = json.dumps(report_of(Reporter(program.url).kinds()["theft"]))
    clients = [Client(program, body) for _ in range(CLIENTS)]
    for client in clients:
        client.thread.start()
    threading.Event().wait(0.4 + 0.1 * turn)
    program.process.send_signal(signal.SIGTERM)
    assert program.process.wait(timeout=30) == 0
    for client in clients:
        client.thread.join(timeout=60)
        assert not client.thread.is_alive()
    assert not [fault for client in clients for fault in client.faults]
    assert all(client.answered for client in clients)
    assert any(client.heard_of_the_end for client in clients), "no answer said that its connection ends"
    program.start()
    reporter = Reporter(program.url)
    for reference, secret in [pair for client in clients for pair in client.acknowledged][::10]:
        assert reporter.look(reference, secret).status_code == 200
    assert program.stop() == 0


def test_it_says_that_it_is_not_ready_before_it_takes_nobody_any_more(tmp_path):
    program = RunningProgram(tmp_path / "data", ["--drain", "3"]).start()
    program.process.send_signal(signal.SIGTERM)
    statuses = []
    while program.process.poll() is None:
        try:
            statuses.append(status_of(program, "/health/ready"))
            statuses.append(status_of(program, "/report"))
        except OSError:
            break
    assert program.process.wait(timeout=30) == 0
    first = statuses.index(503)
    assert set(statuses[first:][::2]) == {503}, "it was ready again"
    assert set(statuses[first:][1::2]) == {200}, "it did not answer while it drained"


def status_of(program: RunningProgram, path: str) -> int:
    line = http.client.HTTPConnection("127.0.0.1", program.port, timeout=10)
    line.request("GET", path)
    status = line.getresponse().status
    line.close()
    return status


def test_a_client_that_stays_and_says_nothing_does_not_keep_it(tmp_path):
    program = RunningProgram(tmp_path / "data").start()
    line = http.client.HTTPConnection("127.0.0.1", program.port, timeout=10)
    line.request("GET", "/report")
    line.getresponse().read()
    program.process.send_signal(signal.SIGTERM)
    assert program.process.wait(timeout=10) == 0
