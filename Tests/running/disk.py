"""A small disk of its own for one program, which can be filled and freed while the program runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from running.places import PROGRAM, ROOT
from running.program import ENVIRONMENT, RunningProgram

SIZE_MEGABYTES = 340
PIECE = 2**20
SMALLEST_PIECE = 512
MOUNT = 'mount --make-rprivate / && mount -t tmpfs -o size="$1"m,mode=700 tmpfs "$2" && shift 2 && exec "$@"'
EMPTY_THE_LOG = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA wal_checkpoint(TRUNCATE)').fetchall()"


class SmallDisk:
    """A tmpfs that only the program and what it starts can see; this process reaches it through `/proc`."""

    def __init__(self, place: Path, *options: str):
        launcher = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(SIZE_MEGABYTES), str(place)]
        self.place = place
        self.program = RunningProgram(place / "data", ["--submission-limit", "1000000", *options], launcher=launcher)
        self.program.start()

    @property
    def seen_from_here(self) -> Path:
        return Path(f"/proc/{self.program.process.pid}/root{self.place}")

    def fill(self, leave: int = 0) -> None:
        """Takes all the room, or all but so many bytes; and the room that the database keeps in its log."""
        emptied = self._inside(sys.executable, "-c", EMPTY_THE_LOG, self.program.data / "bluelamp.sqlite")
        assert emptied.returncode == 0, emptied.stderr
        for piece in [PIECE, SMALLEST_PIECE]:
            self._take(piece, leave)

    def _take(self, piece: int, leave: int) -> None:
        with open(self.seen_from_here / "filler", "ab", buffering=0) as filler:
            while self.free_bytes() > leave + piece or (leave == 0 and piece == SMALLEST_PIECE):
                try:
                    filler.write(b"x" * piece)
                except OSError:
                    return

    def free_bytes(self) -> int:
        space = os.statvfs(self.seen_from_here)
        return space.f_bavail * space.f_frsize

    def free(self) -> None:
        (self.seen_from_here / "filler").unlink(missing_ok=True)

    def demonstration(self) -> dict:
        return json.loads((self.seen_from_here / "data" / "demonstration.json").read_text())

    def command(self, *arguments: str | Path) -> subprocess.CompletedProcess:
        """A command of the program that sees the disk."""
        return self._inside(PROGRAM, *arguments)

    def _inside(self, *command: str | Path) -> subprocess.CompletedProcess:
        enter = ["nsenter", "--target", str(self.program.process.pid), "--mount"]
        return subprocess.run(
            [*enter, *command], cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=120,
        )  # fmt: skip

    def stop(self) -> int:
        return self.program.stop()


def skip_without_disks_of_ones_own() -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser can mount a small disk to fill")
    tried = subprocess.run(["unshare", "--mount", "sh", "-c", MOUNT, "sh", "1", "/mnt", "true"], capture_output=True)
    if tried.returncode:
        pytest.skip(f"no small disk can be mounted here: {tried.stderr.decode().strip()}")
