"""A real provider of log-ins: Debian's Glewlwyd with a SQLite database of its own, on loopback, ended by its process id."""

import json
import shutil
import sqlite3
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import requests

from running.program import die_with_the_test, free_port

GLEWLWYD = shutil.which("glewlwyd") or "/usr/bin/glewlwyd"
TABLES = Path("/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3")
READY_WITHIN_SECONDS = 20
#: The password that Glewlwyd's own tables give the first administrator.
ADMINISTRATOR = {"username": "admin", "password": "password"}
CLIENT = "bluelamp"
CLIENT_SECRET = "a-lamp-over-every-door"
PASSWORD = "a long walk by the canal"


@dataclass
class Provider:
    folder: Path
    return_address: str
    port: int = field(default_factory=free_port)
    process: subprocess.Popen | None = None
    admin: requests.Session = field(default_factory=requests.Session)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def issuer(self) -> str:
        return f"{self.url}/api/oidc"

    def set_up(self) -> "Provider":
        """Makes its tables and its key, starts it, and tells it of this service."""
        self._make_tables()
        (self.folder / "glewlwyd.conf").write_text(self._settings())
        self.start()
        self._admin("post", "/auth/", ADMINISTRATOR)
        self._admin("post", "/mod/plugin/", self._protocol())
        self._admin("post", "/client/", self._client())
        return self

    def start(self) -> None:
        self.process = subprocess.Popen(
            [GLEWLWYD, f"--config-file={self.folder / 'glewlwyd.conf'}"],
            stdin=subprocess.DEVNULL,
            stdout=open(self.folder / "log", "ab"),
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_the_test,
        )
        gives_up_at = time.monotonic() + READY_WITHIN_SECONDS
        while time.monotonic() < gives_up_at:
            try:
                requests.get(f"{self.url}/config", timeout=2)
                return
            except requests.RequestException:
                time.sleep(0.02)
        raise RuntimeError(f"Glewlwyd did not start:\n{(self.folder / 'log').read_text()[-2000:]}")

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)

    def add(self, username: str, name: str, groups: list[str]) -> None:
        self._admin("post", "/user/", self._user(username, name, groups) | {"password": PASSWORD})

    def change(self, username: str, name: str, groups: list[str]) -> None:
        self._admin("put", f"/user/{username}", self._user(username, name, groups))

    def sign_in(self, visitor: requests.Session, username: str) -> None:
        """As somebody does on the provider's own page: their password, and that this service may know who they are."""
        login = {"username": username, "password": PASSWORD}
        assert visitor.post(f"{self.url}/api/auth/", json=login, timeout=20).status_code == 200
        granted = visitor.put(f"{self.url}/api/auth/grant/{CLIENT}", json={"scope": "openid"}, timeout=20)
        assert granted.status_code == 200

    # What it is set up with

    def _make_tables(self) -> None:
        database = sqlite3.connect(self.folder / "glewlwyd.db")
        database.executescript(TABLES.read_text())
        [text] = database.execute("SELECT gumi_parameters FROM g_user_module_instance").fetchone()
        parameters = json.loads(text)
        parameters["data-format"]["groups"] = {"multiple": True, "read": True, "write": True}
        database.execute("UPDATE g_user_module_instance SET gumi_parameters = ?", (json.dumps(parameters),))
        database.commit()
        database.close()

    def _settings(self) -> str:
        modules = "/usr/lib/glewlwyd"
        return "\n".join([
            f"port={self.port}", 'bind_address="127.0.0.1"', f'external_url="{self.url}"', 'login_url="login.html"',
            'api_prefix="api"', 'log_mode="console"', 'log_level="WARNING"', 'cookie_domain="127.0.0.1"',
            "cookie_secure=0", "session_expiration=3600", 'session_key="GLEWLWYD2_SESSION_ID"',
            'admin_scope="g_admin"', 'profile_scope="g_profile"', f'user_module_path="{modules}/user"',
            f'user_middleware_module_path="{modules}/user_middleware"', f'client_module_path="{modules}/client"',
            f'user_auth_scheme_module_path="{modules}/scheme"', f'plugin_module_path="{modules}/plugin"',
            'hash_algorithm="SHA512"',
            f'database = {{ type = "sqlite3" path = "{self.folder / "glewlwyd.db"}" }};', "",
        ])  # fmt: skip

    def _protocol(self) -> dict:
        private, public = self.folder / "key.pem", self.folder / "public.pem"
        for arguments in [["genrsa", "-out", private, "2048"], ["rsa", "-in", private, "-pubout", "-out", public]]:
            subprocess.run(["openssl", *arguments], check=True, capture_output=True)
        kinds = ["token", "id-token", "none", "password", "client", "refresh"]
        claims = {"preferred_username": "username", "groups": "groups"}
        parameters = {
            "iss": self.issuer, "jwt-type": "rsa", "jwt-key-size": "256", "key": private.read_text(),
            "cert": public.read_text(), "access-token-duration": 600, "refresh-token-duration": 600,
            "code-duration": 60, "refresh-token-rolling": False, "allow-non-oidc": False, "jwks-show": True,
            "auth-type-code-enabled": True, "auth-type-code-revoke-replayed": True, "pkce-allowed": True,
            "pkce-required": True, "subject-type": "public", "name-claim": "mandatory",
            "claims": [
                {"name": name, "user-property": source, "type": "string", "mandatory": True}
                for name, source in claims.items()
            ],
        } | {f"auth-type-{kind}-enabled": False for kind in kinds}  # fmt: skip
        return {"module": "oidc", "name": "oidc", "display_name": "oidc", "enabled": True, "parameters": parameters}

    def _client(self) -> dict:
        return {
            "client_id": CLIENT, "name": "The desk", "client_secret": CLIENT_SECRET, "confidential": True,
            "enabled": True, "authorization_type": ["code"], "redirect_uri": [self.return_address],
            "token_endpoint_auth_method": ["client_secret_basic"],
        }  # fmt: skip

    def _user(self, username: str, name: str, groups: list[str]) -> dict:
        return {"username": username, "name": name, "enabled": True, "scope": ["openid", "g_profile"], "groups": groups}

    def _admin(self, method: str, path: str, body: dict) -> None:
        answer = self.admin.request(method, f"{self.url}/api{path}", json=body, timeout=20)
        assert answer.status_code == 200, f"{method} {path}: {answer.status_code} {answer.text}"
