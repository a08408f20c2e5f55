"""The Debian package: built of the release, unpacked beside the system, and served from there; then behind nginx with TLS."""

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
import requests

from command_line import assert_refused
from running.places import PROGRAM, ROOT
from running.program import ENVIRONMENT, RunningProgram, die_with_the_test, free_port, run_command
from running.reports import Reporter, report_of

TOOLS = ["dpkg-deb", "dpkg-shlibdeps", "strip", "chrpath"]
#: systemd counts from 0 (shut in) to 10 (may do all); this is a tenth of it.
MOST_EXPOSED = 20
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
WRAPPER = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    {places}
    include {folder}/site.conf;
}}
"""

pytestmark = pytest.mark.skipif(
    not PROGRAM.exists() or not all(map(shutil.which, TOOLS)), reason="it takes the release and Debian's tools to pack it"
)


def output(*command: str | Path, cwd: Path = ROOT) -> str:
    return subprocess.run(command, cwd=cwd, env=ENVIRONMENT, check=True, capture_output=True, text=True, timeout=120).stdout


@pytest.fixture(scope="module")
def deb(tmp_path_factory) -> Path:
    return Path(output(ROOT / "deploy/package.sh", PROGRAM, tmp_path_factory.mktemp("deb")).strip())


@pytest.fixture(scope="module")
def unpacked(deb, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    output("dpkg-deb", "-x", deb, folder)
    return folder.resolve()


@pytest.fixture
def served(unpacked, tmp_path):
    """From where it was unpacked, by the file of settings that it brings; only its places are others."""
    port, settings = free_port(), unpacked / "etc/bluelamp/bluelamp.conf"
    told = ["--settings", settings, "--data", tmp_path / "data", "--port", str(port), "--submission-limit", "1"]
    program = RunningProgram(tmp_path / "data", port=port, program=unpacked / "usr/bin/bluelamp", told=told).start()
    yield program
    assert program.stop() == 0


def test_it_says_its_version_what_it_needs_and_which_file_is_the_owners(deb, unpacked):
    fields = dict(line.split(": ", 1) for line in output("dpkg-deb", "-f", deb).splitlines() if not line.startswith(" "))
    assert fields["Version"] == output(PROGRAM, "--version").strip()
    assert deb.name == f"bluelamp_{fields['Version']}_{fields['Architecture']}.deb"
    needed = {one.split()[0] for one in fields["Depends"].split(", ")}
    assert {"libc6", "libsqlite3-0", "libcurl4", "libmagic1", "libvips-tools", "adduser"} <= needed
    assert output("dpkg-deb", "--info", deb, "conffiles").split() == ["/etc/bluelamp/bluelamp.conf"]
    assert (unpacked / "etc/bluelamp/bluelamp.conf").stat().st_mode & 0o007 == 0


def test_it_is_ready_where_it_was_unpacked_with_its_own_libraries_and_data(served, unpacked, tmp_path):
    assert requests.get(f"{served.url}/health/ready", timeout=10).json() == {"status": "ready"}
    maps = Path(f"/proc/{served.process.pid}/maps").read_text().splitlines()
    libraries = {line.split()[-1] for line in maps if re.search(r"/lib(swift|_?Foundation|dispatch)[^/]*\.so", line)}
    assert libraries and all(path.startswith(f"{unpacked}/usr/lib/bluelamp/") for path in libraries), libraries
    assert not (tmp_path / "data/demonstration.json").exists()
    assert "no fault" in output(unpacked / "usr/bin/bluelamp", "forms", "check", cwd=tmp_path)


def test_every_line_of_its_settings_that_is_left_to_fill_in_is_a_setting(unpacked, tmp_path):
    text = (unpacked / "etc/bluelamp/bluelamp.conf").read_text()
    filled = tmp_path / "bluelamp.conf"
    filled.write_text(re.sub(r"(?m)^#(?=BLUELAMP_)", "", text))
    assert filled.read_text().count("\nBLUELAMP_") > text.count("\nBLUELAMP_")
    ended = run_command("serve", "--settings", filled, "--data", tmp_path / "data")
    assert_refused(ended, 1, "BLUELAMP_FORCE in line", "your-force")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_takes_its_unit_and_finds_it_shut_in(unpacked, tmp_path):
    unit = tmp_path / "bluelamp.service"
    text = (unpacked / "usr/lib/systemd/system/bluelamp.service").read_text()
    unit.write_text(text.replace("/usr/bin/bluelamp", str(unpacked / "usr/bin/bluelamp")))
    verified = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, timeout=60)
    assert (verified.returncode, verified.stderr) == (0, "")
    looked_at = ["systemd-analyze", "security", "--offline=yes", f"--threshold={MOST_EXPOSED}", unit]
    exposed = subprocess.run(looked_at, capture_output=True, text=True, timeout=60)
    assert exposed.returncode == 0, exposed.stdout[-400:]


class Proxy:
    """nginx with the site of the package's examples, on ports and with a certificate of its own."""

    def __init__(self, unpacked: Path, folder: Path, upstream: int):
        self.folder, self.port, self.certificate = folder, free_port(), folder / "certificate.pem"
        self.log = folder / "bluelamp.log"
        output(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=lamp",
            "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", self.certificate,
        )  # fmt: skip
        site = (unpacked / "usr/share/doc/bluelamp/examples/nginx.conf").read_text()
        for before, after in {
            r"listen \[::\]:\d+[^;]*;": "", r"listen 80;": f"listen 127.0.0.1:{free_port()};",
            r"listen 443": f"listen 127.0.0.1:{self.port}", r"127\.0\.0\.1:8080": f"127.0.0.1:{upstream}",
            r"/etc/ssl/\S+/fullchain\.pem": str(self.certificate), r"/etc/ssl/\S+/key\.pem": f"{folder}/key.pem",
            r"/var/log/nginx": str(folder),
        }.items():  # fmt: skip
            site, changes = re.subn(before, after, site)
            assert changes, f"the site has no {before}"
        (folder / "site.conf").write_text(site)
        kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        places = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
        user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
        (folder / "nginx.conf").write_text(WRAPPER.format(folder=folder, places=places, user=user))
        self.process = subprocess.Popen(
            [NGINX, "-p", folder, "-c", folder / "nginx.conf"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=open(folder / "said", "wb"), preexec_fn=die_with_the_test,
        )  # fmt: skip
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.verify = str(self.certificate)
        self._wait()

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def _wait(self) -> None:
        gives_up_at = time.monotonic() + 20
        while time.monotonic() < gives_up_at:
            assert self.process.poll() is None, (self.folder / "said").read_text()
            try:
                self.session.get(f"{self.url}/health/live", timeout=5)
                return
            except requests.ConnectionError:
                time.sleep(0.02)
        raise AssertionError("nginx did not start")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture
def proxy(served, unpacked, tmp_path):
    if not Path(NGINX).exists():
        pytest.skip("nginx is not here")
    folder = tmp_path / "nginx"
    folder.mkdir()
    proxy = Proxy(unpacked, folder, served.port)
    yield proxy
    proxy.stop()


def test_behind_nginx_nothing_of_a_visitor_is_logged(proxy):
    page = proxy.session.get(f"{proxy.url}/report?secret=lantern", headers={"Referer": "https://lantern.example.org/"})
    assert page.status_code == 200
    proxy.session.get(f"{proxy.url}/track/open/lantern")
    proxy.stop()
    lines = proxy.log.read_text().splitlines()
    assert len(lines) >= 3
    for line in lines:
        assert re.fullmatch(r"\S+ GET \d{3} \d+ bytes [\d.]+ s", line), line
    assert "lantern" not in (proxy.folder / "bluelamp.error.log").read_text()


def test_behind_nginx_nobody_passes_for_somebody_else(proxy):
    """The limit of one report an hour counts the address that nginx saw, whatever the sender says of it."""
    reporter = Reporter(proxy.url, proxy.session)
    report = report_of(reporter.kinds()["theft"])
    proxy.session.headers["X-Forwarded-For"] = "192.0.2.1"
    assert reporter.send(report).status_code == 201
    proxy.session.headers["X-Forwarded-For"] = "192.0.2.2"
    assert reporter.send(report).status_code == 429


def test_behind_nginx_only_evidence_may_be_large(proxy):
    large = b"x" * (3 << 20)
    refused = proxy.session.post(f"{proxy.url}/api/v1/reports", data=large)
    assert refused.status_code == 413 and "nginx" in refused.text
    for path in ["/report/theft/evidence", "/track/evidence", "/api/v1/reports/234567892/evidence"]:
        assert "nginx" not in proxy.session.post(proxy.url + path, data=large).text, path
