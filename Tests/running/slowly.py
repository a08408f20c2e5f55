"""Uploads whose bytes come slowly, so that something else can happen in their midst."""

import socket
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from running.uploads import TUS, Evidence

WITHIN_SECONDS = 20
PAUSE = threading.Event()


class Slowly:
    """A request whose body is sent piece by piece, as a phone with a bad signal sends it."""

    def __init__(self, evidence: Evidence, url: str, offset: int, length: int):
        self.line = socket.create_connection(("127.0.0.1", urlsplit(url).port), timeout=30)
        headers = {**evidence.headers, **TUS, "Host": "127.0.0.1", "Upload-Offset": offset, "Content-Length": length}
        headers["Content-Type"] = "application/offset+octet-stream"
        lines = [f"PATCH {urlsplit(url).path} HTTP/1.1", *[f"{name}: {value}" for name, value in headers.items()]]
        self.line.sendall("\r\n".join([*lines, "", ""]).encode())

    def send(self, piece: bytes) -> None:
        self.line.sendall(piece)

    def status(self) -> int:
        with self.line:
            return int(self.line.makefile("rb").readline().split()[1])


def original_of(url: str, data: Path) -> Path:
    """Where the bytes of an upload lie in a data folder."""
    name = url.rsplit("/", 1)[-1]
    return data / "evidence" / "originals" / name[-2:] / name


def wait_until_arrived(url: str, data: Path, length: int) -> None:
    """Until so many bytes of it are written: from then on, its writer has the turn."""
    original, gives_up_at = original_of(url, data), time.monotonic() + WITHIN_SECONDS
    while not original.exists() or original.stat().st_size < length:
        assert time.monotonic() < gives_up_at, f"{length} bytes never arrived"
        PAUSE.wait(0.005)
