"""One Chromium for each process of the run; a fresh browser context, as private as a new phone, for each test."""

import os

import pytest
from playwright.sync_api import sync_playwright

from desk import log_in, member_with_role
from looking import Watcher

ACTION_TIMEOUT_MILLISECONDS = 15_000


@pytest.fixture(scope="session")
def browser():
    options = ["--disable-gpu", "--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=options)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser, program):
    """Opens pages with or without JavaScript, each in a context of its own."""
    contexts = []

    def new_page(**options):
        context = browser.new_context(base_url=program.url, **options)
        context.set_default_timeout(ACTION_TIMEOUT_MILLISECONDS)
        contexts.append(context)
        return context.new_page()

    def opened(javascript: bool = True, **options):
        page = new_page(java_script_enabled=javascript, **options)
        page.watcher = Watcher(page, program.url)
        page.inspector = None if javascript else new_page()
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def either_page(request, open_page):
    return open_page(javascript=request.param)


@pytest.fixture(scope="session")
def logged_in(browser, program):
    """The state of one log-in a role, since a code is good only once."""
    states = {}

    def state(role: str) -> dict:
        if role not in states:
            context = browser.new_context(base_url=program.url)
            log_in(context.new_page(), member_with_role(program, role))
            states[role] = context.storage_state()
            context.close()
        return states[role]

    return state


@pytest.fixture
def desk_of(open_page, logged_in):
    return lambda role, javascript=True: open_page(javascript=javascript, storage_state=logged_in(role))
