"""Sealed backups: their keys, and what can be done to them by somebody who has no key."""

import shutil
from pathlib import Path

from command_line import done

#: Title and mark of the key, then the encapsulated key, then pieces with their tags.
TITLE = b"bluelamp sealed backup 1\n"
HEADING = len(TITLE) + 8 + 32
PIECE = 2**20 + 16


def make_key(folder: Path) -> Path:
    """The private half; the public one is beside it, with .pub."""
    key = folder / "backup.key"
    done("backup-key", "--to", key)
    return key


def public(key: Path) -> Path:
    return key.with_name(f"{key.name}.pub")


def back_up(data: Path, target: Path, key: Path) -> str:
    return done("backup", "--data", data, "--to", target, "--public-key", public(key))


def restore(backup: Path, data: Path, key: Path) -> str:
    return done("restore", "--from", backup, "--data", data, "--private-key", key)


def pieces(backup: Path) -> tuple[bytes, list[bytes]]:
    """The heading of what is sealed, and its pieces."""
    kept = (backup / "backup.sealed").read_bytes()
    return kept[:HEADING], [kept[at : at + PIECE] for at in range(HEADING, len(kept), PIECE)]


def put(backup: Path, heading: bytes, kept: list[bytes]) -> None:
    (backup / "backup.sealed").write_bytes(heading + b"".join(kept))


def change(backup: Path, place: int) -> None:
    kept = bytearray((backup / "backup.sealed").read_bytes())
    kept[place] ^= 1
    (backup / "backup.sealed").write_bytes(kept)


def cut(backup: Path, length: int) -> None:
    kept = (backup / "backup.sealed").read_bytes()
    (backup / "backup.sealed").write_bytes(kept[:length])


def exchange(backup: Path) -> None:
    heading, (first, second, *rest) = pieces(backup)
    put(backup, heading, [second, first, *rest])


def leave_out(backup: Path, piece: int) -> None:
    heading, kept = pieces(backup)
    put(backup, heading, [one for number, one in enumerate(kept) if number != piece % len(kept)])


def double(backup: Path) -> None:
    heading, (first, *rest) = pieces(backup)
    put(backup, heading, [first, first, *rest])


def put_behind(backup: Path, more: bytes) -> None:
    with open(backup / "backup.sealed", "ab") as sealed:
        sealed.write(more)


def relabel(backup: Path) -> None:
    label = (backup / "backup.json").read_text()
    (backup / "backup.json").write_text(label.replace('"facts" : ', '"facts" : 1'))


def copied_backup(backup: Path, target: Path) -> Path:
    return shutil.copytree(backup, target)
