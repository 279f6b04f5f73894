"""What stood and what stands at the place of a change, in the words of the law; never as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from catalogue.kinds.base import Json, Kind, Option
from compiler import ir
from renderers import clock_prose, i18n, law_prose, prose
from renderers.fee_table import dates, rate
from renderers.saying import say
from renderers.summary import relief_text
from renderers.words import Words

NAMES = {
    "role": "role", "channels": "channel", "audience": "audience", "online": "online",
    "outcome": "outcome", "nature": "nature", "verb": "verb", "need": "need", "how": "how",
    "delivery": "delivery", "register": "register", "registers": "register", "kind": "agency",
    "payee": "agency", "silence": "silence",
}  # fmt: skip
"""Ids that stand for words, by the key under which they stand."""
BARE = ("id", "was", "retired")
"""Keys under which stand ids that nobody but an author knows."""
WORDS = ("label", "name", "title", "says", "ask", "heading", "text")
MOST = 12
"""So many lines are told of one side."""


def told(
    part: object, plain: Json, name: str, known: Words, fee: ir.Fee | None = None
) -> list[str]:
    """The lines for one side; none where it has nothing. `plain` is told where no part stands."""
    if part is None and not isinstance(plain, dict | list):
        part = plain
    lines = [one for one in _lines(part, name, known, fee) if one]
    return lines or [one for one in _worded(plain) if one]


def _worded(plain: Json) -> Iterator[str]:
    """The words in plain data of which the program has no part: what stood there alone."""
    if isinstance(plain, dict):
        yield next((str(plain[key]) for key in WORDS if plain.get(key)), "")


def _lines(part: object, name: str, known: Words, fee: ir.Fee | None) -> Iterator[str]:
    match part:
        case None | "" | ():
            return
        case bool():
            yield say(known.lang, "diff/yes" if part else "diff/no")
        case int():
            yield i18n.number(part, known.lang)
        case date():
            yield i18n.day(part, known.lang)
        case str():
            yield _text(part, name, known)
        case ir.Decision():
            yield from decision(part, known, fee)
        case ir.Row():
            yield row(part, known, fee, rest=False)
        case ir.Clock():
            yield from clock_prose.sentences(part, known)
        case ir.ClockRow():
            yield _case(part.when, law_prose.clock_row(part, known), known)
        case ir.Citation():
            yield law_prose.citation(part, known)
        case Option():
            yield part.label
        case tuple():
            yield from _many(part, name, known, fee)
        case _:
            yield from _part(part, known)


def _many(parts: tuple[object, ...], name: str, known: Words, fee: ir.Fee | None) -> Iterator[str]:
    if all(isinstance(one, ir.CopiesRow) for one in parts):
        yield law_prose.copies(tuple(one for one in parts if isinstance(one, ir.CopiesRow)), known)
        return
    for one in parts:
        yield from _lines(one, name, known, fee)


def _part(part: object, known: Words) -> Iterator[str]:
    match part:
        case ir.Fee():
            yield part.name
            yield from decision(part.amount, known, part)
        case ir.Component():
            how = (known.name("verb", part.verb).lower(), law_prose.copies(part.copies, known))
            yield f"{part.name} ({' '.join(filter(None, how))})"
            yield clock_prose.capital(prose.sentence(part.asked_in_case, known))
        case ir.Field():
            yield part.label
            yield clock_prose.capital(prose.sentence(part.when, known))
        case ir.Group(label=text) | ir.Page(title=text) | ir.ComponentGroup(heading=text):
            yield text
        case ir.Note(text=text) | ir.Heading(text=text) | ir.ComponentNote(text=text):
            yield text
        case ir.Check(says=text, rule=test) | ir.Requirement(says=text, test=test):
            yield text
            yield rule(test, known) if test != ir.TRUE else ""
        case ir.CaseOption(says=text):
            yield text
        case ir.Case(ask=text) | ir.Result(name=text):
            yield text
        case ir.Fact():
            yield part.says
            if part.type == "bool":
                yield clock_prose.capital(prose.condition(part.value, known))
        case ir.Step():
            within = clock_prose.phrase(part.within, known)
            who = f"{known.name('role', part.role)}: {part.says}"
            yield f"{who} ({within})" if within else who
        case ir.Relief():
            yield clock_prose.capital(relief_text(part, known))
        case ir.Place():
            yield _case(part.when, law_prose.place(part, known), known)
        case ir.Authority():
            yield from (_case(one.when, law_prose.place(one, known), known) for one in part.decides)
        case ir.CopiesRow():
            yield law_prose.copies((part,), known)
        case ir.Paper():
            yield law_prose.paper(part, known)
        case ir.Extension():
            yield law_prose.clock_row(part.by, known)
        case ir.Register():
            yield ", ".join(sorted(known.name("document", one) for one in part.gives))
        case ir.Lookup():
            names = (known.name("register", one) for one in part.registers)
            yield known.say("or").join(names)
        case Kind():
            yield part.about.en if known.lang == "en" else part.about.vi
        case _:
            yield rule(part, known)


def handing_in(part: object, known: Words) -> tuple[str, ...]:
    """Where a paper comes from: the register that is asked first, or else the hands of people."""
    if not isinstance(part, ir.Component):
        return ()
    paper = next(_part(part, known))
    registers = known.say("or").join(known.name("register", one) for one in part.lookup.registers)
    return (say(known.lang, "diff/looked_up", registers=registers) if registers else paper,)


def rule(part: object, known: Words) -> str:
    """A condition or a value, whichever the expression is."""
    if part == ir.TRUE:
        return say(known.lang, "diff/everybody")
    if part == ir.FALSE:
        return say(known.lang, "diff/nobody")
    expressions = (
        *(ir.Lit, ir.Ref, ir.Not, ir.Given, ir.Default, ir.All, ir.Any, ir.Cmp, ir.Arith),
        *(ir.Choose, ir.Call, ir.Over, ir.Found, ir.Tiers, ir.Open, ir.Pick, ir.Round),
    )
    if not isinstance(part, expressions):
        return ""
    amount = isinstance(part, ir.Tiers | ir.Open | ir.Pick | ir.Round)
    if amount or getattr(part, "type", "bool") != "bool":
        return law_prose.amount(part, "", known)
    return clock_prose.capital(prose.condition(part, known))


def decision(of: ir.Decision, known: Words, fee: ir.Fee | None) -> Iterator[str]:
    for number, one in enumerate(of.rows, 1):
        rest = of.rest and number == len(of.rows) and number > 1
        yield row(one, known, fee, rest=rest)


def row(one: ir.Row, known: Words, fee: ir.Fee | None, *, rest: bool) -> str:
    """`Trường hợp …: 8.000 đồng/bản (từ 01/07/2026)`."""
    value = rate(fee, one.value, known) if fee else law_prose.amount(one.value, "", known)
    days = dates(one, known)
    value = f"{value} ({days})" if days else value
    if rest:
        return _said(say(known.lang, "diff/otherwise"), value, known)
    return _case(one.when, value, known)


def _case(when: ir.Expr, value: str, known: Words) -> str:
    case = prose.sentence(when, known)
    return _said(case, value, known) if case else clock_prose.capital(value)


def _said(case: str, value: str, known: Words) -> str:
    return say(known.lang, "diff/case_value", case=clock_prose.capital(case), value=value)


def _text(text: str, name: str, known: Words) -> str:
    if name in BARE:
        return ""
    return known.name(NAMES[name], text) if name in NAMES else text
