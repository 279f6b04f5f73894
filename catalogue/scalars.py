"""The types of single values in the authored model: each reads an author's text and nothing else.

A value that cannot be read becomes one pydantic error whose context names the message (`slug`),
the offsets inside the text and the arguments, so that the loader can place it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, TypeVar, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from catalogue import clocks, phrases, spelling, syntax
from catalogue.edits import quoted
from catalogue.record import record
from catalogue.suggest import nearest
from catalogue.syntax import Phrase, PhraseError
from catalogue.text import as_id
from catalogue.tree import Scalar

T = TypeVar("T")

_ID = re.compile(r"[a-z][a-z0-9_]*")
_CODE = re.compile(r"\d\.\d{6}")
_WHOLE = re.compile(r"\d+")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
FLAGS = {"yes": True, "no": False, "true": True, "false": False, "có": True, "không": False}


def refuse(
    slug: str, start: int = 0, end: int | None = None, fix: str | None = None, **args: object
) -> PydanticCustomError:
    """The error that the loader turns into the finding `slug`; `fix` is what to write instead."""
    words = {name: str(value) for name, value in args.items()}
    context = {"slug": slug, "start": start, "end": end, "args": words, "replacement": fix}
    return PydanticCustomError("author", "see the message", context)


def _refused(error: PhraseError) -> PydanticCustomError:
    words = error.args_by_name
    return refuse(error.slug, error.start, error.end, error.replacement, **words)


@record
class Reads:
    """How a text is read: what kind of text it is (a phrase, words, a date), or which few words.

    `PlainValidator` would also describe what comes out of it, to write it back; that is never
    done, and describing the trees of all rules takes longer than checking a procedure.
    """

    read: Callable[[object], object]
    slot: str = "words"
    words: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)


def text_of(value: object) -> Scalar:
    """The author's text, or the refusal that a text was wanted."""
    if not isinstance(value, Scalar):
        raise refuse("text-wanted")
    if not value.strip():
        raise refuse("value-missing")
    return value


def _phrase(slot: str) -> Reads:
    # Copies, lengths of time and citations come again and again; trees are frozen, without places.
    parse = lru_cache(maxsize=8192)(phrases.SLOTS[slot])

    def read(value: object) -> Phrase[object]:
        text = text_of(value)
        if text.style in ("double", "block") or text.span.line != text.span.end_line:
            raise _one_line(parse, text)
        try:
            return Phrase(parse(str(text)), text)
        except PhraseError as error:
            raise _refused(error) from None

    return Reads(read, slot)


def _one_line(parse: Callable[[str], object], text: Scalar) -> PydanticCustomError:
    """The refusal of a rule over several lines or in double quotes, with its one-line spelling."""
    joined = " ".join(text.split())
    try:
        joined = spelling.spell(cast(spelling.Tree, parse(joined)))
    except PhraseError:
        return refuse("rule-on-one-line", text=joined)
    plain = not set(joined) & set(",[]{}'\"#:") and joined[0] not in "@*>|%-&!"
    return refuse("rule-on-one-line", text=joined, fix=joined if plain else quoted(joined))


def _text(read: Callable[[Scalar], T], slot: str, words: tuple[str, ...] = ()) -> Reads:
    return Reads(lambda value: read(text_of(value)), slot, words)


def _id(text: Scalar) -> Scalar:
    if not _ID.fullmatch(text):
        hint = as_id(text)
        raise refuse("not-an-id", fix=hint or None, text=text, hint=hint)
    return text


def _name(text: Scalar) -> Scalar:
    """An id, or one within a block: `giay.so_trang`."""
    parts = text.split(".")
    if not all(map(_ID.fullmatch, parts)):
        hint = ".".join(filter(None, map(as_id, parts)))
        raise refuse("not-an-id", fix=hint or None, text=text, hint=hint)
    return text


def _code(text: Scalar) -> Scalar:
    if not _CODE.fullmatch(text):
        raise refuse("not-a-code", text=text)
    return text


def _count(text: Scalar) -> int:
    if not _WHOLE.fullmatch(text) or len(text) > 9:
        raise refuse("not-a-count", text=text)
    return int(text)


