"""Reads the YAML text of one file into a tree of plain text that knows its places.

The tree is built from the parser's events, so YAML never gives a value a type: `01`, `12:30`,
`no` and `8.000` stay what the author wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from catalogue import accidents, alignment
from catalogue.characters import cleaned
from catalogue.diagnostics import Edit, Fix, Report, Span
from catalogue.edits import quoted
from catalogue.stop import Stop
from catalogue.tree import Map, Node, Scalar, Seq, Style

MAX_BYTES = 512 * 1024
MAX_DEPTH = 12

Event: TypeAlias = Any  # the stubs of PyYAML call every mark of an event optional
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES: dict[str | None, Style] = {
    None: "plain", "": "plain", "'": "single", '"': "double", "|": "block", ">": "block",
}  # fmt: skip
_DROPPED = re.compile(r"[^ \n#] (#[^\s#].*)")
_PROSE = re.compile(r"[^\x00-\x7f]|\S \S")
_CURLY = re.compile(r"[“‟„]([^“”„‟]*)[”“]")


def read_file(path: Path, name: str) -> tuple[Node | None, Report]:
    """Read a file of the catalogue; `name` is how findings call it."""
    return read_bytes(path.read_bytes(), name)


def read_bytes(content: bytes, file: str) -> tuple[Node | None, Report]:
    try:
        return read(content.decode("utf-8"), file)
    except UnicodeDecodeError as fault:
        report = Report()
        before = content[: fault.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        report.add("not-utf8", Span(file, line, column, line, column + 1))
        return None, report


def read(text: str, file: str) -> tuple[Node | None, Report]:
    """The tree of a text, or None when its structure cannot be trusted; and what to say."""
    report = Report()
    if len(text.encode(errors="replace")) > MAX_BYTES:
        report.add("file-too-large", Span(file, 1, 1, 1, 1), limit=MAX_BYTES // 1024)
        return None, report
    clean = cleaned(text, file, report)
    if clean is None:
        return None, report
    reader = _Reader(clean, file, report)
    try:
        node = reader.document()
    except _Untrusted:
        return None, report
    except yaml.MarkedYAMLError as fault:
        report.extend([accidents.explain(_stop(reader, fault))])
        return None, report
    return (None if reader.broken else node), report


def _stop(reader: _Reader, fault: yaml.MarkedYAMLError) -> Stop:
    start = _where(fault.context_mark) if fault.context_mark else None
    return Stop(reader.file, reader.lines, *_where(fault.problem_mark), start)


class _Untrusted(Exception):
    """Reading on would only bring findings that follow from the last one."""


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, text: str, file: str, report: Report) -> None:
        self.text, self.file, self.report = text, file, report
        self.broken = False
        self.brackets = 0
        self.composed = unicodedata.is_normalized("NFC", text)
        self.anchors: set[str] = set()
        self.next: Callable[[], Event] = _Loader(text).get_event
        self.dropped = self.hashes() if " #" in text else {}

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def document(self) -> Node | None:
        self.next()
        start = self.next()
        if isinstance(start, yaml.StreamEndEvent):
            self.report.add("empty-file", Span(self.file, 1, 1, 1, 1))
            return None
        node = self.node(self.next(), None, 1)
        self.next()
        if isinstance(more := self.next(), yaml.DocumentStartEvent):
            self.report.add("several-documents", self.span(more))
            return None
        return node

    def span(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def node(self, event: Event, key: Scalar | None, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.value(event, key)
        if kind is yaml.AliasEvent:
            return self.alias(event)
        if depth > MAX_DEPTH:
            self.report.add("too-deep", key or self.opening(event), limit=MAX_DEPTH)
            raise _Untrusted
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        self.brackets += event.flow_style
        read = self.map if kind is yaml.MappingStartEvent else self.seq
        node = read(event, key, depth)
        self.brackets -= event.flow_style
        node.flow = bool(event.flow_style)
        return node

    def opening(self, event: Event) -> Span:
        """The first sign of a map or list: a bracket, a dash, or the start of its first key."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        return Span(self.file, line, column, line, column + 1)

    def seq(self, event: Event, key: Scalar | None, depth: int) -> Seq:
        found = Seq()
        found.span = key.span if key is not None else self.opening(event)
        while type(item := self.next()) is not yaml.SequenceEndEvent:
            found.append(self.node(item, None, depth + 1))
        return found

    def map(self, event: Event, key: Scalar | None, depth: int) -> Map:
        found = Map()
        last: Scalar | None = None
        cuts: dict[Scalar, Scalar] = {}
        while type(item := self.next()) is not yaml.MappingEndEvent:
            name = self.key(item)
            after = self.next()
            if not (event.flow_style and _lacks_colon(item, after)):
                self.put(found, name, self.node(after, name, depth + 1))
                last = name
            elif last is not None and self.join(found, last, name):
                cuts.setdefault(last, name)
            else:
                self.report.add("key-without-value", name, key=name)
                raise _Untrusted
        self.tell_cuts(found, cuts)
        first = next(iter(found), None)
        opener = key if key is not None else first
        found.span = opener.span if opener is not None else self.opening(event)
        return found

    def put(self, found: Map, key: Scalar, value: Node) -> None:
        if key in found:
            first = found.key(key)
            assert first is not None, "a key that is in the map has a place"
            self.report.add("duplicate-key", key, related=[first.span], key=key)
        elif key == "<<":
            self.report.add("merge-key", key)
            self.broken = True
        else:
            found[key] = value

    def key(self, event: Event) -> Scalar:
        if not isinstance(event, yaml.ScalarEvent):
            self.report.add("bracket-as-key", self.opening(event))
            raise _Untrusted
        key = self.scalar(event)
        if not key:
            self.report.add("empty-key", key.span)
            raise _Untrusted
        if not self.composed and key != event.value:
            fix = Fix((Edit(key.span, unicodedata.normalize("NFC", self.between(key.span))),))
            self.report.add("key-not-composed", key, fix=fix, key=key)
        before = self.lines[key.span.line - 1][: key.span.column - 1] if key[0] == "-" else key
        if not before.strip() and key.style == "plain":
            self.report.extend([alignment.dash_without_space(self.file, self.lines, key.span)])
            raise _Untrusted
        return key

    def scalar(self, event: Event) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        found = Scalar(event.value if self.composed else unicodedata.normalize("NFC", event.value))
        found.span, found.style = self.span(event), _STYLES[event.style]
        return found

    def value(self, event: Event, key: Scalar | None) -> Scalar:
        found = self.scalar(event)
        if found.style != "plain" or not found:
            return found
        place = found.span
        alone = key is None or key.span.line != place.line
        if (alone or place.line != place.end_line) and not self.brackets:
            self.swallowed(found)
        if found[0] in "“„‟" and (curly := _CURLY.fullmatch(found)):
            fix = Fix((Edit(found.span, _requoted(curly[1])),), safe=False)
            self.report.add("curly-quotes", found, fix=fix)
        if self.dropped and (rest := self.dropped.get((place.end_line, place.end_column + 1))):
            self.text_after_hash(found, rest)
        return found

    def alias(self, event: Event) -> Scalar:
        """A name nobody gave was meant as text; one that was given is told at the giving."""
        if event.anchor not in self.anchors:
            at = event.start_mark
            stop = Stop(self.file, self.lines, at.line, at.column, None)
            self.report.extend([accidents.explain(stop)])
            raise _Untrusted
        self.broken = True
        return Scalar.of("", self.span(event))

    def refuse_marks(self, event: Event) -> None:
        self.broken = True
        start = self.opening(event)
        if event.anchor is not None:
            self.anchors.add(event.anchor)
            end = start.column + 1 + len(event.anchor)
            span = Span(self.file, start.line, start.column, start.line, end)
            self.report.add("anchor", span, name=event.anchor)
            return
        fix = None
        if isinstance(event, yaml.ScalarEvent) and not event.style:
            whole = self.span(event)
            fix = Fix((Edit(whole, quoted(self.between(whole))),), safe=False)
        self.report.add("tag", start, fix=fix)

    def join(self, found: Map, last: Scalar, piece: Scalar) -> bool:
        """A comma ended the sentence too early: give the piece back to the value before it."""
        before = found.get(last)
        if not isinstance(before, Scalar) or before.style != "plain" or not before:
            return False
        start, end = before.span, piece.span
        whole = Span(self.file, start.line, start.column, end.end_line, end.end_column)
        text = " ".join(self.between(whole).split())
        found[last] = Scalar.of(unicodedata.normalize("NFC", text), whole)
        return True

    def tell_cuts(self, found: Map, cuts: dict[Scalar, Scalar]) -> None:
        for key, piece in cuts.items():
            whole = found[key]
            assert isinstance(whole, Scalar), "only text is cut by a comma"
            fix = Fix((Edit(whole.span, quoted(whole)),))
            self.report.add("sentence-cut-by-comma", piece, fix=fix, key=key)

    def between(self, span: Span) -> str:
        lines = self.lines[span.line - 1 : span.end_line]
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.column - 1 :]
        return "\n".join(lines)

    def swallowed(self, found: Scalar) -> None:
        """A plain value that took in lines which were meant to be entries of their own."""
        if told := accidents.swallowed(self.file, self.lines, found):
            self.report.extend([told])
            raise _Untrusted

    def hashes(self) -> dict[tuple[int, int], str]:
        """Where ` #word` stands after one space; a real comment has two, or a space after it."""
        found = {}
        for number, line in enumerate(self.lines, 1):
            if " #" in line and (hash_ := _DROPPED.search(line)):
                found[number, hash_.start(1) + 1] = hash_[1]
        return found

    def text_after_hash(self, found: Scalar, rest: str) -> None:
        if not _PROSE.search(found):
            return
        line, column = found.span.end_line, found.span.end_column + 1
        span = Span(self.file, line, column, line, column + len(rest))
        whole = Span(self.file, found.span.line, found.span.column, line, span.end_column)
        fix = Fix((Edit(whole, quoted(f"{found} {rest}")),), safe=False)
        self.report.add("text-after-hash", span, fix=fix, text=rest)


def _lacks_colon(key: Event, value: Event) -> bool:
    empty = type(value) is yaml.ScalarEvent and not value.value and not value.style
    return empty and _where(value.start_mark) == _where(key.end_mark)


def _where(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


def _requoted(text: str) -> str:
    return quoted(text) if '"' in text or "\\" in text else f'"{text}"'
