"""Officers sign in with a local account: rate limit, then lock-out, then the password."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from runtime.ports import Clock, Person
from runtime.refusals import Refusal
from runtime.security import Keys, Limiter, Passwords
from runtime.store import accounts
from runtime.store.engine import Store

LONGEST_PASSWORD = 200


class LocalIdentity:
    def __init__(
        self, store: Store, *, keys: Keys, passwords: Passwords, limiter: Limiter, clock: Clock
    ) -> None:
        self._store = store
        self._keys = keys
        self._passwords = passwords
        self._limiter = limiter
        self._clock = clock

    def begin(self, back: str) -> str:
        return f"/can-bo/dang-nhap?ve={quote(back, safe='/')}"

    def finish(self, given: Mapping[str, str], origin: str) -> Person | Refusal:
        """`given` holds `account` and `password`."""
        if not self._limiter.allow("sign_in", origin):
            return Refusal("too-many-attempts")
        name = given.get("account", "").strip()[:64]
        password = given.get("password", "")[:LONGEST_PASSWORD]
        door = self._keys.lockout_key("sign_in", name)
        now = self._clock.now()
        if self._store.read(lambda connection: accounts.shut_out(connection, door, now)):
            return Refusal("too-many-attempts")
        account = self._store.read(lambda connection: accounts.load_account(connection, name))
        if not self._passwords.verify(account.password_hash if account else None, password):
            self._store.write(lambda connection: accounts.note_failure(connection, door, now))
            return Refusal("wrong-sign-in")
        assert account, "No password is right for nobody"
        self._store.write(lambda connection: accounts.forget_failures(connection, door))
        return Person(account.id, account.name, account.unit, account.roles)
