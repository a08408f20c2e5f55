"""Headers that protect every answer."""

import pytest
import requests

PAGES = ["/", "/report", "/report/bicycle-theft", "/track", "/desk/login", "/openapi.json", "/no-such-page"]


@pytest.mark.parametrize("path", PAGES)
def test_the_answer_is_protected(program, path):
    headers = requests.get(program.url + path, timeout=10).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy
    assert "default-src 'self'" in policy or "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy and "https:" not in policy and "*" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] in {"no-referrer", "same-origin", "strict-origin"}


@pytest.mark.parametrize("path", ["/report/domestic-abuse", "/track", "/desk/login"])
def test_nothing_private_is_kept_by_the_browser(program, path):
    assert "no-store" in requests.get(program.url + path, timeout=10).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/report/bicycle-theft", "/track", "/desk/login"])
def test_cookies_cannot_be_read_by_scripts_or_other_sites(program, path):
    answer = requests.get(program.url + path, timeout=10)
    for cookie in answer.raw.headers.getlist("Set-Cookie"):
        kept = cookie.lower()
        assert "samesite=" in kept and "samesite=none" not in kept
        assert "httponly" in kept, cookie


@pytest.mark.parametrize("path", ["/track", "/desk/login"])
def test_a_form_from_another_site_is_refused(program, path):
    fields = {"reference": "x", "secret": "x", "username": "x", "password": "x"}
    answer = requests.post(program.url + path, data=fields, headers={"Origin": "https://example.org"}, timeout=10)
    assert answer.status_code in {400, 403}
