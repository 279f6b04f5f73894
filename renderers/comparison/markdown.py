"""The report for a merge request: short, foldable, never longer than such a comment may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.diff.comparison import Comparison
from renderers.comparison.view import Procedure, Report, Told
from renderers.saying import say

LONGEST = 60_000
"""GitHub takes 65,536 characters, GitLab a million bytes."""
SIGNS = re.compile(r"([\\`*_{}\[\]<>|~$])")
CALLS = re.compile("([@#])")
"""What names a person or an issue although it stands behind a backslash."""
CLOSING = "\n</details>\n"


def markdown(report: Report, comparison: Comparison) -> str:
    return "".join(_fitting([*_blocks(report, comparison)], report.lang))


def _fitting(blocks: list[str], lang: str) -> Iterator[str]:
    """Whole blocks only; the rest is counted."""
    left = LONGEST
    for number, block in enumerate(blocks):
        left -= len(block)
        if left < 0:
            yield f"\n{say(lang, 'diff/and_more', count=len(blocks) - number)}\n"
            return
        yield block


def _blocks(report: Report, comparison: Comparison) -> Iterator[str]:
    lang = report.lang
    yield f"## {say(lang, 'diff/title')}\n\n{_plain(report.counts)}\n"
    for key, told in (("must", report.gates), ("should", report.choices)):
        if told:
            lines = "".join(_must(it) for it in told)
            yield f"\n**{say(lang, f'diff/{key}')}**\n\n{lines}"
    if comparison.in_flight:
        yield f"\n**{say(lang, 'diff/flight')}**: {_plain(report.flight.counts)}\n\n"
    if report.flight.lines:
        yield _row("diff/flight_procedure", "diff/flight_kind", "diff/flight_drafts",
                   "diff/flight_dossiers", lang=lang) + "|---|---|---|---|\n"  # fmt: skip
        for line in report.flight.lines:
            cells = (line.procedure, line.effect, str(line.drafts), str(line.dossiers))
            yield f"| {' | '.join(map(_plain, cells))} |\n"
    for part in report.parts:
        yield from _procedure(part, lang)
    if report.unsolved:
        yield f"\n{_plain(say(lang, 'diff/unsolved'))}\n"
    yield f"\n<sub>{_plain(report.prints)}</sub>\n"


def _must(one: Told) -> str:
    notes = "".join(f"<br>{_plain(note)}" for note in one.notes)
    return f"- {_plain(one.procedure)}: {_plain(one.sentence)}{notes}\n"


def _procedure(part: Procedure, lang: str) -> Iterator[str]:
    notes = "; ".join(filter(None, (part.standing, part.note)))
    head = _plain(" ".join(filter(None, (part.code, part.name, f"({notes})" if notes else ""))))
    opened = any(one.open or one.level > 2 for one in part.told)
    table = _row("diff/column_change", "diff/column_old", "diff/column_new", lang=lang)
    rows = "".join(_told(one, lang) for one in part.told)
    burden = "".join(
        f"| {_plain(it.name)} | {_plain(it.old)} | {_plain(it.new)} ({_plain(it.change)}) |\n"
        for it in part.burden
    )
    yield (
        f"\n<details{' open' if opened else ''}>\n<summary>{head}: {len(part.told)}</summary>\n\n"
        f"{table}|---|---|---|\n{rows}{burden}{CLOSING}"
    )


def _told(one: Told, lang: str) -> str:
    tags = "; ".join(tag.words for tag in one.tags)
    said = [f"**{_plain(one.sentence)}**", _plain(one.where), _plain(one.since)]
    if one.whom:
        said.append(_plain(f"{say(lang, 'diff/whom')}: {one.whom}"))
    said.append(_plain(tags))
    for person in one.people:
        outcomes = "; ".join(f"{out.what}: {out.old} → {out.new}" for out in person.outcomes)
        said.append(_plain(f"{person.lead}: {person.who} ⇒ {outcomes}"))
    if one.undecided:
        said.append(_plain(say(lang, "diff/undecided")))
    if one.seen:
        said.append(_plain(one.seen))
    cells = (
        "<br>".join(filter(None, said)),
        "<br>".join(_plain(old) for old, _ in one.pairs if old),
        "<br>".join(_plain(new) for _, new in one.pairs if new),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |\n"


def _row(*keys: str, lang: str) -> str:
    return f"| {' | '.join(say(lang, key) for key in keys)} |\n"


def _plain(told: str) -> str:
    """Text that means nothing to Markdown: no table, no link, no name that calls somebody."""
    signs = SIGNS.sub(r"\\\1", told).replace("\\<", "&lt;").replace("\\>", "&gt;")
    return CALLS.sub(r"\1&#8203;", signs).replace("\n", " ")
