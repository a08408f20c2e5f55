"""A backup is made while the server works, and is restored whole or not at all."""

import hashlib
import os
import shutil
import subprocess
import threading

import pytest

import sealed
from command_line import assert_refused, done, references, rows, spoil
from running.program import RunningProgram, run_command
from running.reports import Reporter, report_of
from running.uploads import SMALLEST_PNG, Evidence

PLENTY = ["--submission-limit", "1000000"]


def add_picture(program, receipt: dict, sent: int = len(SMALLEST_PNG)) -> None:
    evidence = Evidence(program, None, receipt)
    answer = evidence.patch(evidence.began(len(SMALLEST_PNG)), 0, SMALLEST_PNG[:sent])
    assert answer.status_code == 204, answer.text


def contents(folder) -> dict[str, str]:
    """Every file below a folder with its SHA-256."""
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def saved(started, tmp_path_factory):
    """A backup of a folder with a report, a picture, and a picture that is still arriving."""
    program = started(*PLENTY, data=tmp_path_factory.mktemp("saved") / "data")
    reporter = Reporter(program.url)
    receipt = reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()
    add_picture(program, receipt)
    add_picture(program, receipt, sent=20)
    backup = program.data.parent / "backup"
    said = done("backup", "--data", program.data, "--to", backup, "--plain")
    return {"program": program, "backup": backup, "receipt": receipt, "said": said}


@pytest.fixture
def backup(saved, tmp_path):
    return shutil.copytree(saved["backup"], tmp_path / "backup")


def test_a_backup_says_what_it_holds_and_a_common_tool_can_check_it(saved):
    assert "1 files of evidence" in saved["said"] and " facts" in saved["said"]
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "backup.sha256"], cwd=saved["backup"], capture_output=True
    )
    assert checked.returncode == 0, checked.stderr
    listed = {line.split("  ")[1] for line in (saved["backup"] / "backup.sha256").read_text().splitlines()}
    assert listed | {"backup.sha256"} == set(contents(saved["backup"])), "there is more, or less, than is listed"


