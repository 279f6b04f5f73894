"""Amounts, lengths, days and classes that a change names, as people read them."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from renderers import i18n
from renderers.prose import length
from renderers.saying import SAYS, say
from renderers.words import Words

ANNUAL = ("before", "by")
"""A day of every year."""


def spoken(name: str, value: str, lang: str, known: Words | None) -> str:
    """The value of the argument, '' when its name does not say what it is."""
    match name.rpartition("_")[2], name:
        case "money", _:
            return _amounts(value, lang)
        case "time", _:
            return _lengths(value, lang, known)
        case "day", _:
            return (
                i18n.day(date.fromisoformat(value), lang) if value else say(lang, "changed/no_end")
            )
        case _, "class":
            return say(lang, f"changed/class/{value}")
        case _, "language" if f"changed/language/{value}" in SAYS:
            return say(lang, f"changed/language/{value}")
        case _, "figures":
            names = (say(lang, f"diff/burden_{one}") for one in value.split(", "))
            return ", ".join(text[:1].lower() + text[1:] for text in names)
        case _:
            return ""


def _amounts(value: str, lang: str) -> str:
    if not value:
        return say(lang, "changed/no_amount")
    told = (one.partition(" ") for one in value.split(" / "))
    by_currency = groupby(told, key=lambda one: one[2] or "VND")
    return "; ".join(
        i18n.money_range(min(those), max(those), currency, lang)
        for currency, those in ((unit, [int(one[0]) for one in ones]) for unit, ones in by_currency)
    )


def _lengths(value: str, lang: str, known: Words | None) -> str:
    if not value:
        return say(lang, "changed/no_length")
    within, _, more = value.partition(" + ")
    told = _either(within, known)
    if not more:
        return told
    return say(lang, "changed/and_more", within=told, more=_either(more, known))


def _either(value: str, known: Words | None) -> str:
    parts = value.split("; ")
    lengths = [_length(one, known) for one in parts]
    if known is None or len(parts) == 1:
        return "; ".join(lengths)
    counts, units = zip(*(one.partition(" ")[::2] for one in parts), strict=True)
    if len(set(units)) == 1 and units[0] and not set(counts) & set(ANNUAL):
        lengths[:-1] = [one.partition(" ")[0] for one in lengths[:-1]]  # `5 or 7 working days`
    return say(known.lang, "changed/by_case", told=known.say("or").join(lengths))


def _length(value: str, known: Words | None) -> str:
    count, _, unit = value.partition(" ")
    if known is None:
        return value
    if count in ANNUAL:
        return known.say(f"annual_{count}", unit)
    return length(count, unit, known) if unit else known.say(value)
