"""The law register: what acts say of one another, and whether what is cited is in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from catalogue.act_numbers import FAR_FUTURE, read_number
from catalogue.citations import LEVELS
from catalogue.diagnostics import Edit, Fix, Report, Span
from catalogue.load import Catalogue
from catalogue.shared import Act, PartRepealed
from catalogue.suggest import not_known
from catalogue.syntax import Basis, Citation, Phrase, Place

Successors = tuple[Phrase[Basis], ...]
DAY = timedelta(days=1)


class During(NamedTuple):
    """From `start` until `until`, both inclusive; nothing where a side is open."""

    start: date | None = None
    until: date | None = None

    def within(self, other: During) -> During:
        """The part of this time that lies in the other one."""
        starts = [day for day in (self.start, other.start) if day]
        ends = [day for day in (self.until, other.until) if day]
        return During(max(starts, default=None), min(ends, default=None))

    def outlives(self, last: date) -> bool:
        """Whether it begins in time and is not over on the day after `last`."""
        begins = self.start is None or self.start <= last
        return begins and (self.until is None or self.until > last)


def act_number(act: Act) -> str:
    return act.act.tree.citations[0].act


def cited(phrases: Iterable[Phrase[Basis]]) -> Iterator[tuple[str, Span]]:
    """The numbers of acts in some phrases, each with its place."""
    for phrase in phrases:
        for citation in phrase.tree.citations:
            yield citation.act, phrase.word(citation.act, citation.start)


# The register itself


def judge_register(catalogue: Catalogue, report: Report) -> None:
    """Dates in order, acts that exist, no circle of replacements."""
    acts = {act_number(act): act for act in catalogue.acts}
    for number, act in acts.items():
        _judge_number(number, act, report)
        _judge_days(act, report)
        parts = tuple(act.articles.values())
        named = (
            *act.replaced_by,
            *act.amends,
            *(one for part in parts for one in part.replaced_by),
        )
        for other, place in cited(named):
            if other not in acts:
                not_known(report, "act-not-known", other, acts, place)
        for key, part in act.articles.items():
            if not _places(key):
                report.add("article-not-readable", key.span, text=key)
            if part.until is None and part.replaced_by:
                report.add("replaced-without-until", part.key_span("replaced_by"), name=key)
        if act.replaced_by and act.until is None:
            report.add("replaced-without-until", act.key_span("replaced_by"), name=number)
    _judge_circles(acts, report)
    for number, place in cited(_shared(catalogue)):
        if number not in acts and "act" not in catalogue.unreadable:
            not_known(report, "act-not-known", number, acts, place)


def _shared(catalogue: Catalogue) -> Iterator[Phrase[Basis]]:
    """What facts, parameters and registers cite, whoever uses them."""
    facts = catalogue.facts
    yield from (one.basis for one in facts.facts.values() if one.basis)
    yield from (one.basis for one in facts.parameters.values() if one.basis)
    yield from (one.basis for one in catalogue.registers if one.basis)


def _judge_number(number: str, act: Act, report: Report) -> None:
    head, _, kind = number.rpartition("/")
    digits, _, year = head.partition("/")
    read = read_number(digits, year, kind, latest=FAR_FUTURE)
    if read.why or read.act != number:
        report.add("act-number-unusual", act.act, name=number, advice=read.act)


def _judge_days(act: Act, report: Report) -> None:
    if act.issued and act.from_ and act.from_ < act.issued:
        report.add("in-force-before-issued", act.key_span("from"), name=act_number(act))
    if act.from_ and act.until and act.until < act.from_:
        report.add("until-before-from", act.key_span("until"))


def _judge_circles(acts: dict[str, Act], report: Report) -> None:
    """An act that, replaced and replaced again, comes back to itself."""
    for number, act in acts.items():
        way, ahead = {number}, [number]
        while ahead:
            following = acts.get(ahead.pop())
            for other, _ in cited(following.replaced_by if following else ()):
                if other == number:
                    report.add("act-replaced-in-circle", act.key_span("replaced_by"), name=number)
                    return
                if other not in way:
                    way.add(other)
                    ahead.append(other)


# What is cited


def judge_citation(
    report: Report, act: Act, phrase: Phrase[Basis], citation: Citation, during: During
) -> None:
    """What is cited in a text that holds `during` some time is in force at its beginning."""
    start = during.start
    if start is None:
        return
    if act.until is not None and act.until < start:
        _repealed(report, "act-repealed", phrase, citation, act.until, act.replaced_by)
    elif act.from_ is not None and act.from_ > start:
        report.add(
            "act-not-in-force-yet", phrase.word(citation.act, citation.start),
            name=citation.act, day=f"{act.from_:%d/%m/%Y}", start=f"{start:%d/%m/%Y}",
        )  # fmt: skip
    elif act.articles and citation.places:
        part = _repealed_part(act, citation, start)
        if part is not None and part.until is not None:
            _repealed(
                report, "article-repealed", phrase, citation, part.until, part.replaced_by
            )  # fmt: skip


def _repealed(
    report: Report, slug: str, phrase: Phrase[Basis], citation: Citation, until: date,
    successors: Successors,
) -> None:  # fmt: skip
    """The day of the repeal and what took its place; its articles may be numbered otherwise."""
    names = "; ".join(str(one.text) for one in successors)
    whole = phrase.place(citation)
    fix = Fix((Edit(whole, names),), safe=False) if len(successors) == 1 else None
    at = phrase.word(citation.act, citation.start) if slug == "act-repealed" else whole
    day = f"{until + DAY:%d/%m/%Y}"
    report.add(slug, at, fix=fix, name=_spelled(phrase, citation), day=day, advice=names)


def _spelled(phrase: Phrase[Basis], citation: Citation) -> str:
    return str(phrase.text)[citation.start : citation.end]


def _repealed_part(act: Act, citation: Citation, start: date) -> PartRepealed | None:
    """The part of an act that is no longer in force on a day and that a citation cites."""
    groups = list(_groups(citation.places))
    for key, part in act.articles.items():
        if part.until is not None and part.until < start:
            wanted = next(_groups(_places(key)), {})
            if any(_inside(group, wanted) for group in groups):
                return part
    return None


def _places(key: str) -> tuple[Place, ...]:
    from catalogue.real_citations import read_places  # its patterns are needed by nobody else

    return read_places(key)[0]


def places_meet(cited: tuple[Place, ...], asked: tuple[Place, ...]) -> bool:
    """Whether a citation touches the places asked for; one that names no place cites all."""
    if not cited or not asked:
        return True
    wanted = list(_groups(asked))
    return any(
        all(one[level] & other[level] for level in one.keys() & other.keys())
        for one in _groups(cited)
        for other in wanted
    )


def _inside(group: dict[str, set[str]], wanted: dict[str, set[str]]) -> bool:
    return all(group.get(level, set()) & numbers for level, numbers in wanted.items())


def _groups(places: tuple[Place, ...]) -> Iterator[dict[str, set[str]]]:
    """`điểm b khoản 2, khoản 4 Điều 6` is two groups; the first lies in `Điều 6` as well."""
    groups: list[dict[str, set[str]]] = []
    for place in places:
        if not groups or place.level in groups[-1]:
            groups.append({})
        groups[-1][place.level] = set(_numbers(place))
    outer: dict[str, set[str]] = {}
    for group in reversed(groups):
        outermost = min(LEVELS.index(level) for level in group)
        around = {level: one for level, one in outer.items() if LEVELS.index(level) < outermost}
        outer = around | group
        yield outer


def _numbers(place: Place) -> Iterator[str]:
    for number in place.numbers:
        first, dash, last = number.partition("-")
        if dash and first.isdigit() and last.isdigit():
            yield from map(str, range(int(first), int(last) + 1))
        else:
            yield number
