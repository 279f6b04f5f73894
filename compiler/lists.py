"""Shared code lists as canonical bytes, named by the hash of what they hold."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from catalogue.kinds.base import Option


def list_bytes(options: tuple[Option, ...]) -> bytes:
    rows = [asdict(option) for option in options]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def list_hash(options: tuple[Option, ...]) -> str:
    return hashlib.sha256(list_bytes(options)).hexdigest()[:32]
