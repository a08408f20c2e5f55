"""A long film, from the phone to the desk: through a killed server, byte for byte, in little memory.

100 MB here; `make soak` sends a whole gigabyte (BLUELAMP_UPLOAD_MEGABYTES)."""

import hashlib
import os

import pytest

from running.pages import Visitor
from running.reports import Reporter
from running.seed import chances
from running.uploads import SMALLEST_PNG, Evidence

MEGABYTE = 2**20
LENGTH = int(os.environ.get("BLUELAMP_UPLOAD_MEGABYTES", "100")) * MEGABYTE
PIECE = 8 * MEGABYTE
MOST_MEMORY_MEGABYTES = 150


def peak_memory_megabytes(program) -> float:
    status = open(f"/proc/{program.process.pid}/status").read()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def sha256_of(pieces) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    path, chance = tmp_path_factory.mktemp("film") / "film.png", chances("film")
    with open(path, "wb") as file:
        file.write(SMALLEST_PNG)
        for start in range(len(SMALLEST_PNG), LENGTH, MEGABYTE):
            file.write(chance.randbytes(min(MEGABYTE, LENGTH - start)))
    yield path
    path.unlink()


def test_it_arrives_through_a_killed_server_and_the_desk_gets_the_same_bytes(started, tmp_path, film):
    program = started(data=tmp_path / "data")
    evidence = Evidence(program, Reporter(program.url))
    first = evidence.uploader(film, chunk_size=PIECE)
    first.upload(stop_at=LENGTH // 2)
    before = peak_memory_megabytes(program)
    program.kill()
    program.start()
    second = evidence.uploader(film, url=first.url, chunk_size=PIECE)
    assert second.offset >= LENGTH // 2 - PIECE
    second.upload()
    assert evidence.offset(first.url) == LENGTH == film.stat().st_size
    taken = downloaded(program, evidence, first.url)
    assert taken == sha256_of(iter(lambda file=open(film, "rb"): file.read(MEGABYTE), b""))
    peak = max(before, peak_memory_megabytes(program))
    assert peak < MOST_MEMORY_MEGABYTES, f"the server took {peak:.0f} MB"
    assert program.stop() == 0


def downloaded(program, evidence: Evidence, url: str) -> str:
    """The SHA-256 of what the desk is given."""
    priya = next(one for one in program.demonstration()["staff"] if one["username"] == "priya.nair")
    visitor = Visitor(program.url)
    assert visitor.log_in(priya["username"], priya["password"], priya["totpSecret"])
    reference = evidence.receipt["reference"].replace(" ", "")
    address = f"{program.url}/desk/files/{reference}/evidence/{url.rsplit('/', 1)[-1]}"
    with visitor.session.get(address, stream=True, timeout=120) as answer:
        assert answer.status_code == 200
        assert int(answer.headers["Content-Length"]) == LENGTH
        return sha256_of(answer.iter_content(MEGABYTE))
