"""The annexes of a decision: the lists, the full texts, the internal workflows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, TypeVar

from compiler.bundle import Entry
from compiler.diff.publication import Listed, Lists
from compiler.diff.reading import Side
from renderers.publication.contents import Content, content
from renderers.publication.order import Order
from renderers.publication.rows import (
    LANG,
    AbolishedRow,
    ListRow,
    Text,
    abolished_row,
    list_row,
)
from renderers.publication.workflows import Workflow, workflow
from renderers.saying import say
from renderers.standing import standing

Part = TypeVar("Part", covariant=True)
COLUMNS = (
    "number", "code", "name", "term", "place", "channels", "fees", "basis", "online", "remark",
)  # fmt: skip
ABOLISHED = ("number", "file", "name", "act", "domain", "agency")
WORK = ("order", "work", "unit", "time")
FEES = ("item", "case", "rate", "basis")
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Annex(Generic[Part]):
    label: str
    title: str
    columns: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The procedures of one domain."""

    title: str
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class Annexes:
    """Numbered in this order. `lists` are by kind: `new`, `amended`, `replaced`."""

    lists: Mapping[str, Annex[Group]]
    abolished: Annex[AbolishedRow] | None
    contents: Annex[Content] | None
    workflows: Annex[Workflow] | None


@dataclass(frozen=True, slots=True)
class Texts:
    """`after` are the texts that are published, `before` those they follow, `gone` the last ones
    of what is abolished; by code."""

    after: Mapping[str, Text]
    before: Mapping[str, Text]
    gone: Mapping[str, Text]

    @property
    def domains(self) -> tuple[str, ...]:
        every = (*self.after.values(), *self.gone.values())
        return tuple(dict.fromkeys(one.program.domain_name for one in every))


def texts(lists: Lists, old: Side, new: Side, day: date) -> Texts:
    """What is published is as it stands on the day from which the decision is in force."""
    named = {code for one in lists.published for code in (one.code, *one.replaces)}
    return Texts(
        after={
            one.code: Text(standing(new.program(one.new), max(day, one.new.start)), new.world)
            for one in lists.published
            if one.new
        },
        before={code: _text(old, one) for code in sorted(named) if (one := _last(old, code))},
        gone={
            one.code: _text(new, one.new) if one.new else _text(old, one.old)
            for one in lists.abolished
            if one.old
        },
    )


def annexes(lists: Lists, of: Texts, order: Order, *, contents: bool) -> Annexes:
    label = _labels()
    listed = {
        kind: Annex(
            label(),
            say(LANG, "annex/list", kind=say(LANG, f"decree/{kind}")).upper(),
            _columns(COLUMNS),
            tuple(_groups(several, of)),
        )
        for kind, several in (
            ("new", lists.new), ("amended", lists.amended), ("replaced", lists.replaced)
        )
        if several
    }  # fmt: skip
    abolished = tuple(_abolished(lists.abolished, of.gone, order))
    codes = [row.code for one in listed.values() for it in one.parts for row in it.rows]
    ordered = [of.after[code] for code in codes]
    shown = ordered if contents else ()
    worked = [text for text in ordered if text.program.steps]
    works = tuple(workflow(number, text) for number, text in enumerate(worked, 1))
    full = tuple(content(number, text) for number, text in enumerate(shown, 1))
    fees = tuple(say(LANG, f"fees/{one}") for one in FEES)
    gone = say(LANG, "annex/list", kind=say(LANG, "decree/abolished")).upper()
    return Annexes(
        lists=listed,
        abolished=Annex(label(), gone, _columns(ABOLISHED), abolished) if abolished else None,
        contents=Annex(label(), _title("contents"), fees, full) if full else None,
        workflows=Annex(label(), _title("workflows"), _columns(WORK), works) if works else None,
    )


def _labels() -> Callable[[], str]:
    """Of one annex after the other: `PHỤ LỤC I`, `PHỤ LỤC II`, …"""
    numbers = iter(range(1, 20))
    return lambda: say(LANG, "annex/label", number=roman(next(numbers)))


def _title(name: str) -> str:
    return say(LANG, f"annex/{name}").upper()


def _columns(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(say(LANG, f"column/{one}") for one in names)


def _text(side: Side, entry: Entry) -> Text:
    return Text(side.program(entry), side.world)


def _last(side: Side, code: str) -> Entry | None:
    found = [one for one in side.index.entries if one.code == code]
    return max(found, key=lambda one: one.start) if found else None


def _groups(several: tuple[Listed, ...], of: Texts) -> Iterator[Group]:
    """By domain, numbered through."""

    def domain(one: Listed) -> str:
        return of.after[one.code].program.domain_name

    ordered = sorted(several, key=lambda one: (domain(one), one.code))
    numbers = {one.code: number for number, one in enumerate(ordered, 1)}
    for at, (name, together) in enumerate(groupby(ordered, key=domain), 1):
        rows = (_row(numbers[one.code], one, of) for one in together)
        yield Group(say(LANG, "annex/domain", number=roman(at), domain=name), tuple(rows))


def _row(number: int, one: Listed, of: Texts) -> ListRow:
    codes = (one.code, *one.replaces)
    before = {code: of.before[code] for code in codes if code in of.before}
    return list_row(number, one, of.after[one.code], before)


def _abolished(
    several: tuple[Listed, ...], gone: Mapping[str, Text], order: Order
) -> Iterator[AbolishedRow]:
    for number, one in enumerate(several, 1):
        acts = order.abolished_by
        yield abolished_row(number, one, gone[one.code], acts.get(one.code) or acts.get("", ""))


def roman(number: int) -> str:
    text = ""
    for value, sign in ROMAN:
        text += sign * (number // value)
        number %= value
    return text
