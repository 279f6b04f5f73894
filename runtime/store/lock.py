"""A lock file: one server at a time on one database; the system frees it when the process dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from runtime.store.failures import Taken

if sys.platform == "win32":
    import msvcrt

    def _hold(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _hold(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise Taken(str(path)) from error

    def release(self) -> None:
        os.close(self._descriptor)
