"""Time-based codes of log-in, by RFC 6238 with its defaults: SHA-1, six digits, thirty seconds."""

import base64
import hashlib
import hmac
import struct
import time

PERIOD_SECONDS = 30


def code_at(secret: str, seconds: float) -> str:
    """The six digits for a secret in base 32 at a time in seconds since 1970."""
    key = base64.b32decode(secret.upper().replace(" ", "") + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(seconds) // PERIOD_SECONDS), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def codes_to_try(secret: str) -> list[str]:
    """Codes are good once: the present one, then the next, which a server takes for a clock slightly fast."""
    return [code_at(secret, time.time()), code_at(secret, time.time() + PERIOD_SECONDS)]
