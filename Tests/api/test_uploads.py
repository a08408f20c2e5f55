"""Evidence sent by the tus protocol with a client that others wrote."""

import base64
import hashlib
import random

import pytest
import requests

from running.reports import Reporter
from running.seed import SEED
from running.uploads import CHUNK_BYTES, SMALLEST_PNG, TUS, Evidence


@pytest.fixture
def evidence(program, reporter):
    return Evidence(program, reporter)


@pytest.fixture
def video(tmp_path):
    path = tmp_path / "clip.png"
    path.write_bytes(SMALLEST_PNG + random.Random(SEED).randbytes(5 * CHUNK_BYTES + 123))
    return path


def test_the_server_says_what_it_can_do(evidence):
    answer = requests.options(evidence.address, timeout=10)
    assert answer.status_code in {200, 204}
    assert "1.0.0" in answer.headers["Tus-Version"]
    assert {"creation", "checksum"} <= set(answer.headers["Tus-Extension"].split(","))
    assert int(answer.headers["Tus-Max-Size"]) >= 2**30


@pytest.mark.parametrize("with_checksum", [False, True], ids=["plain", "with checksums"])
def test_a_file_arrives_in_pieces(evidence, video, with_checksum):
    uploader = evidence.uploader(video, upload_checksum=with_checksum)
    uploader.upload()
    assert evidence.offset(uploader.url) == video.stat().st_size


def test_an_interrupted_file_goes_on_where_it_stopped(evidence, video):
    first = evidence.uploader(video)
    first.upload(stop_at=2 * CHUNK_BYTES)
    assert evidence.offset(first.url) == 2 * CHUNK_BYTES
    second = evidence.uploader(video, url=first.url)
    assert second.offset == 2 * CHUNK_BYTES
    second.upload()
    assert evidence.offset(first.url) == video.stat().st_size


def test_an_upload_outlives_a_killed_server(started, tmp_path, video):
    program = started("--submission-limit", "1000", data=tmp_path / "data")
    evidence = Evidence(program, Reporter(program.url))
    first = evidence.uploader(video)
    first.upload(stop_at=2 * CHUNK_BYTES)
    program.kill()
    program.start()
    assert evidence.offset(first.url) == 2 * CHUNK_BYTES
    evidence.uploader(video, url=first.url).upload()
    assert evidence.offset(first.url) == video.stat().st_size


@pytest.mark.parametrize(("offset", "status"), [(1, {409}), (99, {409}), (-1, {400, 409}), ("x", {400, 409})])
def test_a_wrong_offset_changes_nothing(evidence, offset, status):
    url = evidence.at(evidence.create(11).headers["Location"])
    assert evidence.patch(url, offset, b"hello").status_code in status
    assert evidence.offset(url) == 0


def test_a_wrong_checksum_drops_the_piece(evidence):
    url = evidence.at(evidence.create(11).headers["Location"])
    wrong = base64.b64encode(hashlib.sha1(b"other").digest()).decode()
    assert evidence.patch(url, 0, b"hello ", **{"Upload-Checksum": f"sha1 {wrong}"}).status_code == 460
    assert evidence.offset(url) == 0
    assert evidence.patch(url, 0, b"hello ", **{"Upload-Checksum": "crc99 AAAA"}).status_code == 400
    right = base64.b64encode(hashlib.sha1(b"hello ").digest()).decode()
    assert evidence.patch(url, 0, b"hello ", **{"Upload-Checksum": f"sha1 {right}"}).status_code == 204
    assert evidence.offset(url) == 6


def test_more_than_was_announced_is_refused(evidence):
    url = evidence.at(evidence.create(5).headers["Location"])
    assert evidence.patch(url, 0, b"far too much").status_code in {400, 413}


def test_a_file_over_the_limit_is_refused_before_it_is_sent(evidence):
    assert evidence.create(2**40).status_code == 413


def test_an_unknown_version_is_refused(evidence):
    assert evidence.create(5, **{"Tus-Resumable": "0.2.2"}).status_code == 412


def test_another_type_of_body_is_refused(evidence):
    url = evidence.at(evidence.create(5).headers["Location"])
    assert evidence.patch(url, 0, b"hello", **{"Content-Type": "text/plain"}).status_code == 415


def test_nobody_else_can_see_or_add_to_it(evidence, program, reporter):
    url = evidence.at(evidence.create(5).headers["Location"])
    stranger = Evidence(program, reporter)
    seen = requests.head(url, headers={**stranger.headers, **TUS}, timeout=10)
    assert seen.status_code in {401, 403, 404} and "Upload-Offset" not in seen.headers
    assert stranger.patch(url, 0, b"hello").status_code in {401, 403, 404}


def test_no_more_than_sixteen_files(evidence):
    answers = [evidence.create(5).status_code for _ in range(17)]
    assert answers[:16] == [201] * 16
    assert answers[16] in {400, 403, 409, 413, 422, 429}
