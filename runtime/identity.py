"""People sign in with a local account: rate limit, then lock-out, then the password."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from runtime.limiting import Limiter
from runtime.ports import Clock, Person
from runtime.refusals import Refusal
from runtime.security import Keys, Passwords
from runtime.store import accounts, citizens
from runtime.store.accounts import Account
from runtime.store.engine import Store, Transaction

LONGEST_PASSWORD = 200


@dataclass(frozen=True, slots=True)
class Door:
    """Where people of one kind sign in, and how their account is found by what they type.

    Failures are counted by what is `spelled` alike: blanks in a number open no other door.
    """

    address: str
    name: str
    find: Callable[[Transaction, str], Account | None]
    spelled: Callable[[str], str] = str


OFFICERS = Door("/can-bo/dang-nhap", "sign_in", accounts.load_account)
CITIZENS = Door("/tai-khoan/dang-nhap", "citizen", citizens.account_of, citizens.spelled)


class LocalIdentity:
    def __init__(
        self,
        store: Store,
        *,
        keys: Keys,
        passwords: Passwords,
        limiter: Limiter,
        clock: Clock,
        door: Door = OFFICERS,
    ) -> None:
        self._door = door
        self._store = store
        self._keys = keys
        self._passwords = passwords
        self._limiter = limiter
        self._clock = clock

    def begin(self, back: str) -> str:
        return f"{self._door.address}?ve={quote(back, safe='/')}"

    def finish(self, given: Mapping[str, str], origin: str) -> Person | Refusal:
        """`given` holds `account` and `password`."""
        if not self._limiter.allow("sign_in", origin):
            return Refusal("too-many-attempts")
        name = given.get("account", "").strip()[:64]
        password = given.get("password", "")[:LONGEST_PASSWORD]
        door = self._keys.lockout_key(self._door.name, self._door.spelled(name))
        now = self._clock.now()
        if self._store.read(lambda connection: accounts.shut_out(connection, door, now)):
            return Refusal("too-many-attempts")
        account = self._store.read(lambda connection: self._door.find(connection, name))
        if not self._passwords.verify(account.password_hash if account else None, password):
            self._store.write(lambda connection: accounts.note_failure(connection, door, now))
            return Refusal("wrong-sign-in")
        assert account, "No password is right for nobody"
        self._store.write(lambda connection: accounts.forget_failures(connection, door))
        return Person(account.id, account.name, account.unit, account.roles)
