"""A program, and what is named beside it, in another language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from catalogue.kinds.base import Option
from catalogue.text import fold
from compiler import ir
from compiler.bundle import Agency, Entry, Index
from compiler.spoken import respoken

Texts: TypeAlias = Mapping[tuple[str, str], str]
"""Translations by path and hash of the text that was translated: another text has none."""


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_texts(content: bytes) -> Texts:
    return {(path, hash_): text for path, hash_, text in json.loads(content)}


def localise(program: ir.Program, texts: Texts) -> ir.Program:
    """The same program, saying in the other language what is translated."""
    return respoken(program, lambda path, text: told(texts, path, text))


def told(texts: Texts, path: str, text: str) -> str:
    return texts.get((path, text_hash(text)), text)


def localise_index(index: Index, texts: Texts) -> Index:
    """What lists of procedures and pages say of them; searched in both languages."""
    return replace(
        index,
        title=told(texts, "catalogue/title", index.title),
        entries=tuple(_entry(one, texts) for one in index.entries),
        agencies=tuple(_agency(one, texts) for one in index.agencies),
        names={key: told(texts, key, text) for key, text in index.names.items()},
    )


def _entry(one: Entry, texts: Texts) -> Entry:
    name, short, domain = (
        told(texts, f"{one.code}/{part}", text)
        for part, text in (
            ("name", one.name), ("short", one.short), ("domain_name", one.domain_name)
        )
    )  # fmt: skip
    folded = f"{one.folded} {fold(' '.join((name, short, domain)))}"
    return replace(one, name=name, short=short, domain_name=domain, folded=folded)


def _agency(one: Agency, texts: Texts) -> Agency:
    return replace(one, name=told(texts, f"agencies/{one.id}/name", one.name))


def localise_list(name: str, options: tuple[Option, ...], texts: Texts) -> tuple[Option, ...]:
    return tuple(
        replace(one, label=told(texts, f"lists/{name}/{one.code}", one.label)) for one in options
    )
