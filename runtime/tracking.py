"""An applicant looks up a dossier by its code and the secret of the receipt."""

from __future__ import annotations

from runtime.limiting import Limiter
from runtime.ports import Clock
from runtime.refusals import Refusal
from runtime.security import Keys
from runtime.store import accounts, bundles
from runtime.store.bundles import Whole
from runtime.store.dossiers import Dossier, id_of_code, own_dossier
from runtime.store.engine import Store, Transaction


class Tracking:
    """An unknown code and a wrong secret get the same answer, in the same time."""

    def __init__(self, store: Store, *, keys: Keys, limiter: Limiter, clock: Clock) -> None:
        self._store = store
        self._keys = keys
        self._limiter = limiter
        self._clock = clock

    def find(self, code: str, secret: str, origin: str) -> Dossier | Whole | Refusal:
        if not self._limiter.allow("track", origin):
            return Refusal("too-many-attempts")
        code = code.strip()[:64].upper()
        door = self._keys.lockout_key("track", code)
        now = self._clock.now()
        if self._store.read(lambda connection: accounts.shut_out(connection, door, now)):
            return Refusal("too-many-attempts")
        found = self._store.read(lambda connection: _of_code(connection, code))
        known = (found.id, found.track_number) if found else ("", 0)
        if not self._keys.is_track_secret(secret, *known) or found is None:
            self._store.write(lambda connection: accounts.note_failure(connection, door, now))
            return Refusal("wrong-code-or-secret")
        return found


def _of_code(connection: Transaction, code: str) -> Dossier | Whole | None:
    """A dossier that was filed with others is followed with them, by the code of them all."""
    id = id_of_code(connection, code)
    if id is None:
        return bundles.whole_of_code(connection, code)
    part = bundles.part_of(connection, id)
    return bundles.whole_of(connection, part.bundle) if part else own_dossier(connection, id)
