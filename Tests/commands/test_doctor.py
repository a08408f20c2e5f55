"""`doctor` says line by line what is well and what is not; each kind of fault is made here, and nothing is ever changed."""

import hashlib
import json
import os
import socket
import subprocess
import threading
import time
import uuid
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from command_line import copy_of, done, spoil
from running.disk import SmallDisk, skip_without_disks_of_ones_own
from running.places import PROGRAM, ROOT
from running.program import ENVIRONMENT, free_port, run_command

HOUR = 3600


def findings(ended: subprocess.CompletedProcess) -> dict[str, tuple[bool, str]]:
    """By subject whether it is well and what is said; the exit code and the last line agree with them."""
    found = {}
    for line in ended.stdout.splitlines():
        grade, subject, says = line[:7].strip(), *line[7:].split(": ", 1)
        assert grade in {"well", "wrong"}, line
        assert (grade == "wrong") == ("To do: " in says), line
        found[subject] = (grade == "well" and found.get(subject, (True,))[0], says)
    faults = [line for line in ended.stdout.splitlines() if line.startswith("wrong")]
    assert ended.returncode == (1 if faults else 0), ended.stdout + ended.stderr
    expected = f"bluelamp: {len(faults)} of {len(ended.stdout.splitlines())} are not well\n" if faults else ""
    assert ended.stderr == expected
    return found


def doctor(data: Path, *options: str | Path, **settings: str) -> dict[str, tuple[bool, str]]:
    options = options if "--port" in options else (*options, "--port", str(free_port()))
    return findings(run_command("doctor", "--data", data, "--demonstration", *options, **settings))


def assert_only(found: dict, subject: str, *words: str) -> None:
    assert [name for name, (is_well, _) in found.items() if not is_well] == [subject], found
    for word in words:
        assert word in found[subject][1], found[subject]


def everything(folder: Path) -> dict:
    """What the folder is, down to times and rights."""
    seen = {}
    for path in [folder, *folder.rglob("*")]:
        state = path.stat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        seen[path.name] = (state.st_mode, state.st_uid, state.st_size, state.st_mtime_ns, content)
    return seen


