"""Rates, lengths of time, copies, places and citations as the law prints them."""

from __future__ import annotations

import re

from compiler.ir import (
    TRUE,
    Arith,
    Basis,
    Call,
    Citation,
    ClockRow,
    Cmp,
    CopiesRow,
    Expr,
    Lit,
    Over,
    Paper,
    Place,
    Ref,
    Round,
    Tiers,
)
from renderers import i18n
from renderers.prose import (
    condition,
    label_of,
    length,
    literal,
    sentence,
    tier_lines,
    unit_of,
    value,
)
from renderers.words import Words


def amount(rule: Expr, unit: str, known: Words) -> str:
    """A rate as the tariff prints it: `8.000 đồng/bản`, or its tiers."""
    match rule:
        case Lit(type="money"):
            return literal(rule, known)
        case Arith(how="mul", left=Lit(type="money") as rate, right=Ref() as counted):
            per = unit or unit_of(counted, known)
            text = literal(rate, known)
            return f"{text}/{per}" if per else text + known.say("per", value(counted, known))
        case Arith(how="mul", left=of, right=Lit(type="percent") as share):
            return known.say("share", literal(share, known), amount(of, unit, known))
        case Tiers():
            return "; ".join(tier_lines(rule, known))
        case Round(of=of):
            return amount(of, unit, known)
        case Call(name="min", args=(of, Lit() as bound)):
            return known.say("at_most", amount(of, unit, known), literal(bound, known))
        case Call(name="max", args=(of, Lit() as bound)):
            return known.say("at_least", amount(of, unit, known), literal(bound, known))
        case Over(how="sum", items=items, of=of):
            return known.say("for_each", amount(of, unit, known), label_of(items, known))
        case Arith(how="mul", left=left, right=right) if not isinstance(left, Lit):
            return known.say("times", amount(left, unit, known), value(right, known))
        case _:
            return value(rule, known)


def channel_of(rule: Expr) -> str:
    """The channel that the rule is only about, '' when it is about something else."""
    match rule:
        case Cmp(how="eq", left=Ref(path="channel"), right=Lit(value=channel)):
            return channel
        case _:
            return ""


def validity(rows: tuple[ClockRow, ...], known: Words) -> str:
    """How long a result is valid, each row with the case it is for."""
    lines = []
    for at, row in enumerate(rows):
        rest = known.say("else") if at and row.when == TRUE else condition(row.when, known)
        text = clock_row(row, known)
        lines.append(f"{text} ({rest})" if rest else text)
    return known.say("valid", "; ".join(lines)) if lines else ""


def clock_row(row: ClockRow, known: Words) -> str:
    if row.word in ("before", "by"):
        return known.say(f"annual_{row.word}", row.amount)
    if row.word == "span":
        return length(row.amount, row.unit, known)
    return known.say(row.word)


def paper(one: Paper, known: Words) -> str:
    return known.say(f"paper_{one.kind}", one.count)


def ways(alternatives: tuple[tuple[Paper, ...], ...], known: Words) -> str:
    """`01 bản chính hoặc 01 bản sao có chứng thực`."""
    each = (known.say("and").join(paper(one, known) for one in way) for way in alternatives)
    return known.say("or").join(each)


def copies(rows: tuple[CopiesRow, ...], known: Words) -> str:
    """All rows of a component, each with the case it is for."""
    lines = []
    for at, row in enumerate(rows):
        rest = known.say("else") if at and row.when == TRUE else sentence(row.when, known)
        lines.append(f"{ways(row.ways, known)} ({rest})" if rest else ways(row.ways, known))
    return "; ".join(lines)


def place(one: Place, known: Words) -> str:
    kind = known.name("agency", one.kind)
    if one.how == "any_in":
        return known.say("any_in", kind, known.name("within", one.level))
    if one.how == "fixed" or not one.places:
        return kind
    return known.say("at_place", kind, known.say("or").join(label_of(p, known) for p in one.places))


def citation(one: Citation, known: Words) -> str:
    """`Điều 13, 14 Luật Hộ tịch (60/2014/QH13)`."""
    name = known.names.get(f"act/{one.act}", "")
    number = _number(one.act, known.lang)
    act = f"{name} ({number})" if name else known.say("act", number)
    day = known.say("dated", i18n.day(one.day, known.lang)) if one.day else ""
    return " ".join((*([", ".join(_places(one, known.lang))] if one.places else []), act + day))


def brief(cited: Basis, lang: str) -> str:
    """`Điều 5, 85/2019/TT-BTC; …`: places and numbers only, for tables."""
    return "; ".join(", ".join((*_places(one, lang), _number(one.act, lang))) for one in cited)


def _places(one: Citation, lang: str) -> tuple[str, ...]:
    """In English `Article 13`, `point a clause 2 Article 5`."""
    if lang == "vi":
        return one.places
    return tuple(
        PLACE.sub(lambda found: PLACES_EN[found[0].lower()], place) for place in one.places
    )


def _number(act: str, lang: str) -> str:
    """Translations write the numbers of acts in plain letters: `23/2015/ND-CP`."""
    return act if lang == "vi" else act.replace("Đ", "D")


PLACES_EN = {
    "điều": "Article",
    "khoản": "clause",
    "điểm": "point",
    "mục": "Section",
    "chương": "Chapter",
    "phần": "Part",
    "phụ lục": "Annex",
    "mẫu": "Form",
    "biểu": "Table",
    "đ": "d",
}
PLACE = re.compile("|".join(rf"\b{word}\b" for word in PLACES_EN), re.IGNORECASE)


def basis(cited: Basis, known: Words) -> str:
    return "; ".join(citation(one, known) for one in cited)
