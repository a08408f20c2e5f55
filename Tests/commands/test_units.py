"""The units for systemd call what there is: their very command lines make a backup and pass a drill."""

import shlex

import pytest

import sealed
from command_line import done, references, seed
from running.places import ROOT

UNITS = ROOT / "deploy" / "systemd"


def command_of(unit: str, places: dict[str, str]) -> list[str]:
    """What a service starts, with places of the test for those of the machine."""
    (line,) = [line for line in (UNITS / unit).read_text().splitlines() if line.startswith("ExecStart=")]
    program, *words = shlex.split(line.removeprefix("ExecStart="))
    assert program == "/usr/bin/bluelamp"
    missing = [place for place in places if place not in words]
    assert not missing, f"{unit} does not name {missing}"
    return [places.get(word, word) for word in words]


def test_the_services_back_up_and_drill(tmp_path):
    data, key, scratch = seed(tmp_path / "data", 5), sealed.make_key(tmp_path), tmp_path / "scratch"
    scratch.mkdir()
    shelf = {"/var/backups/bluelamp": str(tmp_path / "backups")}
    backup = {**shelf, "/var/lib/bluelamp": str(data), "/etc/bluelamp/backup.key.pub": str(sealed.public(key))}
    done(*command_of("bluelamp-backup.service", backup))
    drill = {**shelf, "%d/backup.key": str(key), "/var/cache/bluelamp-drill": str(scratch)}
    assert '"passed" : true' in done(*command_of("bluelamp-drill.service", drill))
    (made,) = (tmp_path / "backups").iterdir()
    sealed.restore(made, tmp_path / "new", key)
    assert references(tmp_path / "new") == references(data)


@pytest.mark.parametrize("name", ["bluelamp-backup", "bluelamp-drill"])
def test_each_timer_has_its_service(name):
    assert (UNITS / f"{name}.service").is_file()
    assert "Persistent=true" in (UNITS / f"{name}.timer").read_text()
