"""One seeded folder that nobody changes, and copies of it for those who do."""

import pytest

from command_line import copy_of, seed


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    return seed(tmp_path_factory.mktemp("town") / "data")


@pytest.fixture
def copied(town, tmp_path):
    return copy_of(town, tmp_path / "data")
