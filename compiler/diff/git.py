"""Files of a revision out of a git repository: read from its objects, never checked out.

Git is asked without a shell, whatever is spelled is a revision and never an option, and nothing is
fetched. Links and submodules are passed over.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from catalogue.record import record
from compiler.diff.unreadable import Unreadable

MOST_FILES = 50_000
MOST_BYTES = 512 * 1024 * 1024
FILES = ("100644", "100755")
QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}


@record
class Blob:
    id: str
    size: int


@record
class Revision:
    """The files of one commit by their paths in the repository."""

    repository: Path
    blobs: Mapping[str, Blob]

    def read(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The contents of files, as long as they are not too much together."""
        wanted = [(name, self.blobs[name]) for name in names]
        size = sum(blob.size for _, blob in wanted)
        if size > MOST_BYTES:
            raise Unreadable(
                "side-too-big", size=f"{size // 1024**2}", most=f"{MOST_BYTES // 1024**2}"
            )
        asked = "".join(f"{blob.id}\n" for _, blob in wanted).encode()
        answer = _git(self.repository, "cat-file", "--batch", given=asked) or b""
        at = 0
        for name, blob in wanted:
            start = answer.index(b"\n", at) + 1
            at = start + blob.size + 1
            yield name, answer[start : at - 1]


def root(folder: Path) -> Path | None:
    """The repository that a folder is in."""
    found = _git(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(found.rstrip(b"\n"))) if found else None


def revision(repository: Path, spelled: str) -> Revision:
    """A commit by any name that git has for it."""
    asked = f"{spelled}^{{commit}}"
    found = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    if not found or spelled.startswith("-"):
        raise Unreadable("side-not-found", name=spelled)
    listed = _git(repository, "ls-tree", "-r", "-z", "-l", "--full-tree", found.decode().strip())
    lines = (listed or b"").split(b"\0")[:-1]
    if len(lines) > MOST_FILES:
        raise Unreadable("side-too-many-files", count=str(len(lines)), most=str(MOST_FILES))
    return Revision(repository, dict(_blobs(lines)))


def _blobs(lines: Iterable[bytes]) -> Iterator[tuple[str, Blob]]:
    for line in lines:
        about, _, name = line.partition(b"\t")
        mode, *rest = about.decode().split()[:4]
        if mode in FILES:
            yield name.decode("utf-8", "replace"), Blob(rest[1], int(rest[2]))


def confined(path: str) -> str:
    """A path within the repository, as git spells it; '' for all of it."""
    told = PurePosixPath(path)
    if told.is_absolute() or ".." in told.parts or "\0" in path:
        raise Unreadable("side-outside", name=path)
    return "" if told == PurePosixPath(".") else told.as_posix()


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """What git answers; None when it says no."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words],
            input=given, capture_output=True, env={**kept, **QUIET}, check=False, timeout=60,
        )  # fmt: skip
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