@contextmanager
def saying(words: bytes):
    """Something that listens on a port, and greets whoever comes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            while True:
                try:
                    visitor, _ = listener.accept()
                except OSError:
                    return
                with visitor:
                    visitor.sendall(words)

        threading.Thread(target=greet, daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


def test_where_all_is_well_it_says_so_and_changes_nothing(copied, tmp_path):
    settings, backups = tmp_path / "bluelamp.conf", tmp_path / "backups"
    settings.touch(mode=0o600)
    backups.mkdir()
    done("backup", "--data", copied, "--to", backups / "today", "--plain")
    before = everything(copied)
    with saying(b"220 mail.example.org ESMTP\r\n") as port:
        said = {"DATA": copied, "MAIL": f"smtp://127.0.0.1:{port}", "PORT": free_port()}
        settings.write_text("".join(f"BLUELAMP_{name}={value}\n" for name, value in said.items()))
        found = findings(run_command("doctor", "--settings", settings, "--demonstration", "--backups", backups))
    assert all(is_well for is_well, _ in found.values()), found
    subjects = ["settings", "force", "data", "owner", "room", "log", "store", "key", "evidence", "mail", "clock", "port"]
    assert list(found) == [*subjects, "limits", "backups"]
    assert everything(copied) == before


def test_a_server_that_runs_is_found_and_goes_on(started, town, tmp_path):
    program = started(data=copy_of(town, tmp_path / "data"))
    found = doctor(program.data, "--port", str(program.port))
    assert all(is_well for is_well, _ in found.values()), found
    assert "is ready" in found["port"][1] and "the server may have" in found["limits"][1]
    assert_only(doctor(program.data), "port", "nobody answers")
    assert program.process.poll() is None


def test_a_server_of_another_folder_is_no_answer(program, copied):
    assert_only(doctor(copied, "--port", str(program.port)), "port", "another data folder")


def test_a_port_of_another_program_is_named(copied):
    with saying(b"HTTP/1.1 200 OK\r\nServer: another\r\n\r\n") as port:
        assert_only(doctor(copied, "--port", str(port)), "port", "another program", str(port))


def test_a_missing_folder_and_one_without_a_store_are_named(tmp_path):
    assert_only(doctor(tmp_path / "none"), "data", "there is no folder")
    (tmp_path / "empty").mkdir()
    assert_only(doctor(tmp_path / "empty"), "data", "no store")
    assert not (tmp_path / "none").exists() and not list((tmp_path / "empty").iterdir())


@pytest.mark.parametrize(
    ("name", "rights", "subject"), [("", 0o750, "data"), ("force.key", 0o640, "key"), ("evidence", 0o755, "evidence")]
)
def test_what_others_may_read_is_named(copied, name, rights, subject):
    (copied / "evidence").mkdir(mode=0o700, exist_ok=True)
    (copied / name).chmod(rights)
    assert_only(doctor(copied), subject, "others may", "chmod")
    assert (copied / name).stat().st_mode & 0o777 == rights, "it was mended"


def test_settings_and_secrets_that_everybody_may_read_are_named(copied, tmp_path):
    settings, secret = tmp_path / "bluelamp.conf", tmp_path / "secret"
    for path, text in [(settings, "BLUELAMP_LOG=info"), (secret, "a lamp over every door")]:
        path.write_text(f"{text}\n")
        path.chmod(0o644)
    assert_only(doctor(copied, "--settings", settings), "settings", str(settings), "everybody")
    assert_only(doctor(copied, BLUELAMP_SMTP_PASSWORD_FILE=str(secret)), "settings", str(secret), "everybody")


@pytest.mark.parametrize("state", ["missing", "short"])
def test_a_lost_key_is_named(copied, state):
    if state == "missing":
        (copied / "force.key").unlink()
    else:
        os.truncate(copied / "force.key", 31)
    assert_only(doctor(copied), "key", "missing or cut short", "backup")


def test_a_store_of_a_newer_version_and_a_damaged_one_are_named(copied):
    spoil(copied, "UPDATE store_version SET version = 999")
    assert_only(doctor(copied), "store", "999", "newer Bluelamp")
    (copied / "bluelamp.sqlite").write_text("Dear Grace, this is a letter and no database. " * 100)
    assert_only(doctor(copied), "store", "damaged", "backup")


def test_a_long_write_ahead_log_is_named(copied):
    log = copied / "bluelamp.sqlite-wal"
    log.touch(mode=0o600)
    os.truncate(log, 300 << 20)
    assert_only(doctor(copied), "log", "300 MB")


def test_a_killed_server_is_no_fault(started, town, tmp_path):
    program = started(data=copy_of(town, tmp_path / "data"))
    program.kill()
    found = doctor(program.data)
    assert all(is_well for is_well, _ in found.values()), found


def test_files_of_another_user_are_named(copied):
    if os.geteuid() != 0:
        pytest.skip("only the superuser can give files away")
    os.chown(copied / "bluelamp.sqlite", 12345, -1)
    assert_only(doctor(copied), "owner", "bluelamp.sqlite", "another user", "chown")


def test_log_ins_of_a_demonstration_are_named(copied):
    found = findings(run_command("doctor", "--data", copied, "--port", str(free_port())))
    assert_only(found, "log-ins", "demonstration.json", "user disable")


def test_a_clock_before_the_last_writing_is_named(copied):
    later = time.time() + 2 * HOUR
    os.utime(copied / "bluelamp.sqlite", (later, later))
    assert_only(doctor(copied), "clock", "before what the store last wrote")


def test_a_force_with_a_fault_is_named_and_the_rest_is_looked_at(copied):
    found = doctor(copied, "--force", "nowhere")
    assert_only(found, "force", "nowhere", "forms check")
    assert "limits" in found


def test_ways_of_messages_that_are_closed_are_named(copied, tmp_path):
    assert_only(doctor(copied, "--mail", f"smtp://127.0.0.1:{free_port()}"), "mail", "no mail server answers")
    with saying(b"554 go away\r\n") as port:
        assert_only(doctor(copied, "--mail", f"smtp://127.0.0.1:{port}"), "mail", "no mail server answers")
    assert_only(doctor(copied, "--mail", f"folder:{tmp_path}/none"), "mail", "none", "cannot be written")


def test_a_notify_that_cannot_be_reached_is_named(copied, tmp_path):
    ids = {kind: str(uuid.UUID(int=1)) for kind in ["received", "news", "link", "saved"]}
    templates = tmp_path / "templates.json"
    templates.write_text(json.dumps({"force": {"email": ids, "text": ids}}))
    found = doctor(
        copied, "--mail", "notify", BLUELAMP_NOTIFY_KEY=f"lamp-{uuid.UUID(int=1)}-{uuid.UUID(int=2)}",
        BLUELAMP_NOTIFY_TEMPLATES=str(templates), BLUELAMP_NOTIFY_ADDRESS=f"https://127.0.0.1:{free_port()}",
    )  # fmt: skip
    assert_only(found, "mail", "Notify cannot be reached")


def test_too_few_open_files_are_named(copied):
    command = ["prlimit", "--nofile=256:256", PROGRAM, "doctor", "--data", copied, "--demonstration"]
    ended = subprocess.run(
        [*command, "--port", str(free_port())], cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert_only(findings(ended), "limits", "256", "LimitNOFILE")


def test_missing_and_old_backups_are_named(copied, tmp_path):
    backups = tmp_path / "backups"
    (backups / "begun").mkdir(parents=True)
    assert_only(doctor(copied, "--backups", backups), "backups", "no finished backup")
    done("backup", "--data", copied, "--to", backups / "tuesday", "--plain")
    assert doctor(copied, "--backups", backups)["backups"][0]
    then = time.time() - 30 * HOUR
    os.utime(backups / "tuesday" / "backup.sha256", (then, then))
    assert_only(doctor(copied, "--backups", backups), "backups", "30 hours old")
    assert doctor(copied, "--backups", backups, "--backup-hours", "31")["backups"][0]


def test_a_full_disk_is_named(tmp_path):
    skip_without_disks_of_ones_own()
    place = tmp_path / "disk"
    place.mkdir()
    disk = SmallDisk(place)
    try:
        disk.fill()
        # It asks itself once a second at most.
        gives_up_at = time.monotonic() + 10
        while requests.get(f"{disk.program.url}/health/ready", timeout=10).status_code != 503:
            assert time.monotonic() < gives_up_at, "it says that it is ready, and has no room"
        port = str(disk.program.port)
        found = findings(disk.command("doctor", "--data", place / "data", "--port", port, "--demonstration"))
        wrong = {subject for subject, (is_well, _) in found.items() if not is_well}
        assert wrong == {"room", "port"}, found
        assert "not ready" in found["port"][1] and "make room" in found["room"][1]
    finally:
        disk.stop()
