"""Makes docs/bluelamp.png: the first page and a report's own page on a phone, and the desk's queue.

After a build: .tools/venv/bin/python scripts/picture.py
"""

import base64
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "Tests"), str(ROOT / "Tests" / "browser")]

from desk import log_in, member_with_role  # noqa: E402
from running.program import RunningProgram, run_command  # noqa: E402

PICTURE = ROOT / "docs" / "bluelamp.png"
PHONE = {"viewport": {"width": 390, "height": 760}, "device_scale_factor": 2}
DESK = {"viewport": {"width": 1180, "height": 860}, "device_scale_factor": 1.5}
FRAME = """
<body style="margin:0;padding:36px;background:#e9eef5;display:flex;gap:28px;align-items:center;width:max-content">
{}</body>
"""
SHOT = '<img src="data:image/png;base64,{}" style="height:{}px;border-radius:{}px;box-shadow:0 6px 24px #0b244755">'


def first_page(browser: Browser, program: RunningProgram) -> bytes:
    page = browser.new_context(base_url=program.url, **PHONE).new_page()
    page.goto("/")
    return page.screenshot()


def own_page(browser: Browser, program: RunningProgram) -> bytes:
    example = program.demonstration()["example"]
    page = browser.new_context(base_url=program.url, **PHONE).new_page()
    page.goto("/track")
    page.locator("input[name=reference]").fill(example["reference"])
    page.locator("input[name=secret]").fill(example["secret"])
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/track/report")
    return page.screenshot()


def queue(browser: Browser, program: RunningProgram) -> bytes:
    page = browser.new_context(base_url=program.url, **DESK).new_page()
    log_in(page, member_with_role(program, "contact"))
    page.goto("/desk")
    return page.screenshot()


def together(browser: Browser, shots: list[tuple[bytes, int, int]]) -> bytes:
    page = browser.new_page(viewport={"width": 2000, "height": 700})
    images = (SHOT.format(base64.b64encode(shot).decode(), height, corner) for shot, height, corner in shots)
    page.set_content(FRAME.format("".join(images)))
    return page.locator("body").screenshot()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder) / "data"
        run_command("seed", "--data", data, "--reports", "300").check_returncode()
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        program = RunningProgram(data).start()
        try:
            shots = [
                (first_page(browser, program), 560, 22),
                (own_page(browser, program), 560, 22),
                (queue(browser, program), 560, 8),
            ]
            PICTURE.write_bytes(together(browser, shots))
        finally:
            program.stop()
            browser.close()


if __name__ == "__main__":
    main()
