"""Several requests that write to one upload at once: each byte is written once, whoever wins."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from running.seed import chances
from running.slowly import Slowly, original_of, wait_until_arrived
from running.uploads import SMALLEST_PNG, Evidence

ROUNDS = 12
WRITERS = 4


@pytest.fixture
def evidence(program, reporter):
    return Evidence(program, reporter)


def made_up(name: str, length: int) -> bytes:
    """A picture by its head, whatever it shows."""
    return SMALLEST_PNG + chances(name).randbytes(length - len(SMALLEST_PNG))


def original(program, url: str) -> bytes:
    return original_of(url, program.data).read_bytes()


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_writers_at_one_offset_one_wins_and_the_file_is_its_own(program, evidence, number):
    length = 200_000 + chances(f"length {number}").randrange(800_000)
    contents = [made_up(f"writer {number}/{writer}", length) for writer in range(WRITERS)]
    url, together = evidence.began(length), threading.Barrier(WRITERS)

    def write(content: bytes) -> int:
        together.wait()
        return evidence.patch(url, 0, content).status_code

    with ThreadPoolExecutor(WRITERS) as pool:
        statuses = [*pool.map(write, contents)]
    assert statuses.count(204) == 1, statuses
    assert set(statuses) <= {204, 403, 409, 423}, statuses
    assert original(program, url) == contents[statuses.index(204)]


def test_while_one_writes_another_is_told_that_it_is_locked(program, evidence):
    content = made_up("slow", 300_000)
    url = evidence.began(len(content))
    slow = Slowly(evidence, url, 0, len(content))
    slow.send(content[:100_000])
    wait_until_arrived(url, program.data, 100_000)
    refused = evidence.patch(url, 0, b"y" * len(content))
    assert refused.status_code == 423 and refused.headers["Content-Type"] == "application/problem+json"
    slow.send(content[100_000:])
    assert slow.status() == 204
    assert original(program, url) == content


def test_whoever_goes_on_after_a_lost_connection_never_doubles_a_byte(program, evidence):
    content = made_up("lost", 400_000)
    url = evidence.began(len(content))
    slow = Slowly(evidence, url, 0, len(content))
    slow.send(content[:150_000])
    wait_until_arrived(url, program.data, 150_000)
    slow.line.close()
    for _ in range(10_000):
        offset = evidence.offset(url)
        answer = evidence.patch(url, offset, content[offset:])
        if answer.status_code == 204:
            break
        assert answer.status_code in {409, 423}, answer.text
    assert hashlib.sha256(original(program, url)).digest() == hashlib.sha256(content).digest()


def test_cancelling_while_another_writes_is_refused(program, evidence):
    content = made_up("cancelled", 50_000)
    url = evidence.began(len(content))
    slow = Slowly(evidence, url, 0, len(content))
    slow.send(content[:10_000])
    wait_until_arrived(url, program.data, 10_000)
    cancelled = evidence.cancel(url)
    assert cancelled.status_code == 423
    slow.send(content[10_000:])
    assert slow.status() == 204
