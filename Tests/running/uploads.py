"""Files sent by the tus protocol, with a client that others wrote and by hand."""

import base64

import requests
from tusclient.client import TusClient
from tusclient.uploader import Uploader

from running.reports import report_of

TUS = {"Tus-Resumable": "1.0.0"}
CHUNK_BYTES = 64 * 1024
SMALLEST_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Evidence:
    """One report's place for uploads."""

    def __init__(self, program, reporter, receipt: dict | None = None):
        self.receipt = receipt or reporter.send(report_of(reporter.kinds()["bicycle-theft"])).json()
        self.address = f"{program.url}/api/v1/reports/{self.receipt['reference']}/evidence"
        self.headers = {"Authorization": f"Bearer {self.receipt['trackingSecret']}"}
        self.client = TusClient(self.address, headers=dict(self.headers))

    def uploader(self, path, **options) -> Uploader:
        fixed = {"metadata": {"filename": path.name, "filetype": "image/png"}, "chunk_size": CHUNK_BYTES, "retries": 1}
        return self.client.uploader(str(path), **{**fixed, **options})

    def began(self, length: int) -> str:
        """The address of a new upload of that length."""
        made = self.create(length)
        assert made.status_code == 201, made.text
        return self.at(made.headers["Location"])

    def create(self, length: int, **headers) -> requests.Response:
        headers = {**self.headers, **TUS, "Upload-Length": str(length), **headers}
        return requests.post(self.address, headers=headers, timeout=30)

    def at(self, location: str) -> str:
        return requests.compat.urljoin(self.address, location)

    def patch(self, url: str, offset: int | str, body: bytes, **headers) -> requests.Response:
        fixed = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        return requests.patch(url, data=body, headers={**self.headers, **TUS, **fixed, **headers}, timeout=30)

    def cancel(self, url: str) -> requests.Response:
        return requests.delete(url, headers={**self.headers, **TUS}, timeout=30)

    def offset(self, url: str) -> int:
        answer = requests.head(url, headers={**self.headers, **TUS}, timeout=30)
        assert answer.status_code in {200, 204}
        assert "no-store" in answer.headers["Cache-Control"]
        return int(answer.headers["Upload-Offset"])
