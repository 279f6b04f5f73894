"""Programs as canonical JSON bytes and back, and the hash that names them."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from compiler import ir

LIFTS: dict[int, Any] = {}
"""For each older format number, the function that lifts its JSON by one."""


@cache
def _adapter() -> TypeAdapter[ir.Program]:
    return TypeAdapter(ir.Program)


def encode(program: ir.Program) -> bytes:
    """Canonical bytes: declaration order, UTF-8, no spaces; equal programs give equal bytes."""
    return _adapter().dump_json(program)


def decode(content: bytes) -> ir.Program:
    """The program of stored bytes; older formats are lifted first. Raises ValueError."""
    older = json.loads(content) if not content.startswith(b'{"ir":%d,' % ir.FORMAT) else None
    if older is None:
        return _adapter().validate_json(content)
    while older.get("ir") != ir.FORMAT:
        older = LIFTS[older["ir"]](older)
    return _adapter().validate_python(older)


def program_hash(content: bytes) -> str:
    """The identity of a text of a procedure."""
    return hashlib.sha256(content).hexdigest()[:32]
