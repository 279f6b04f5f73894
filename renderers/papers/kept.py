"""A sheet as plain data and back, so that a paper can be kept as it was given out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from catalogue.kinds.base import Json, Says
from renderers.papers.sheet import Letter, Lines, Sheet, Table, Text

BLOCKS: Mapping[str, type[Lines | Text | Letter | Table]] = {
    "lines": Lines, "text": Text, "letter": Letter, "table": Table,
}  # fmt: skip


def packed(value: Any) -> Json:
    if isinstance(value, Says):
        return [value.vi, value.en]
    if isinstance(value, tuple):
        return [packed(one) for one in value]
    if isinstance(value, str | bool | int):
        return value
    return {one.name: packed(getattr(value, one.name)) for one in fields(value)}


def unpacked(stored: Json) -> Sheet:
    """What a later version of a sheet has besides takes its default."""
    sheet = _unpacked(Sheet, stored)
    assert isinstance(sheet, Sheet), "A sheet was packed"
    return sheet


def _unpacked(kind: Any, stored: Any) -> Any:
    if kind is Says:
        return Says(*stored)
    if get_origin(kind) is tuple:
        return tuple(_unpacked(get_args(kind)[0], one) for one in stored)
    if not isinstance(stored, dict):
        return stored
    shape = BLOCKS.get(stored.get("op", ""), kind)
    hints = _hints(shape)
    return shape(**{name: _unpacked(hints[name], one) for name, one in stored.items()})


@cache
def _hints(shape: type) -> Mapping[str, Any]:
    return get_type_hints(shape)
