"""A build as files, content-addressed: index, programs, lists, calendar, places; and reading it
back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from catalogue.kinds.base import Option
from catalogue.record import record
from catalogue.text import fold
from compiler import ir
from compiler.evaluation import Calendar, World
from compiler.ir_codec import decode, program_hash
from compiler.lists import list_bytes, list_hash

INDEX = "index.json"


@record
class Entry:
    """One version in the index: what search and portal need without opening the program."""

    code: str
    start: date
    end: date | None
    hash: str
    name: str
    short: str
    folded: str
    domain: str
    domain_name: str
    online: str
    lengths: tuple[tuple[str, str], ...]
    """The lengths of the term, (amount, unit); a word such as `same_day` has no amount."""
    fees: int
    """How many fees may be due."""

    @property
    def path(self) -> str:
        return f"programs/{self.code}/{self.hash}.json"


@record
class Agency:
    """Who serves which communes; `serves` empty means the whole province."""

    id: str
    kind: str
    name: str
    serves: tuple[str, ...]
    under: str = ""
    address: str = ""
    phone: str = ""


@record
class TextsRef:
    """A file of translations: of a procedure by its code, or of `names`."""

    lang: str
    name: str
    hash: str

    @property
    def path(self) -> str:
        return f"texts/{self.lang}/{self.name}.json"


@record
class Index:
    """A catalogue as built: its versions, agencies, calendar, and lists by name and hash."""

    catalogue: str
    title: str
    entries: tuple[Entry, ...]
    agencies: tuple[Agency, ...]
    lists: tuple[ir.ListRef, ...]
    calendar: Calendar
    names: Mapping[str, str]
    texts: tuple[TextsRef, ...] = ()

    def in_force(self, day: date) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if _holds(one, day))

    def version(self, code: str, day: date) -> Entry | None:
        """The version of a procedure that a filing on `day` follows."""
        return next((one for one in self.in_force(day) if one.code == code), None)


def _holds(entry: Entry, day: date) -> bool:
    return entry.start <= day and (entry.end is None or day < entry.end)


def entry(program: ir.Program, hash_: str) -> Entry:
    folded = fold(" ".join((program.code, program.name, program.short, program.domain_name)))
    return Entry(
        program.code, program.start, program.end, hash_, program.name, program.short, folded,
        program.domain, program.domain_name, program.online, _lengths(program.term),
        len(program.fees),
    )  # fmt: skip


def _lengths(term: ir.Clock | None) -> tuple[tuple[str, str], ...]:
    rows = term.within if term else ()
    told = ((row.amount, row.unit if row.word == "span" else row.word) for row in rows)
    return tuple(dict.fromkeys(told))


def files(
    index: Index,
    programs: Mapping[str, bytes],
    lists: Mapping[str, tuple[Option, ...]],
    places: Mapping[str, Any],
    texts: Mapping[TextsRef, bytes],
) -> Iterator[tuple[str, bytes]]:
    """Every file of a build by name, the index last. Same catalogue, same bytes."""
    for one in index.entries:
        yield one.path, programs[one.hash]
    for ref in index.lists:
        yield f"lists/{ref.hash}.json", list_bytes(lists[ref.name])
    for table, content in texts.items():
        yield table.path, content
    yield "spans.json", _json(places)
    yield INDEX, _json(_index(index))


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode()


def _index(index: Index) -> dict[str, Any]:
    return {
        "format": 1,
        "catalogue": index.catalogue,
        "title": index.title,
        "entries": [_fields(one) for one in index.entries],
        "agencies": [_fields(one) for one in index.agencies],
        "lists": [_fields(one) for one in index.lists],
        "calendar": {
            "off": sorted(day.isoformat() for day in index.calendar.off),
            "work": sorted(day.isoformat() for day in index.calendar.work),
            "known_until": index.calendar.known_until.isoformat(),
        },
        "names": dict(index.names),
        "texts": [_fields(one) for one in index.texts],
    }


def _fields(one: Any) -> dict[str, Any]:
    found = {}
    for name in one.__slots__:
        value = getattr(one, name)
        found[name] = value.isoformat() if isinstance(value, date) else value
    return found


def read_index(content: bytes) -> Index:
    """The index of a build; raises ValueError when it is not one."""
    raw = json.loads(content)
    if not isinstance(raw, dict) or raw.get("format") != 1:
        raise ValueError("This index was written by another version of the program")
    calendar = raw["calendar"]
    return Index(
        raw["catalogue"],
        raw["title"],
        tuple(_entry(one) for one in raw["entries"]),
        tuple(Agency(**{**one, "serves": tuple(one["serves"])}) for one in raw["agencies"]),
        tuple(ir.ListRef(**one) for one in raw["lists"]),
        Calendar(
            frozenset(map(date.fromisoformat, calendar["off"])),
            frozenset(map(date.fromisoformat, calendar["work"])),
            date.fromisoformat(calendar["known_until"]),
        ),
        raw["names"],
        tuple(TextsRef(**one) for one in raw.get("texts", ())),
    )


def _entry(raw: Any) -> Entry:
    end = raw["end"] and date.fromisoformat(raw["end"])
    lengths = tuple((amount, unit) for amount, unit in raw["lengths"])
    start = date.fromisoformat(raw["start"])
    return Entry(**{**raw, "start": start, "end": end, "lengths": lengths})


def read_list(content: bytes, hash_: str) -> tuple[Option, ...]:
    """The options of a list file, checked against the hash that names it."""
    options = tuple(
        Option(
            one["code"], one["label"], one["parent"],
            one["start"] and date.fromisoformat(one["start"]),
            one["end"] and date.fromisoformat(one["end"]),
        )
        for one in json.loads(content)
    )  # fmt: skip
    if list_hash(options) != hash_:
        raise ValueError(f"List {hash_} does not hold what its name says")
    return options


def read_program(content: bytes, hash_: str) -> ir.Program:
    """The program of a file, checked against the hash that names it."""
    if program_hash(content) != hash_:
        raise ValueError(f"Program {hash_} does not hold what its name says")
    return decode(content)


@record
class Folder:
    """A build folder on disk."""

    path: Path

    def index(self) -> Index:
        return read_index((self.path / INDEX).read_bytes())

    def program(self, one: Entry) -> ir.Program:
        return read_program((self.path / one.path).read_bytes(), one.hash)

    def world(self, index: Index) -> World:
        lists = {
            ref.name: read_list((self.path / f"lists/{ref.hash}.json").read_bytes(), ref.hash)
            for ref in index.lists
        }
        return World(index.calendar, lists, index.names)


def content_hash(content: bytes) -> str:
    """What a file of translations is known by."""
    return hashlib.sha256(content).hexdigest()[:32]
