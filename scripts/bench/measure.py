"""Load by wrk, and what it cost the program: processor time and memory from the kernel's own counts."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass
class Load:
    per_second: float
    requests: int
    p99_milliseconds: float
    failed: int
    cpu_milliseconds: float

    @property
    def cpu_each(self) -> float:
        return self.cpu_milliseconds / max(self.requests, 1)


def cpu_milliseconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICKS_A_SECOND


def most_memory_megabytes(pid: int) -> float:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found.group(1)) / 1024


def load(url: str, pid: int, clients: int, seconds: int, *more: str) -> Load:
    """Loads one address of this machine for some seconds, and counts what the process spent on it."""
    before = cpu_milliseconds(pid)
    command = ["wrk", "--latency", "-t", "1", "-c", str(clients), "-d", f"{seconds}s", *more, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = cpu_milliseconds(pid) - before
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    return Load(
        per_second=float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)),
        requests=int(re.search(r"(\d+) requests in", said).group(1)),
        p99_milliseconds=in_milliseconds(re.search(r"99%\s+([\d.]+)(us|ms|s|m)", said)),
        failed=int(failed.group(1) if failed else 0) + (sum(map(int, broken.groups())) if broken else 0),
        cpu_milliseconds=spent,
    )


def in_milliseconds(found: re.Match) -> float:
    return float(found.group(1)) * UNITS[found.group(2)]
