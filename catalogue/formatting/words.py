"""The house spelling of single values: one way to write a rule, a date, an amount, a quote."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import cast

from catalogue import clocks, phrases, spelling
from catalogue.edits import quoted
from catalogue.outline import Text
from catalogue.scalars import FLAGS
from catalogue.syntax import PhraseError

EXPRESSIONS = ("rule", "amount", "quantity", "cell", "each")
_LIKE_A_NUMBER = re.compile(r"[-+]?[0-9][0-9._]*|true|false|null|~")
_OPENS = re.compile(r"[@`*&!%>|\"'#,\[\]{}“„‟]|[-?:](?=\s|$)|---|\.\.\.")
_BREAKS = re.compile(r": |:$| #|\n|^\s|\s$")
_IN_BRACKETS = re.compile(r"[,\[\]{}]|:$")
_PERCENT = re.compile(r"([0-9.,]+)\s*%")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")


def house_text(text: str, about: Text | None, key: str) -> str:
    """The value in the one spelling that `fmt` writes; one that cannot be read stays as it is."""
    slot = about.slot if about else ""
    spell = _SPELLINGS.get(slot)
    if spell is None and slot not in phrases.SLOTS:
        return text
    line = " ".join(text.split())
    try:
        new = spell(line) if spell else _phrase(line, slot)
    except PhraseError:
        return text
    if key == "present" and slot == "copies":
        return re.sub(r"\b1 ", "", new)
    return new


def _phrase(text: str, slot: str) -> str:
    read = phrases.SLOTS[slot]
    tree = read(text)
    try:
        new = spelling.spell(cast(spelling.Tree, tree))
        return new if read(new) == tree else text
    except PhraseError:
        return text


def _moment(text: str) -> str:
    day, time = clocks.moment(text)
    return spelling.spell_date(day) + (f" {time:%H:%M}" if time else "")


def _flag(text: str) -> str:
    return {True: "yes", False: "no", None: text}[FLAGS.get(text)]


_SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "day": lambda text: spelling.spell_date(clocks.literal_date(text)),
    "moment": _moment,
    "money": lambda text: spelling.spell(phrases.literal_money(text)),
    "flag": _flag,
    "percent": lambda text: _PERCENT.sub(r"\1%", text),
    "time": lambda text: _TIME.sub(lambda found: f"{int(found[1]):02}:{found[2]}", text),
}


def house_quotes(text: str, about: Text | None, *, was_quoted: bool, in_brackets: bool) -> str:
    """The value as it stands in the file: bare when it can be, else in single quotes.

    Codes that other programs would take for numbers keep their double quotes.
    """
    slot = about.slot if about else ""
    kept = was_quoted and slot in ("words", "option", "") and _LIKE_A_NUMBER.fullmatch(text)
    if slot == "code" or kept:
        return f'"{text}"'
    if slot in EXPRESSIONS and re.search(r"[,\[\]{}'\"]", text):
        return quoted(text)
    return text if bare(text, in_brackets=in_brackets) else quoted(text)


def bare(text: str, *, in_brackets: bool) -> bool:
    """Whether YAML reads the text as it stands, without quotes."""
    if not text or _OPENS.match(text) or _BREAKS.search(text):
        return False
    return not (in_brackets and _IN_BRACKETS.search(text))
