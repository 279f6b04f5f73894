"""Programs as canonical JSON bytes and back, and the hash that names them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from compiler import ir

Json: TypeAlias = dict[str, Any]


def lift_1(stored: Json) -> Json:
    """A party was always one and the same; what else format 2 has besides has a default."""
    parties = {
        role: [{"when": ALWAYS, "parties": [names] if isinstance(names, str) else names}]
        for role, names in stored["parties"].items()
    }
    return {**stored, "ir": 2, "parties": parties}


ALWAYS: Json = {"type": "bool", "value": "true", "op": "lit"}


LIFTS: dict[int, Callable[[Json], Json]] = {1: lift_1}
"""For each older format number, the function that lifts its JSON by one."""


@cache
def _adapter() -> TypeAdapter[ir.Program]:
    return TypeAdapter(ir.Program)


def encode(program: ir.Program) -> bytes:
    """Canonical bytes: declaration order, UTF-8, no spaces; equal programs give equal bytes."""
    return _adapter().dump_json(program)


def part(program: ir.Program, keys: Mapping[str, bool | set[int]]) -> Json:
    """Some keys of a program, or some places of them, as they are in the JSON of it whole."""
    made: Json = _adapter().dump_python(program, mode="json", include=dict(keys))
    return made


@cache
def _anything() -> TypeAdapter[object]:
    return TypeAdapter(object)


def told(value: object) -> Any:
    """Any part of a program as it is in the JSON of it whole."""
    return _anything().dump_python(value, mode="json")


def decode(content: bytes) -> ir.Program:
    """The program of stored bytes; older formats are lifted first. Raises ValueError."""
    if content.startswith(b'{"ir":%d,' % ir.FORMAT):
        return _adapter().validate_json(content)
    return _adapter().validate_json(json.dumps(_lifted(json.loads(content))))


def _lifted(stored: Any) -> Json:
    """The JSON of an older format in the shape of today's, one format after the other."""
    known: Json = stored if isinstance(stored, dict) else {}
    while known.get("ir") != ir.FORMAT:
        lift = LIFTS.get(known.get("ir", 0))
        if lift is None:
            raise ValueError("This program was written in a format that is not known here")
        known = lift(known)
    return known


def program_hash(content: bytes) -> str:
    """The identity of a text of a procedure."""
    return hashlib.sha256(content).hexdigest()[:32]
