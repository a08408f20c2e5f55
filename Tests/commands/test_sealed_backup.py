"""A sealed backup is read by whoever has the private key, and by nobody else; one that was touched is refused."""

import hashlib
import json
import os
import subprocess

import pytest

import sealed
from command_line import assert_refused, copy_of, done, dump, exported, references, rows, seed
from running.places import PROGRAM, ROOT
from running.program import run_command
from running.reports import Reporter, report_of
from running.uploads import SMALLEST_PNG, Evidence


@pytest.fixture(scope="module")
def saved(started, tmp_path_factory):
    """A sealed backup of some mebibytes, made while a server uses the folder: reports, and a picture."""
    folder = tmp_path_factory.mktemp("sealed")
    program = started("--submission-limit", "1000000", data=seed(folder / "data", 500))
    reporter = Reporter(program.url)
    evidence = Evidence(program, reporter)
    answer = evidence.patch(evidence.began(len(SMALLEST_PNG)), 0, SMALLEST_PNG)
    assert answer.status_code == 204, answer.text
    key = sealed.make_key(folder)
    said = sealed.back_up(program.data, folder / "backup", key)
    assert len(sealed.pieces(folder / "backup")[1]) >= 3, "too small to leave out a piece in the midst"
    return {"program": program, "key": key, "backup": folder / "backup", "said": said}


@pytest.fixture
def backup(saved, tmp_path):
    return sealed.copied_backup(saved["backup"], tmp_path / "backup")


def test_a_key_is_two_files_for_their_owner_and_is_never_written_over(tmp_path):
    key = sealed.make_key(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(before) == {"backup.key", "backup.key.pub"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in tmp_path.iterdir())
    assert_refused(run_command("backup-key", "--to", key), 1, "there already", "nothing was written")
    key.unlink()
    assert_refused(run_command("backup-key", "--to", key), 1, "backup.key.pub", "nothing was written")
    assert not key.exists()


def test_what_is_sealed_is_what_is_restored(saved, tmp_path):
    data = tmp_path / "data"
    assert "every one whole" in sealed.restore(saved["backup"], data, saved["key"])
    live = saved["program"].data
    assert references(data) == references(live)
    facts = "SELECT hex(leaf), hex(chain) FROM fact ORDER BY position"
    assert rows(data, facts) == rows(live, facts)
    reference = references(data)[0]
    assert exported(data, reference) == exported(live, reference)
    pictures = [path for path in (data / "evidence" / "originals").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in pictures] == [SMALLEST_PNG]
    assert (data / "force.key").read_bytes() == (live / "force.key").read_bytes()
    assert not (data / "backup.json").exists()
    assert all(path.stat().st_mode & 0o077 == 0 for path in data.rglob("*"))


def test_nothing_can_be_read_in_a_sealed_backup_and_nothing_open_is_left(saved):
    backup, live = saved["backup"], saved["program"].data
    assert sorted(path.name for path in backup.iterdir()) == ["backup.json", "backup.sealed", "backup.sha256"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in [backup, *backup.iterdir()])
    kept = (backup / "backup.sealed").read_bytes()
    for word in [b"SQLite format 3", (live / "force.key").read_bytes(), SMALLEST_PNG[:24], b"bicycle-theft"]:
        assert word not in kept
    assert not (live / "backing-up").exists(), "the copy of the database that was sealed is still there"


def test_the_label_says_how_much_it_holds_and_a_common_tool_can_check_the_files(saved):
    label = json.loads((saved["backup"] / "backup.json").read_text())
    assert label["evidenceFiles"] == 1
    assert f"{label['facts']} facts" in saved["said"]
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "backup.sha256"], cwd=saved["backup"], capture_output=True
    )
    assert checked.returncode == 0, checked.stderr


SPOILINGS = {
    "a byte of the title": lambda backup: sealed.change(backup, 3),
    "a byte of the encapsulated key": lambda backup: sealed.change(backup, sealed.HEADING - 1),
    "a byte of the first piece": lambda backup: sealed.change(backup, sealed.HEADING + 40),
    "a byte of the last tag": lambda backup: sealed.change(backup, -1),
    "nothing but the title": lambda backup: sealed.cut(backup, len(sealed.TITLE)),
    "nothing but the heading": lambda backup: sealed.cut(backup, sealed.HEADING),
    "cut in the midst of a piece": lambda backup: sealed.cut(backup, sealed.HEADING + 5_000),
    "cut between pieces": lambda backup: sealed.cut(backup, sealed.HEADING + sealed.PIECE),
    "cut before the last byte": lambda backup: sealed.cut(backup, -1),
    "the first piece left out": lambda backup: sealed.leave_out(backup, 0),
    "a piece in the midst left out": lambda backup: sealed.leave_out(backup, 1),
    "the last piece left out": lambda backup: sealed.leave_out(backup, -1),
    "two pieces exchanged": sealed.exchange,
    "a piece doubled": sealed.double,
    "a byte behind the end": lambda backup: sealed.put_behind(backup, b"x"),
    "a piece behind the end": lambda backup: sealed.put_behind(backup, sealed.pieces(backup)[1][0]),
    "a label that says something else": sealed.relabel,
    "no label": lambda backup: (backup / "backup.json").unlink(),
    "nothing sealed": lambda backup: (backup / "backup.sealed").unlink(),
    "no list, as when it was half copied": lambda backup: (backup / "backup.sha256").unlink(),
    "a list cut short": lambda backup: os.truncate(backup / "backup.sha256", 80),
}


