"""Rate limits: in memory for what only costs work, in the database for what could be guessed."""

from __future__ import annotations

from collections.abc import Mapping

from runtime.ports import Clock
from runtime.security import LIMITS, Keys, Limiter
from runtime.store import attempts
from runtime.store.engine import Store

SHARED = frozenset({"sign_in", "track", "notice"})
"""Who tries passwords, secrets, links or seals gains nothing from there being more processes."""


class SharedLimiter(Limiter):
    """Asks its own memory first, so that who is refused here costs the database nothing."""

    def __init__(
        self, store: Store, keys: Keys, clock: Clock, limits: Mapping[str, str] = LIMITS
    ) -> None:
        super().__init__(limits)
        self._store = store
        self._keys = keys
        self._clock = clock

    def allow(self, name: str, who: str) -> bool:
        return super().allow(name, who) and (name not in SHARED or self._allow_all(name, who))

    def _allow_all(self, name: str, who: str) -> bool:
        key, most, now = self._keys.attempt_key(name, who), self.most(name), self._clock.now()
        return self._store.write(lambda connection: attempts.allow(connection, key, most, now))
