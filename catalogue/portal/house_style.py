"""Writes YAML as the house writes it: block style, prose folded, quotes only where needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from catalogue.portal.ledger import Node, Value

WIDTH = 100
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`<=~][^#:\[\]{}'\"`]*")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_COUNT = re.compile(r"0|[1-9]\d*")
_PHRASES = frozenset(("basis", "published_by", "when", "amount", "is", "act"))
"""Keys whose values are phrases of the language: on one line, however long."""


def write(value: Value) -> str:
    """The whole file."""
    lines = _entries(value, "") if isinstance(value, list) else _keys(value, "")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _keys(node: Value, indent: str) -> Iterator[str]:
    assert isinstance(node, dict)
    last = [key for key in node if key == "review" and indent]
    for key in (*(key for key in node if key not in last), *last):
        yield from _pair(key, node[key], indent)


def _pair(key: str, value: Value, indent: str) -> Iterator[str]:
    head = f"{indent}{_scalar(key)}:"
    if key == "review" and isinstance(value, list) and len(value) == 1:
        (value,) = value
    if isinstance(value, str):
        yield from _text(head, value, indent + "  ", phrase=key in _PHRASES)
    elif isinstance(value, dict):
        yield head
        yield from _keys(value, indent + "  ")
    elif _short(value):
        yield f"{head} [{', '.join(map(str, value))}]"
    else:
        yield head
        yield from _entries(value, indent + "  ")


def _entries(values: list[Value], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield from _text(f"{indent}-", value, indent + "  ", phrase=False)
            continue
        first, *rest = _keys(value, indent + "  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest


def _short(values: list[Value]) -> bool:
    return all(isinstance(one, str) and _ID.fullmatch(one) for one in values)


def _text(head: str, text: str, indent: str, *, phrase: bool) -> Iterator[str]:
    lines = text.split("\n")
    short = len(head) + len(text) < WIDTH
    if phrase or (len(lines) == 1 and short):
        yield f'{head} "{text}"' if head == "procedure:" else f"{head} {_scalar(text)}"
    elif len(lines) == 1:
        yield f"{head} >-"
        yield from (indent + line for line in _folded(text, WIDTH - len(indent)))
    else:
        yield f"{head} |-"
        yield from (indent + line for line in lines)


def _folded(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _scalar(text: str) -> str:
    if (_PLAIN.fullmatch(text) and not text.endswith(" ")) or _COUNT.fullmatch(text):
        return text
    quoted = text.replace("'", "''")
    return f"'{quoted}'"


def node(**values: Value | None) -> Node:
    """A map of what is given; a trailing `_` only avoids a word of Python."""
    return {key.rstrip("_"): value for key, value in values.items() if value is not None}