def _sets(text: Scalar) -> int:
    if not _count(text):
        raise refuse("no-sets")
    return int(text)


def _flag(text: Scalar) -> bool:
    if text not in FLAGS:
        raise refuse("not-yes-or-no", text=text)
    return FLAGS[text]


def _day(text: Scalar) -> date:
    try:
        return clocks.literal_date(text)
    except PhraseError as error:
        raise _refused(error) from None


def _moment(text: Scalar) -> tuple[date, time | None]:
    try:
        return clocks.moment(text)
    except PhraseError as error:
        raise _refused(error) from None


def _money(text: Scalar) -> syntax.Money:
    try:
        return phrases.literal_money(text)
    except PhraseError as error:
        raise _refused(error) from None


def _percent(text: Scalar) -> Decimal:
    found = _PERCENT.fullmatch(text)
    if not found or Decimal(found[1].replace(",", ".")) > 100:
        raise refuse("not-a-percent", text=text)
    return Decimal(found[1].replace(",", "."))


def _event_key(text: Scalar) -> Scalar:
    try:
        clocks.event(text)
    except PhraseError as error:
        raise _refused(error) from None
    return text


def _clock_time(text: Scalar) -> str:
    found = _CLOCK.fullmatch(text)
    if not found:
        raise refuse("not-a-time", text=text)
    return f"{int(found[1]):02}:{found[2]}"


def one_of(*words: str) -> Reads:
    """One of a few fixed words."""

    def read(text: Scalar) -> Scalar:
        if text not in words:
            guess = nearest(text, words)
            slug = "not-among" if len(words) > 1 else "none-or-entries"
            raise refuse(slug, fix=guess, text=text, words=", ".join(words), advice=guess or "")
        return text

    return _text(read, "word", words)


def filing_time(day: date, clock: time | None) -> datetime:
    """The instant a scenario's `at` names; midday when it gives no time."""
    return datetime.combine(day, clock or time(12))


Words = Annotated[Scalar, _text(lambda text: text, "words")]
Id = Annotated[Scalar, _text(_id, "id")]
Name = Annotated[Scalar, _text(_name, "map_path")]
Code = Annotated[Scalar, _text(_code, "code")]
Count = Annotated[int, _text(_count, "count")]
Sets = Annotated[int, _text(_sets, "count")]
Flag = Annotated[bool, _text(_flag, "flag")]
Day = Annotated[date, _text(_day, "day")]
Moment = Annotated[tuple[date, time | None], _text(_moment, "moment")]
MoneyText = Annotated[syntax.Money, _text(_money, "money")]
PercentOff = Annotated[Decimal, _text(_percent, "percent")]
ClockTime = Annotated[str, _text(_clock_time, "time")]

EventKey = Annotated[Scalar, _text(_event_key, "event")]

Rule = Annotated[Phrase[syntax.Expr], _phrase("rule")]
Amount = Annotated[Phrase[syntax.Amount], _phrase("amount")]
ExpectedFee = Annotated[Phrase[syntax.ExpectedFee], _phrase("expected_fee")]
Quantity = Annotated[Phrase[syntax.Expr], _phrase("quantity")]
Cell = Annotated[Phrase[syntax.Cell], _phrase("cell")]
Clock = Annotated[Phrase[syntax.Clock], _phrase("clock")]
Event = Annotated[Phrase[syntax.Event], _phrase("event")]
Copies = Annotated[Phrase[syntax.Copies], _phrase("copies")]
Registers = Annotated[Phrase[syntax.Registers], _phrase("registers")]
Authority = Annotated[Phrase[syntax.Authority], _phrase("authority")]
Use = Annotated[Phrase[syntax.Use], _phrase("use")]
Each = Annotated[Phrase[syntax.Each], _phrase("each")]
Rounding = Annotated[Phrase[syntax.Rounding], _phrase("rounding")]
Decree = Annotated[Phrase[syntax.Decree], _phrase("decision")]
Basis = Annotated[Phrase[syntax.Basis], _phrase("basis")]