@pytest.mark.parametrize("spoiling", SPOILINGS)
def test_a_sealed_backup_that_was_touched_is_refused_and_nothing_is_touched(saved, backup, tmp_path, spoiling):
    SPOILINGS[spoiling](backup)
    ended = run_command("restore", "--from", backup, "--data", tmp_path / "new", "--private-key", saved["key"])
    assert_refused(ended, 1, str(backup), "not whole", "nothing was touched")
    assert [path.name for path in tmp_path.iterdir()] == ["backup"]


def test_another_key_opens_nothing_and_replaces_nothing(backup, copied, tmp_path):
    other, before = sealed.make_key(tmp_path), dump(copied)
    options = ["--data", copied, "--replace", "--private-key", other]
    assert_refused(run_command("restore", "--from", backup, *options), 1, "sealed for another key", "nothing was touched")
    assert dump(copied) == before


def test_the_mark_of_a_key_can_be_forged_and_opens_nothing(backup, tmp_path):
    """The key's mark in the heading only says which key is meant: it is sealed with the rest."""
    other = sealed.make_key(tmp_path)
    own = tmp_path / "own"
    sealed.back_up(seed(tmp_path / "town", 2), own, other)
    mark = sealed.pieces(own)[0][len(sealed.TITLE) : len(sealed.TITLE) + 8]
    heading, kept = sealed.pieces(backup)
    sealed.put(backup, heading[: len(sealed.TITLE)] + mark + heading[len(sealed.TITLE) + 8 :], kept)
    ended = run_command("restore", "--from", backup, "--data", tmp_path / "new", "--private-key", other)
    assert_refused(ended, 1, "not whole", "nothing was touched")
    assert not (tmp_path / "new").exists()


def test_a_sealed_backup_without_a_key_and_a_plain_one_with_a_key_are_refused(saved, backup, town, tmp_path):
    new = tmp_path / "new"
    assert_refused(run_command("restore", "--from", backup, "--data", new), 1, "sealed", "--private-key")
    plain = tmp_path / "plain"
    done("backup", "--data", town, "--to", plain, "--plain")
    ended = run_command("restore", "--from", plain, "--data", new, "--private-key", saved["key"])
    assert_refused(ended, 1, "not sealed", "nothing was touched")
    assert not new.exists()


def test_the_halves_of_a_key_are_told_apart(saved, backup, town, tmp_path):
    key = saved["key"]
    ended = run_command("backup", "--data", town, "--to", tmp_path / "new", "--public-key", key)
    assert_refused(ended, 1, "the other half", "ends in .pub")
    ended = run_command("restore", "--from", backup, "--data", tmp_path / "new", "--private-key", sealed.public(key))
    assert_refused(ended, 1, "the other half")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["bluelamp.sqlite", "backup.sealed", "backup.sha256", "letter.txt"])
def test_a_folder_that_is_no_backup_is_refused(saved, tmp_path, name):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_text("Dear Grace\n")
    ended = run_command("restore", "--from", folder, "--data", tmp_path / "new", "--private-key", saved["key"])
    assert_refused(ended, 1, str(folder))
    assert not (tmp_path / "new").exists()


def test_what_a_killed_backup_left_in_the_data_folder_goes_with_the_next(saved, town, tmp_path):
    data = copy_of(town, tmp_path / "data")
    (data / "backing-up").mkdir()
    (data / "backing-up" / "bluelamp.sqlite").write_bytes(b"half")
    sealed.back_up(data, tmp_path / "backup", saved["key"])
    assert not (data / "backing-up").exists()
    sealed.restore(tmp_path / "backup", tmp_path / "new", saved["key"])


def test_a_backup_without_room_leaves_nothing_half(saved, town, tmp_path):
    data = copy_of(town, tmp_path / "data")
    ended = run_command("backup", "--data", data, "--to", "/proc/none", "--public-key", sealed.public(saved["key"]))
    assert_refused(ended, 1, "/proc/none")
    assert not (data / "backing-up").exists()


def test_a_large_backup_needs_little_memory(saved, tmp_path):
    """A hundred mebibytes of evidence more take hardly more memory: nothing is ever held whole."""
    data = tmp_path / "data"
    sealed.restore(saved["backup"], data, saved["key"])
    most = {"small": peak(data, tmp_path / "small", saved["key"])}
    (picture,) = [path for path in (data / "evidence" / "originals").rglob("*") if path.is_file()]
    picture.chmod(0o600)
    os.truncate(picture, 100 * 2**20)
    most["large"] = peak(data, tmp_path / "large", saved["key"], code=1)  # it was changed, and that is said
    assert (tmp_path / "large" / "backup.sealed").stat().st_size > 100 * 2**20
    assert most["large"] - most["small"] < 30 * 2**10, most


def peak(data, target, key, code: int = 0) -> int:
    """The most memory that a backup took, in KiB."""
    command = [PROGRAM, "backup", "--data", data, "--to", target, "--public-key", sealed.public(key)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == code
    return used.ru_maxrss


def test_the_same_folder_sealed_twice_is_not_the_same_bytes(saved, town, tmp_path):
    hashes = set()
    for number in range(2):
        sealed.back_up(town, tmp_path / str(number), saved["key"])
        hashes.add(hashlib.sha256((tmp_path / str(number) / "backup.sealed").read_bytes()).hexdigest())
    assert len(hashes) == 2
