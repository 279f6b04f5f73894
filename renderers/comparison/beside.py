"""What stands beside a change: for whom it is, from when and on what basis, why it is a gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from compiler import ir
from compiler.bundle import Index
from compiler.diff.comparison import Change
from compiler.diff.gating.burdens import RAISING
from renderers import clock_prose, i18n, law_prose, prose
from renderers.comparison.finding import found
from renderers.comparison.people import Version
from renderers.comparison.view import Told
from renderers.saying import say

Versions = Sequence[Version | None]
"""Newest first."""


def whom(change: Change, versions: Versions) -> str:
    """For whom a paper or a fee is, of which something has changed; '' where its rows say it."""
    for one in versions:
        part = _head(one, change) if one else None
        if one and isinstance(part, ir.Component | ir.Fee):
            rule = part.asked_in_case if isinstance(part, ir.Component) else part.when
            if rule == ir.TRUE and isinstance(part, ir.Fee) and len(part.amount.rows) > 1:
                return ""
            told = clock_prose.capital(prose.sentence(rule, one.known))
            return told or say(one.lang, "diff/everybody")
    return ""


def since(change: Change, versions: Versions) -> str:
    """From when an amount or a time is so, and by which act."""
    new, old = versions
    if new is None or change.path.partition("/")[0] not in ("fees", "term"):
        return ""
    begun = old.program.start if old else None
    told = clock_prose.capital(starts(begun, new.program.start, new.lang))
    cited = basis(change, new)
    return say(new.lang, "diff/since_basis", since=told, basis=cited) if cited else told


def starts(old: date | None, new: date, lang: str) -> str:
    """From when a version holds; one that is changed and keeps its day cannot hold before it is
    published."""
    return say(
        lang, "diff/since_publication" if old == new else "diff/since", day=i18n.day(new, lang)
    )


def held(change: Change, old: Index, new: Index, lang: str) -> str:
    """Whose text those follow who file between the two days where a first day was moved; '' for
    other changes."""
    if not change.slug.startswith("effective-date-moved-"):
        return ""
    told = dict(change.args)
    before, after = (date.fromisoformat(told[name]) for name in ("old_day", "new_day"))
    first, end = sorted((before, after))
    how, edition = ("lost", new) if before < after else ("gained", old)
    other = edition.version(change.code, first)
    days = {"first": i18n.day(first, lang), "last": i18n.day(end - timedelta(1), lang)}
    if other is None:
        return say(lang, f"diff/days_{how}", **days)
    return say(lang, f"diff/days_{how}_other", **days, start=i18n.day(other.start, lang))


def basis(change: Change, new: Version | None) -> str:
    """The acts and provisions by which an amount or a time is so."""
    part = _head(new, change) if new else None
    if new is None or not isinstance(part, ir.Fee | ir.Clock):
        return ""
    return law_prose.brief(tuple(_basis(part)), new.lang)


def _head(of: Version, change: Change) -> object:
    """The paper, fee or term that it is of; with its id, where there are several."""
    head, _, rest = change.path.partition("/")
    if head == "term":
        return of.program.term
    return found(of.program, f"{head}/{rest.partition('/')[0]}")


def _basis(part: ir.Fee | ir.Clock) -> Iterator[ir.Citation]:
    rows = part.amount.rows if isinstance(part, ir.Fee) else part.within
    cited = (*part.basis, *(it for row in rows for it in row.basis))
    yield from dict.fromkeys(cited)


def causes(gate: Change, told: Iterable[Told], lang: str) -> Iterator[str]:
    """Which changes of the procedure shut the gate, and how it is opened; none for others."""
    if gate.action != "block":
        return
    if gate.slug != "change-without-legal-basis":
        yield say(lang, "diff/gate_lifted")
        return
    figures = dict(gate.args).get("figures", "").split(", ")
    slugs = {slug for one in figures for slug in RAISING.get(one, ())}
    raising = [one.sentence for one in told if one.change.slug in slugs]
    if raising:
        yield say(lang, "diff/gate_causes", causes=" ".join(raising))
    yield say(lang, "diff/gate_lifted_basis")
