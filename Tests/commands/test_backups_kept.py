"""`backup --keep` deletes the oldest backups of the same store, and never anything else."""

import json
import os

import pytest

import sealed
from command_line import assert_refused, copy_of, done, seed
from running.program import run_command


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return sealed.make_key(tmp_path_factory.mktemp("key"))


def back_up(data, shelf, *more) -> None:
    done("backup", "--data", data, "--in", shelf, *more)


def aged(shelf, day: int):
    """Makes the newest backup one of an earlier day: by its name, and by what it says of itself."""
    (newest,) = [path for path in shelf.glob("bluelamp-*") if not path.name.startswith("bluelamp-2020")]
    old = newest.rename(shelf / f"bluelamp-202001{day:02}T000000Z")
    label = json.loads((old / "backup.json").read_text())
    (old / "backup.json").write_text(json.dumps({**label, "made": f"2020-01-{day:02}T00:00:00Z"}))
    return old


def names(shelf) -> list[str]:
    return sorted(path.name for path in shelf.iterdir() if path.name.startswith("bluelamp-2020"))


@pytest.fixture
def shelf(town, tmp_path):
    """Three plain backups of the town, of the first days of 2020."""
    shelf = tmp_path / "backups"
    for day in (1, 2, 3):
        back_up(town, shelf, "--plain")
        aged(shelf, day)
    return shelf


def test_a_backup_is_named_by_its_time(town, tmp_path):
    back_up(town, tmp_path / "backups", "--plain")
    (backup,) = (tmp_path / "backups").iterdir()
    label = json.loads((backup / "backup.json").read_text())
    assert backup.name == "bluelamp-" + label["made"][:19].replace("-", "").replace(":", "") + "Z"


def test_the_oldest_go_and_the_new_one_is_among_those_that_stay(shelf, town, key):
    said = done("backup", "--data", town, "--in", shelf, "--keep", "2", "--public-key", sealed.public(key))
    assert names(shelf) == ["bluelamp-20200103T000000Z"]
    assert len(list(shelf.iterdir())) == 2
    assert said.count("deleted the old backup") == 2


def test_to_keep_one_is_to_keep_the_new_one(shelf, town):
    back_up(town, shelf, "--keep", "1", "--plain")
    assert names(shelf) == [] and len(list(shelf.iterdir())) == 1


def test_without_keep_nothing_goes(shelf, town):
    back_up(town, shelf, "--plain")
    assert len(names(shelf)) == 3


def test_a_clock_that_went_back_does_not_delete_the_new_one(shelf, town):
    for day, path in enumerate(sorted(shelf.iterdir()), 1):
        label = json.loads((path / "backup.json").read_text())
        (path / "backup.json").write_text(json.dumps({**label, "made": f"2999-01-0{day}T00:00:00Z"}))
    before = set(shelf.iterdir())
    back_up(town, shelf, "--keep", "1", "--plain")
    (left,) = shelf.iterdir()
    assert left not in before


def test_what_is_not_a_whole_backup_of_this_store_stays(shelf, town, tmp_path):
    other = seed(tmp_path / "other", 2)
    back_up(other, shelf, "--plain")
    of_another = aged(shelf, 4)
    first, second, third = sorted(shelf.glob("bluelamp-2020010[123]*"))
    (first / "backup.sha256").unlink()  # broken off
    (second / "letter.txt").write_text("Dear Grace")  # somebody put something there
    (third / "force.key").unlink()  # half of it is gone
    by_hand = sealed.copied_backup(of_another, shelf / "before-the-move")
    linked = shelf / "bluelamp-20200105T000000Z"
    os.symlink(copy_of(town, tmp_path / "elsewhere"), linked)
    (shelf / "notes.txt").write_text("Tapes are in the safe")
    before = set(shelf.iterdir())
    back_up(town, shelf, "--keep", "1", "--plain")
    assert before < set(shelf.iterdir())
    assert by_hand.exists() and linked.is_symlink() and (tmp_path / "elsewhere" / "bluelamp.sqlite").exists()


def test_a_backup_that_fails_deletes_nothing(shelf, town, tmp_path):
    before = set(shelf.iterdir())
    other = sealed.make_key(tmp_path)
    ended = run_command("backup", "--data", town, "--in", shelf, "--keep", "1", "--public-key", other)
    assert_refused(ended, 1, "the other half")
    data = copy_of(town, tmp_path / "data")
    (data / "force.key").unlink()
    ended = run_command("backup", "--data", data, "--in", shelf, "--keep", "1", "--plain")
    assert_refused(ended, 1, "force.key")
    assert set(shelf.iterdir()) == before
