"""Logging in at a real provider, and every way in which that can fail."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from running.pages import Visitor
from running.program import free_port
from running.provider import CLIENT, CLIENT_SECRET, Provider

RETURN = "/desk/provider/return"


@pytest.fixture(scope="module")
def house(started_at, tmp_path_factory):
    """A program and a provider that know each other."""
    port = free_port()
    provider = Provider(tmp_path_factory.mktemp("provider"), f"http://127.0.0.1:{port}{RETURN}")
    try:
        provider.set_up()
        provider.add("nusrat.ali", "Nusrat Ali", ["desk-contact", "unit-roads"])
        provider.add("lee.ward", "Lee Ward", ["choir"])
        provider.add("priya.nair", "Another Priya", ["desk-contact"])
        yield provider, started_at(port, provider)
    finally:
        provider.stop()


@pytest.fixture(scope="module")
def started_at(started, tmp_path_factory):
    def start(port: int, provider: Provider, secret: str = CLIENT_SECRET):
        folder = tmp_path_factory.mktemp("oidc")
        (folder / "secret").write_text(secret + "\n")
        options = ["--oidc-issuer", provider.issuer, "--oidc-client", CLIENT, "--oidc-secret-file", folder / "secret"]
        return started(*options, port=port)

    return start


def set_out(visitor: Visitor, path: str = "/desk/provider") -> dict[str, str]:
    """To the provider's door: what it is asked."""
    answer = visitor.session.get(visitor.url + path, timeout=30, allow_redirects=False)
    assert answer.status_code == 303, answer.text
    visitor.door = answer.headers["location"]
    return {name: values[0] for name, values in parse_qs(urlsplit(visitor.door).query).items()}


def come_back(visitor: Visitor, provider: Provider, username: str) -> str:
    """Signs in there, and returns the address to which the provider sends the browser back."""
    there = requests.Session()
    provider.sign_in(there, username)
    answer = there.get(visitor.door, params={"g_continue": ""}, timeout=30, allow_redirects=False)
    assert answer.status_code == 302 and RETURN in answer.headers["location"], answer.headers.get("location")
    return urlsplit(answer.headers["location"])._replace(scheme="", netloc="").geturl()


def log_in(program, provider: Provider, username: str) -> Visitor:
    visitor = Visitor(program.url)
    set_out(visitor)
    visitor.get(come_back(visitor, provider, username))
    return visitor


def test_staff_log_in_at_the_provider_with_the_roles_of_their_groups(house):
    provider, program = house
    visitor = Visitor(program.url)
    assert "/desk/provider" in visitor.get("/desk/login").text, "the first page does not offer it"
    visitor.get("/desk/mine")
    asked = set_out(visitor, "/desk/provider?back=/desk/mine")
    assert asked["response_type"] == "code" and asked["client_id"] == CLIENT
    assert asked["code_challenge_method"] == "S256" and len(asked["code_challenge"]) == 43
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    visitor.get(come_back(visitor, provider, "nusrat.ali"))
    assert visitor.path == "/desk/mine" and visitor.page.status_code == 200
    assert "Nusrat Ali" in visitor.page.text and "Contact officer" in visitor.page.text
    cookie = next(cookie for cookie in visitor.session.cookies if cookie.name == "desk")
    assert cookie.has_nonstandard_attr("HttpOnly")


def test_an_account_follows_the_provider(house):
    provider, program = house
    visitor = log_in(program, provider, "nusrat.ali")
    provider.change("nusrat.ali", "Nusrat Ali-Khan", ["desk-supervisors"])
    assert "Supervisor" in log_in(program, provider, "nusrat.ali").page.text
    provider.change("nusrat.ali", "Nusrat Ali-Khan", [])
    again = log_in(program, provider, "nusrat.ali")
    assert again.page.status_code == 403 and "None of your groups" in again.page.text
    assert visitor.get("/desk").url.startswith(f"{program.url}/desk/login"), "a session outlived the account"
    provider.change("nusrat.ali", "Nusrat Ali-Khan", ["desk-contact"])
    assert "Contact officer" in log_in(program, provider, "nusrat.ali").page.text


def test_whoever_is_in_no_known_group_is_told_so(house):
    provider, program = house
    visitor = log_in(program, provider, "lee.ward")
    assert visitor.page.status_code == 403 and "None of your groups" in visitor.page.text
    assert visitor.get("/desk").url.startswith(f"{program.url}/desk/login")


def test_nobody_takes_over_an_account_of_this_service(house):
    provider, program = house
    visitor = log_in(program, provider, "priya.nair")
    assert visitor.page.status_code == 403 and "Somebody else has your user name" in visitor.page.text
    member = next(member for member in program.demonstration()["staff"] if member["username"] == "priya.nair")
    assert Visitor(program.url).log_in("priya.nair", member["password"], member["totpSecret"])


def test_an_answer_works_once_and_in_its_own_browser_alone(house):
    provider, program = house
    visitor = Visitor(program.url)
    set_out(visitor)
    carried = visitor.session.cookies["desk-provider"]
    back = come_back(visitor, provider, "nusrat.ali")
    stranger = Visitor(program.url)
    assert "You did not begin" in stranger.get(back).text
    set_out(stranger)
    assert "You did not begin" in stranger.get(back).text, "somebody else's answer was taken"
    assert visitor.get(back).status_code == 200
    replay = requests.get(program.url + back, cookies={"desk-provider": carried}, timeout=30)
    assert replay.status_code == 403 and "was used already" in replay.text


def test_a_token_of_another_try_and_a_wrong_code_are_refused(house):
    provider, program = house
    visitor = Visitor(program.url)
    set_out(visitor)
    visitor.door = visitor.door.replace("nonce=", "nonce=x")
    assert "belongs to another try" in visitor.get(come_back(visitor, provider, "nusrat.ali")).text
    visitor = Visitor(program.url)
    state = set_out(visitor)["state"]
    assert "did not take its own code" in visitor.get(f"{RETURN}?state={state}&code=made-up").text
    state = set_out(visitor)["state"]
    assert "let nobody in" in visitor.get(f"{RETURN}?state={state}&error=access_denied").text


def test_a_wrong_secret_is_said_to_be_one(house, started_at):
    provider, _ = house
    port = int(urlsplit(provider.return_address).port)
    other = started_at(free_port(), provider, "not the secret")
    visitor = Visitor(other.url)
    set_out(visitor)
    # The provider sends only to the address that it knows; the answer is taken to the other program by hand.
    visitor.door = visitor.door.replace(str(other.port), str(port))
    page = visitor.get(come_back(visitor, provider, "nusrat.ali"))
    assert page.status_code == 502 and "does not know this service" in page.text


def test_a_provider_that_is_down_leaves_the_accounts_of_this_service(house):
    provider, program = house
    provider.stop()
    try:
        page = Visitor(program.url).get("/desk/provider")
        assert page.status_code == 503 and "does not answer" in page.text and page.headers["Retry-After"]
        member = next(member for member in program.demonstration()["staff"] if member["username"] == "amara.okafor")
        assert Visitor(program.url).log_in("amara.okafor", member["password"], member["totpSecret"])
    finally:
        provider.start()
    assert "Contact officer" in log_in(program, provider, "nusrat.ali").page.text


def test_neither_the_secret_nor_a_name_is_in_the_log(house):
    _, program = house
    log = program.log_text()
    for private in [CLIENT_SECRET, "Nusrat", "nusrat.ali", "code="]:
        assert private not in log
