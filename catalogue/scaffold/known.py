"""What a catalogue already holds, so that a new procedure uses it instead of writing it twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.kinds.address import Address
from catalogue.load import load, profile, read_folder
from catalogue.model import FieldEntry
from catalogue.text import as_id, fold
from catalogue.tree import Scalar

LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Known:
    """`applicant` is the block of whoever hands in, `place` its address, when there is one."""

    fresh: bool
    domains: Mapping[str, str]
    audience: Mapping[str, str]
    channels: Mapping[str, str]
    agency_kinds: Mapping[str, str]
    agencies: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    documents: Mapping[str, str] = field(default_factory=dict)
    acts: frozenset[str] = frozenset()
    applicant: str = "nguoi_nop@1"
    place: str = ""

    def papers(self) -> Mapping[str, str]:
        """Documents by what their names say before and beside brackets."""
        return {id_: _unbracketed(name) for id_, name in self.documents.items()}


def known(folder: Path) -> Known:
    """Read what is there; an empty or absent folder is a catalogue about to begin."""
    fresh = not (folder / "catalogue.yaml").is_file()
    catalogue, _ = load(dict(read_folder(folder)) if folder.is_dir() else {})
    words, head = profile(), catalogue.head
    own_kinds = _texts(head.agency_kinds) if head else {}
    blocks = [one for one in catalogue.blocks if one.block.tree.block == "nguoi_nop"]
    newest = max(blocks, key=lambda one: one.block.tree.version, default=None)
    return Known(
        fresh=fresh,
        domains=_texts(head.domains) if head else {},
        audience=_texts(words.audience),
        channels=_texts(words.channels),
        agency_kinds=_texts(words.agencies) | own_kinds,
        agencies=frozenset(str(one.kind) for one in catalogue.agencies),
        codes=frozenset(str(one.value.procedure) for one in catalogue.procedures),
        documents={str(one.id): str(one.name) for one in catalogue.documents},
        acts=frozenset(act.act for one in catalogue.acts for act in one.act.tree.citations),
        applicant=str(newest.block.text) if newest else "nguoi_nop@1",
        place=_address(newest.fields) if newest else "",
    )


def _texts(words: Mapping[Scalar, Scalar]) -> dict[str, str]:
    return {str(name): str(text) for name, text in words.items()}


def _address(fields: tuple[object, ...]) -> str:
    found = (one for one in fields if isinstance(one, FieldEntry) and isinstance(one.kind, Address))
    first = next(found, None)
    return str(first.id) if first else ""


def _unbracketed(name: str) -> str:
    return " ".join(re.sub(r"\(.*?\)", " ", name).split())


def named(text: str, words: Mapping[str, str]) -> str | None:
    """The id that a text means: the id itself, or the words behind it, in any spelling."""
    if text in words:
        return text
    return next((one for one, said in words.items() if fold(said) == fold(text)), None)


def short_id(name: str) -> str:
    """An id from the first words of a name."""
    found = as_id(_unbracketed(name)) or as_id(name) or "muc"
    while len(found) > LONGEST_ID and "_" in found:
        found = found.rpartition("_")[0]
    return found
