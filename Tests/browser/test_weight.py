"""An old phone on a poor line: what the first page weighs over the wire."""

import pytest

MOST_BYTES = 60_000


@pytest.mark.parametrize("path", ["/", "/report", "/report/bicycle-theft"])
def test_the_page_weighs_less_than_60_kilobytes(page, path):
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    arrived = []
    wire.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    page.goto(path, wait_until="networkidle")
    assert 0 < sum(arrived) < MOST_BYTES, f"{path}: {sum(arrived):.0f} bytes in {len(arrived)} answers"
