"""Rate limits: in memory for what only costs work, in the database for what could be guessed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from threading import Lock
from time import monotonic

from runtime.ports import Clock
from runtime.security import Keys
from runtime.store import attempts
from runtime.store.engine import Store

WINDOW = 60.0
"""Seconds for which a try counts."""
LIMITS: Mapping[str, int] = {
    "sign_in": 10,
    "track": 20,
    "live": 240,
    "save": 120,
    "upload": 30,
    "register": 30,
    "paper": 30,
    "notice": 600,
    "feedback": 5,
    "code": 3,
}
"""How often somebody may try each deed in a window."""

SHARED = frozenset({"sign_in", "track", "notice", "code"})
"""Who tries passwords, secrets, links or seals gains nothing from there being more processes."""


class Limiter:
    """Counts in memory, for one process."""

    def __init__(
        self, limits: Mapping[str, int] = LIMITS, seconds: Callable[[], float] = monotonic
    ) -> None:
        self._limits = limits
        self._seconds = seconds
        self._lock = Lock()
        self._tries: dict[tuple[str, str], deque[float]] = {}
        self._swept = seconds()

    def allow(self, name: str, who: str) -> bool:
        """Count one try of this kind by this person or address; False: one too many."""
        most, now = self.most(name), self._seconds()
        with self._lock:
            self._sweep(now)
            tries = self._tries.setdefault((name, who), deque(maxlen=most))
            if len(tries) == most and tries[0] > now - WINDOW:
                return False
            tries.append(now)
            return True

    def most(self, name: str) -> int:
        """How often it may be tried in a minute."""
        return self._limits[name]

    def _sweep(self, now: float) -> None:
        """Once in a window, forget who has not tried for one."""
        if now >= self._swept + WINDOW:
            self._swept = now
            old = [key for key, tries in self._tries.items() if tries[-1] <= now - WINDOW]
            for key in old:
                del self._tries[key]


class SharedLimiter(Limiter):
    """Asks its own memory first, so that who is refused here costs the database nothing."""

    def __init__(
        self, store: Store, keys: Keys, clock: Clock, limits: Mapping[str, int] = LIMITS
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
