"""Accounts of staff, from the command line to the desk."""

import re

import pytest

from command_line import assert_refused, copy_of, done, holding
from running.pages import Visitor
from running.program import run_command

DANA = ["--username", "dana.reid", "--name", "Dana Reid", "--role", "supervisor"]
PASSWORD = "seven quiet lanterns"


@pytest.fixture(scope="module")
def served(started, town, tmp_path_factory):
    return started(data=copy_of(town, tmp_path_factory.mktemp("served") / "data"))


def add(program, *options: str) -> dict:
    said = done("user", "add", "--data", program.data, *options)
    return dict(re.split(r"\s{2,}|(?<=address) ", line, maxsplit=1) for line in said.splitlines())


def opens(program, username: str, password: str, secret: str) -> bool:
    return Visitor(program.url).log_in(username, password, secret)


def test_who_is_added_while_the_server_runs_can_log_in_at_once(served):
    given = add(served, *DANA)
    assert given["log-in name"] == "dana.reid"
    assert given["code address"].startswith("otpauth://totp/") and given["code secret"] in given["code address"]
    visitor = Visitor(served.url)
    assert visitor.log_in("dana.reid", given["password"], given["code secret"]), visitor.page.text[:2000]
    assert "Dana Reid" in visitor.page.text
    assert not opens(served, "dana.reid", given["password"] + "x", given["code secret"])


def test_a_password_of_ones_own_opens_the_desk_and_is_nowhere_in_the_folder(served):
    given = add(served, "--username", "lee.moss", "--name", "Lee Moss", "--role", "investigator", "--password", PASSWORD)
    assert given["password"] == PASSWORD
    assert opens(served, "lee.moss", PASSWORD, given["code secret"])
    assert not holding(served.data, PASSWORD) and not holding(served.data, given["code secret"])


def test_a_name_that_is_there_is_refused_and_keeps_its_password(served):
    kai = ["--username", "kai.brook", "--name", "Kai Brook", "--role", "supervisor"]
    given = add(served, *kai)
    refused = run_command("user", "add", "--data", served.data, *kai)
    assert_refused(refused, 1, "kai.brook", "already", "--replace")
    assert opens(served, "kai.brook", given["password"], given["code secret"])


def test_replacing_gives_a_new_password_and_ends_what_was_open(served):
    amy = ["--username", "amy.stone", "--name", "Amy Stone", "--role", "supervisor"]
    old = add(served, *amy)
    visitor = Visitor(served.url)
    assert visitor.log_in("amy.stone", old["password"], old["code secret"])
    new = add(served, *amy, "--replace")
    visitor.get("/desk")
    assert visitor.path == "/desk/login", "the old session is still open"
    assert not opens(served, "amy.stone", old["password"], old["code secret"])


def test_who_is_disabled_is_logged_out_and_cannot_come_back(served):
    given = add(served, "--username", "jo.field", "--name", "Jo Field", "--role", "supervisor")
    visitor = Visitor(served.url)
    assert visitor.log_in("jo.field", given["password"], given["code secret"])
    done("user", "disable", "jo.field", "--data", served.data)
    visitor.get("/desk")
    assert visitor.path == "/desk/login"
    assert not opens(served, "jo.field", given["password"], given["code secret"])


def test_several_roles_are_all_given(served):
    given = add(served, "--username", "max.hill", "--name", "Max Hill", "--role", "supervisor", "--role", "registrar")
    visitor = Visitor(served.url)
    assert visitor.log_in("max.hill", given["password"], given["code secret"])
    assert "supervisor" in visitor.page.text.lower() and "registrar" in visitor.page.text.lower()
