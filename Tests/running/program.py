"""The built program as a process: started on loopback, ended by its own process id."""

import ctypes
import json
import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import requests

from running.places import PROGRAM, ROOT, SERVED_LOGS

READY_WITHIN_SECONDS = 60
#: Without what the tests themselves go by: the program refuses a setting that it does not know.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("BLUELAMP_")}
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def die_with_the_test() -> None:
    """Runs in the child: a test that is killed leaves no server behind."""
    ctypes.CDLL("libc.so.6", use_errno=True).prctl(DIE_WITH_PARENT, signal.SIGKILL)


@dataclass
class RunningProgram:
    data: Path
    options: list[str] = field(default_factory=list)
    port: int = 0
    process: subprocess.Popen | None = None
    #: What the program is started by, such as a command that gives it a disk of its own.
    launcher: list[str] = field(default_factory=list)
    #: Whether an empty folder gets the demonstration's staff.
    is_demonstration: bool = True
    program: Path = PROGRAM
    #: What it is told instead of where to listen and where its data are.
    told: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "RunningProgram":
        """Starts it and returns when it is ready to take a report."""
        self.port = self.port or free_port()
        usual = ["--host", "127.0.0.1", "--port", str(self.port), "--data", self.data]
        usual += ["--demonstration"] if self.is_demonstration else []
        command = [self.program, "serve", *(self.told or usual)]
        self.process = subprocess.Popen(
            [*self.launcher, *command, *self.options],
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=self._log(),
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_the_test,
        )
        self._wait_until_ready()
        return self

    def stop(self) -> int:
        """Asks it to end, as a system does when it shuts down, and returns its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            return self.kill()

    def kill(self) -> int:
        self.process.kill()
        return self.process.wait()

    def demonstration(self) -> dict:
        """The log-ins and the example that an empty folder is set up with."""
        return json.loads((self.data / "demonstration.json").read_text())

    def log_text(self) -> str:
        return self._log_path().read_text(errors="replace")

    def _log_path(self) -> Path:
        return SERVED_LOGS / f"{self.port}.log"

    def _log(self):
        SERVED_LOGS.mkdir(parents=True, exist_ok=True)
        return open(self._log_path(), "ab")

    def _wait_until_ready(self) -> None:
        gives_up_at = time.monotonic() + READY_WITHIN_SECONDS
        while time.monotonic() < gives_up_at:
            if self.process.poll() is not None:
                raise RuntimeError(f"the program ended with {self.process.returncode}:\n{self.log_text()[-2000:]}")
            if self._is_ready():
                return
            time.sleep(0.01)
        self.kill()
        raise RuntimeError(f"the program was not ready in {READY_WITHIN_SECONDS} s:\n{self.log_text()[-2000:]}")

    def _is_ready(self) -> bool:
        try:
            return requests.get(f"{self.url}/health/ready", timeout=5).status_code == 200
        except requests.RequestException:
            return False


def run_command(*arguments: str | Path, timeout: float = 300, **settings: str) -> subprocess.CompletedProcess:
    """One command of the program's command line, to its end; settings stand in its environment."""
    return subprocess.run(
        [PROGRAM, *arguments], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout,
        env=ENVIRONMENT | settings,
    )  # fmt: skip
