"""What a change is known by: the same as long as it says the same, whatever changes elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace

from catalogue.kinds.base import Json
from compiler.diff.comparison import Change

LENGTH = 16
SHAPE = re.compile(rf"[0-9a-f]{{{LENGTH}}}")


def fingerprint(slug: str, code: str, path: str, old: Json, new: Json) -> str:
    """Neither the order of keys nor the name of a side, a place or a sentence is part of it."""
    said = json.dumps(
        [slug, code, path, old, new], ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    return hashlib.sha256(said.encode()).hexdigest()[:LENGTH]


def fingerprinted(change: Change) -> Change:
    """The change with its fingerprint."""
    found = fingerprint(change.slug, change.code, change.path, change.old, change.new)
    return replace(change, fingerprint=found)
