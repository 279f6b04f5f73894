"""Passwords, headers, and everything derived from the server's one secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from secure import (
    ContentSecurityPolicy,
    CrossOriginOpenerPolicy,
    CrossOriginResourcePolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    Secure,
    StrictTransportSecurity,
    XContentTypeOptions,
    XFrameOptions,
)

from catalogue.kinds.base import Json
from runtime.canonical import canonical

# One hash takes 19 MiB and some 70 ms: two at a time, and only behind a rate limit.
HASHES_AT_ONCE = 2


def token() -> str:
    """A bearer token nobody can guess: 256 bits, fit for an address or a cookie."""
    return secrets.token_urlsafe(32)


def identifier() -> str:
    """A random id without a dot or a dash, so that it is never taken for a procedure's code."""
    return secrets.token_hex(16)


def row_key() -> str:
    """The key of a new row in a list of answers; unique enough within that list."""
    return base64.b32encode(secrets.token_bytes(5)).decode().lower()


def seal_key() -> bytes:
    """The key of one dossier's hashes, destroyed when the dossier is erased."""
    return secrets.token_bytes(32)


def same(left: str, right: str) -> bool:
    """Equal, found out in a time that does not tell where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())


class Keys:
    """Derived from the server's secret, each under its own label: none can pass for another."""

    def __init__(self, secret: bytes) -> None:
        assert len(secret) >= 32, "The secret of the server has at least 32 bytes"
        self._secret = secret

    def track_secret(self, dossier: str, number: int) -> str:
        """What the receipt prints beside the code; a new number makes a new one."""
        digest = self._derive("track", dossier, str(number))
        return base64.b32encode(digest).decode()[:10]

    def is_track_secret(self, typed: str, dossier: str, number: int) -> bool:
        return same(plain_track_secret(typed), self.track_secret(dossier, number))

    def seen(
        self,
        *,
        program: str,
        answers: Mapping[str, Json],
        fees: Mapping[str, Json],
        due: str,
        channel: str,
    ) -> str:
        """What the applicant has been shown on the review page; differs as soon as any of it does.

        `answers` without hidden ones, or going back and forth would change it.
        """
        shown = (program, canonical(answers), canonical(fees), due, channel)
        return self._derive("seen", *shown).hex()

    def visitor_hash(self, cookie: str) -> str:
        return self._derive("visitor", cookie).hex()

    def account_visitor(self, account: str) -> str:
        """A citizen's account opens drafts and dossiers as a browser does: as one visitor."""
        return self._derive("account", account).hex()

    def session_hash(self, cookie: str) -> str:
        return self._derive("session", cookie).hex()

    def resume_token(self, draft: str) -> str:
        """The secret in the link that opens a draft in another browser; the same each time."""
        return base64.urlsafe_b64encode(self._derive("resume", draft)).decode().rstrip("=")

    def link_hash(self, link: str) -> str:
        return self._derive("link", link).hex()

    def contact_code(self, account: str, address: str, nonce: str) -> str:
        """Six digits, for a few tries within minutes."""
        digest = self._derive("contact", account, address, nonce)
        return f"{int.from_bytes(digest[:8]) % 1_000_000:06}"

    def lockout_key(self, door: str, name: str) -> str:
        """The row that counts failures, without the name that was tried."""
        return self._derive("lockout", door, name).hex()

    def attempt_key(self, deed: str, who: str) -> str:
        """The row that counts tries, without the address that they came from."""
        return self._derive("attempt", deed, who).hex()

    def _derive(self, label: str, *parts: str) -> bytes:
        message = canonical([label, *parts]).encode()
        return hmac.digest(self._secret, message, hashlib.sha256)


_LOOK_ALIKES = str.maketrans({"0": "O", "1": "I", "8": "B", " ": "", "-": ""})


def plain_track_secret(typed: str) -> str:
    """As a person may type it: small letters, gaps, 0 for O, 1 for I, 8 for B."""
    return typed[:40].upper().translate(_LOOK_ALIKES)


HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobody() -> str:
    """What is compared with a password where there is no account."""
    return HASHER.hash(token())


class Passwords:
    """Argon2id, 19 MiB, two passes."""

    def __init__(self) -> None:
        self._gate = BoundedSemaphore(HASHES_AT_ONCE)
        self._nobody = _nobody()

    def hash(self, password: str) -> str:
        with self._gate:
            return HASHER.hash(password)

    def verify(self, password_hash: str | None, password: str) -> bool:
        """Without a hash (no such account) it takes as long, and is false."""
        with self._gate:
            try:
                right = HASHER.verify(password_hash or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return False
        return right and password_hash is not None


def security_headers(https: bool) -> Mapping[str, str]:
    """For every reply. Nothing from elsewhere, nothing inline, no address leaks to other sites."""
    policy = (
        ContentSecurityPolicy()
        .default_src("'none'")
        .script_src("'self'")
        .style_src("'self'")
        .img_src("'self'", "data:")
        .connect_src("'self'")
        .form_action("'self'")
        .base_uri("'none'")
        .frame_ancestors("'none'")
    )
    chosen = Secure(
        csp=policy,
        coop=CrossOriginOpenerPolicy().same_origin(),
        corp=CrossOriginResourcePolicy().same_origin(),
        hsts=StrictTransportSecurity().max_age(31_536_000) if https else None,
        permissions=PermissionsPolicy().geolocation().microphone().camera(),
        referrer=ReferrerPolicy().same_origin(),
        xcto=XContentTypeOptions().nosniff(),
        xfo=XFrameOptions().deny(),
    )
    return dict(chosen.headers)