def test_a_backup_is_for_the_eyes_of_its_owner(saved):
    for path in [saved["backup"], *saved["backup"].rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_restored_folder_is_served_with_every_report_and_its_evidence(saved, tmp_path):
    data = tmp_path / "data"
    assert "every one whole" in done("restore", "--from", saved["backup"], "--data", data)
    program = RunningProgram(data).start()
    try:
        seen = Reporter(program.url).look(saved["receipt"]["reference"], saved["receipt"]["trackingSecret"])
        assert seen.status_code == 200
        assert program.demonstration()["staff"] == saved["program"].demonstration()["staff"]
    finally:
        program.stop()
    pictures = [path for path in (data / "evidence" / "originals").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in pictures] == [SMALLEST_PNG]
    done("ledger", "verify", "--data", data)


def test_backups_while_reports_arrive_hold_all_that_was_acknowledged_before(started, tmp_path):
    program, key = started(*PLENTY, data=tmp_path / "data"), sealed.make_key(tmp_path)
    kind = Reporter(program.url).kinds()["theft"]
    acknowledged, refused, over = [], [], threading.Event()

    def report_on() -> None:
        reporter = Reporter(program.url)
        while not over.is_set():
            answer = reporter.send(report_of(kind))
            (acknowledged if answer.status_code == 201 else refused).append(answer.json())
            if answer.status_code == 201 and len(acknowledged) % 7 == 0:
                add_picture(program, acknowledged[-1])

    clients = [threading.Thread(target=report_on) for _ in range(4)]
    for client in clients:
        client.start()
    try:
        counts = [
            backed_up(program, tmp_path / f"backup-{number}", acknowledged, key if number % 2 else None)
            for number in range(6)
        ]
    finally:
        over.set()
        for client in clients:
            client.join()
    assert not refused, refused[:3]
    assert counts == sorted(set(counts)), f"no report was acknowledged during a backup: {counts}"


def backed_up(program, backup, acknowledged: list, key) -> int:
    """Makes a backup, sealed when there is a key, looks at it, and returns how many reports it has."""
    pause, enough = threading.Event(), len(acknowledged) + 20
    while len(acknowledged) < enough:
        assert program.process.poll() is None
        pause.wait(0.01)
    before = [one["reference"].replace(" ", "") for one in acknowledged]
    done("backup", "--data", program.data, "--to", backup, *(["--public-key", sealed.public(key)] if key else ["--plain"]))
    restored = backup.with_name(f"{backup.name}-restored")
    done("restore", "--from", backup, "--data", restored, *(["--private-key", key] if key else []))
    done("ledger", "verify", "--data", restored)
    there = references(restored)
    assert set(before) <= set(there) and len(there) == len(set(there))
    for name, sha256 in rows(restored, "SELECT lower(hex(id)), sha256 FROM evidence WHERE sha256 IS NOT NULL"):
        original = restored / "evidence" / "originals" / name[-2:] / name
        assert hashlib.sha256(original.read_bytes()).hexdigest() == sha256
    return len(there)


SPOILINGS = {
    "the database cut in half": lambda backup: os.truncate(backup / "bluelamp.sqlite", 8192),
    "a byte of the database changed": lambda backup: flip(backup / "bluelamp.sqlite", 5000),
    "no key": lambda backup: (backup / "force.key").unlink(),
    "another key": lambda backup: (backup / "force.key").write_bytes(bytes(32)),
    "no evidence": lambda backup: shutil.rmtree(backup / "evidence"),
    "a picture cut short": lambda backup: shorten_picture(backup),
    "no list": lambda backup: (backup / "backup.sha256").unlink(),
    "a list without its end": lambda backup: shorten_list(backup, 10),
    "a list without its last line": lambda backup: shorten_list(backup, len("bluelamp.sqlite") + 67),
    "a list that leads outside": lambda backup: lead_outside(backup),
}


def flip(path, place: int) -> None:
    kept = bytearray(path.read_bytes())
    kept[place] ^= 1
    path.write_bytes(kept)


def shorten_picture(backup) -> None:
    (picture,) = [path for path in (backup / "evidence").rglob("*") if path.is_file()]
    picture.chmod(0o600)
    os.truncate(picture, 10)


def shorten_list(backup, letters: int) -> None:
    text = (backup / "backup.sha256").read_text()
    (backup / "backup.sha256").write_text(text[:-letters])


def lead_outside(backup) -> None:
    text = (backup / "backup.sha256").read_text()
    (backup / "backup.sha256").write_text(text.replace("  force.key", "  ../force.key") + text)


@pytest.mark.parametrize("spoiling", SPOILINGS)
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_touched(backup, copied, tmp_path, spoiling):
    SPOILINGS[spoiling](backup)
    before = contents(copied)
    for data, options in [(tmp_path / "new", []), (copied, ["--replace"])]:
        ended = run_command("restore", "--from", backup, "--data", data, *options)
        assert_refused(ended, 1, str(backup), "not whole", "nothing was touched")
    assert contents(copied) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "data"]


def test_a_backup_with_a_changed_fact_is_refused_although_its_list_agrees(backup, tmp_path):
    spoil(backup, "UPDATE fact SET actor = 'platform' WHERE position = 2")
    text = (backup / "backup.sha256").read_text().splitlines()[:-1]
    sha256 = hashlib.sha256((backup / "bluelamp.sqlite").read_bytes()).hexdigest()
    (backup / "backup.sha256").write_text("\n".join([*text, f"{sha256}  bluelamp.sqlite", ""]))
    assert_refused(run_command("restore", "--from", backup, "--data", tmp_path / "new"), 1, "fact 2", "nothing was touched")
    assert not (tmp_path / "new").exists()


