"""The edits that bring a text into its layout; comments and empty lines stay in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Edit
from catalogue.formatting.layout import STEP, Layout, Stop
from catalogue.formatting.places import Places
from catalogue.formatting.style import Style

_COMMENT = re.compile(r"(?P<space>\s*)(?P<comment>#.*)$")
_INDICATED = re.compile(r"[|>][+-]?[1-9]")


def edits(places: Places, layout: Layout, style: Style) -> Iterator[Edit]:
    """One edit for each gap and each value that is not yet as the house writes it."""
    before = moved_in = 0
    for stop in layout.stops:
        start, end = places.start(stop.value), places.end(stop.value)
        gap = places.text[before:start] if before else "\n" + places.text[:start]
        joint = _joined(gap, stop.joint, stop.indent, moved_in, first=not before)
        if "\n" in stop.joint:
            moved_in = len(stop.joint) - stop.joint.rindex("\n") - 1 - stop.joint.count("- ") * STEP
        yield from _edit(places, before, start, joint if before else joint[1:])
        yield from _edit(places, start, end, _shown(places, stop, style))
        before = end
    gap = places.text[before:].rstrip() + "\n"
    yield from _edit(places, before, len(places.text), _joined(gap, layout.end, 0, moved_in))


def _edit(places: Places, start: int, end: int, text: str) -> Iterator[Edit]:
    if places.text[start:end] != text:
        yield Edit(places.span(start, end), text)


def _joined(gap: str, joint: str, indent: int, moved_in: int, *, first: bool = False) -> str:
    """The joint with the comments and the empty lines of the gap in it."""
    head, *below = gap.split("\n")
    trailing = _COMMENT.search(head)
    found = [(_COMMENT.search(line), bool(line.strip())) for line in below[:-1]]
    kept = [comment for comment, filled in found if comment or not filled]
    if first:
        while kept and kept[0] is None:
            del kept[0]
    opening, newline, rest = joint.partition("\n")
    if not newline:
        if not trailing and not any(kept):
            return joint
        opening, rest = joint.rstrip(" "), " " * (indent + STEP)
    lines = [opening + (f"{trailing['space'] or '  '}{trailing['comment']}" if trailing else "")]
    below_next = _indent(below[-1]) if below else 0
    for comment in kept:
        deeper = comment is not None and len(comment["space"]) > below_next
        column = max(_indent(rest), moved_in) if deeper else _indent(rest)
        lines.append(" " * column + comment["comment"] if comment else "")
    return "\n".join([*lines, rest])


def _shown(places: Places, stop: Stop, style: Style) -> str:
    written = style.of(stop.value)
    if not written.several_lines:
        return written.shown(in_brackets=stop.in_brackets) if style.seen(stop.value) else ""
    first, *rest = places.slice(stop.value).split("\n")
    moved = _moved(places, stop, first, rest)
    return "\n".join([first.rstrip(), *moved])


def _moved(places: Places, stop: Stop, first: str, rest: list[str]) -> Iterator[str]:
    """The further lines of a value, moved along with its first one."""
    if stop.value.style != "block":
        for line in rest:
            yield " " * (stop.indent + STEP) + line.strip() if line.strip() else ""
        return
    least = min((_indent(line) for line in rest if line.strip()), default=0)
    old = places.column(stop.value) if _INDICATED.match(first) else least - STEP
    for line in rest:
        yield " " * (_indent(line) + stop.indent - old) + line.lstrip(" ") if line.strip() else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
