"""The report for a terminal: by procedure, then by audience, worst first."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.diff.comparison import Comparison
from renderers.comparison.view import Measure, Procedure, Report, Told
from renderers.saying import say


def text(report: Report, comparison: Comparison) -> str:
    return "".join(f"{line}\n" for line in _lines(report, comparison))


def _lines(report: Report, comparison: Comparison) -> Iterator[str]:
    yield say(report.lang, "diff/sides", old=report.old, new=report.new)
    yield report.counts
    for key, told in (("must", report.gates), ("should", report.choices)):
        if told:
            yield ""
            yield f"{say(report.lang, f'diff/{key}')}:"
            for one in told:
                yield f"  – {one.procedure}: {one.sentence}"
                yield from (f"    {note}" for note in one.notes)
    for part in report.parts:
        yield ""
        yield from _procedure(part, report.lang)
    if comparison.in_flight:
        yield ""
        yield f"{say(report.lang, 'diff/flight')}: {report.flight.counts}"
        for line in report.flight.lines:
            codes = f" ({line.codes})" if line.codes else ""
            drafts = f"{say(report.lang, 'diff/flight_drafts')} {line.drafts}"
            dossiers = f"{say(report.lang, 'diff/flight_dossiers')} {line.dossiers}"
            yield f"  {line.procedure}: {line.effect}: {drafts}; {dossiers}{codes}"
    if report.burden:
        yield ""
        yield f"{say(report.lang, 'diff/burden_whole')}:"
        yield from _burden(report.burden)
    if report.saved:
        yield report.saved
    if report.unsolved:
        yield ""
        yield say(report.lang, "diff/unsolved")
    yield from report.stale


def _procedure(part: Procedure, lang: str) -> Iterator[str]:
    head = " ".join(filter(None, (part.code, part.name)))
    notes = "; ".join(filter(None, (part.standing, part.note)))
    yield f"{head} ({notes})" if notes else head
    for group in part.groups:
        yield f"  {group.name}"
        for one in group.told:
            yield from _told(one, lang)
    if part.burden:
        yield f"  {say(lang, 'diff/burden')}:"
        yield from (f"  {line}" for line in _burden(part.burden))
    if part.equal:
        yield f"  {part.equal}"


def _told(one: Told, lang: str) -> Iterator[str]:
    yield f"    [{'!' * one.level or '·'}] {one.sentence}"
    if one.where:
        yield f"        {one.where}"
    if one.since:
        yield f"        {one.since}"
    if one.whom:
        yield f"        {say(lang, 'diff/whom')}: {one.whom}"
    old, new = [old for old, _ in one.pairs if old], [new for _, new in one.pairs if new]
    yield from (f"        − {line}" for line in old if line not in new)
    yield from (f"        {' ' if line in old else '+'} {line}" for line in new)
    for person in one.people:
        yield f"        {person.lead}:"
        yield f"          {person.who}"
        for out in person.outcomes:
            yield f"          {out.what}: {out.old} → {out.new}"
    if one.hint:
        yield f"        {one.hint}"
    if one.undecided:
        yield f"        {say(lang, 'diff/undecided')}"
    tags = "; ".join(tag.words for tag in one.tags)
    yield f"        {tags}  {one.change.slug}"
    if one.change.severity.inflight and one.change.action != "block":
        yield f"        {say(lang, 'diff/in_progress')}: {one.action}"
    if one.seen:
        yield f"        {one.seen}"
    elif one.stanza:
        yield f"        {say(lang, 'diff/acknowledge')}:"
        yield from (f"          {line}" for line in one.stanza.splitlines())


def _burden(rows: tuple[Measure, ...]) -> Iterator[str]:
    yield from (f"  {row.name}: {row.old} → {row.new} ({row.change})" for row in rows)