def test_a_backup_that_was_broken_off_is_no_backup(backup, tmp_path):
    """What a kill in the midst leaves: the database and some evidence, and no list, which is written last."""
    (backup / "backup.sha256").rename(backup / "backup.sha256.new")
    assert_refused(run_command("restore", "--from", backup, "--data", tmp_path / "new"), 1, "backup.sha256 is missing")


def test_a_folder_that_is_there_is_refused_unless_told(backup, copied):
    before = contents(copied)
    assert_refused(run_command("restore", "--from", backup, "--data", copied), 1, "not empty", "--replace")
    assert contents(copied) == before


def test_replacing_puts_the_old_folder_aside_whole(saved, backup, copied):
    before = contents(copied)
    said = done("restore", "--from", backup, "--data", f"{copied}/", "--replace")
    (aside,) = copied.parent.glob("data.replaced-*")
    assert str(aside) in said
    assert contents(aside) == before
    assert references(copied) == [saved["receipt"]["reference"].replace(" ", "")]
    assert sorted(path.name for path in copied.parent.iterdir()) == ["backup", "data", aside.name]


def test_only_a_data_folder_is_ever_put_aside(backup, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("Dear Grace")
    assert_refused(run_command("restore", "--from", backup, "--data", home, "--replace"), 1, "not a data folder")
    assert contents(home).keys() == {"letter.txt"}


def test_a_file_is_no_folder_to_restore_to(backup, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Grace")
    ended = run_command("restore", "--from", backup, "--data", tmp_path / "letter.txt")
    assert_refused(ended, 1, "letter.txt", "nothing was touched")
    assert (tmp_path / "letter.txt").read_text() == "Dear Grace"


def test_an_empty_folder_that_is_there_is_filled_even_after_a_restoration_that_broke_off(backup, tmp_path):
    data = tmp_path / "data"
    (data / "restoring").mkdir(parents=True)
    (data / "restoring" / "bluelamp.sqlite").write_bytes(b"half")
    done("restore", "--from", backup, "--data", data)
    assert not (data / "restoring").exists()
    done("ledger", "verify", "--data", data)


def test_a_folder_in_use_is_not_replaced_and_its_server_goes_on(started, backup, copied):
    program = started(data=copied)
    for options in [[], ["--replace"]]:
        ended = run_command("restore", "--from", backup, "--data", copied, *options)
        assert_refused(ended, 1, "a Bluelamp server is using it", "stop it first")
    reporter = Reporter(program.url)
    assert reporter.send(report_of(reporter.kinds()["theft"])).status_code == 201
    program.stop()
    done("restore", "--from", backup, "--data", copied, "--replace")


def test_a_folder_that_cannot_be_put_aside_stays_as_it_is(backup, copied):
    long_name = copied.rename(copied.parent / ("d" * 240))  # with what is put behind it, it is too long for a name
    before, beside = contents(long_name), os.listdir(long_name.parent)
    ended = run_command("restore", "--from", backup, "--data", long_name, "--replace")
    assert_refused(ended, 1, "nothing was touched")
    assert contents(long_name) == before
    assert os.listdir(long_name.parent) == beside


def test_evidence_that_was_changed_is_named_and_the_rest_is_saved(saved, tmp_path):
    data, again = tmp_path / "data", tmp_path / "again"
    done("restore", "--from", saved["backup"], "--data", data)
    (picture,) = [path for path in (data / "evidence").rglob("*") if path.is_file()]
    picture.chmod(0o600)
    flip(picture, 30)
    ended = run_command("backup", "--data", data, "--to", again, "--plain")
    assert ended.returncode == 1
    assert picture.name in ended.stderr and "lost or changed" in ended.stderr and ended.stderr.count("\n") == 1
    done("restore", "--from", again, "--data", tmp_path / "new")


def test_a_backup_without_room_leaves_nothing_half(copied):
    full = run_command("backup", "--data", copied, "--to", "/proc/no-such-place", "--plain")
    assert_refused(full, 1, "/proc/no-such-place")
