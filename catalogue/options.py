"""Types of kind options: each reads the author's text and the compiled JSON value alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, NoReturn, TypeAlias

from pydantic import BeforeValidator, Discriminator, GetCoreSchemaHandler, Tag
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from catalogue.kinds.base import Option
from catalogue.patterns import pattern_fault
from catalogue.record import record
from catalogue.suggest import nearest
from catalogue.text import as_id
from catalogue.tree import Seq

WHOLE = re.compile(r"-?[0-9]+(?:_[0-9]+)*")
NUMBER = re.compile(r"-?[0-9]+(?:_[0-9]+)*(?:\.[0-9]+)?")
AMOUNT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?: ?(?:đ|đồng))")
WORD = re.compile(r"[a-z][a-z0-9_]{0,59}")
DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
YES, NO = ("yes", "có", "true"), ("no", "không", "false")


def refuse(slug: str, fix: str | None = None, **args: object) -> NoReturn:
    """Reject an option with a message id, in the shape that the loader places and words."""
    words = {name: str(value) for name, value in args.items()}
    context = {"slug": slug, "start": 0, "end": None, "args": words, "replacement": fix}
    raise PydanticCustomError("author", "see the message", context)


def words(value: object) -> str:
    """The plain text of an option written as one value."""
    if not isinstance(value, str):
        refuse("text-wanted")
    return str(value)


def whole_number(low: int, high: int) -> BeforeValidator:
    return BeforeValidator(lambda value: _optional(value, lambda it: _bounded(it, low, high)))


def decimal_number() -> BeforeValidator:
    return BeforeValidator(lambda value: _optional(value, _decimal))


def amount() -> BeforeValidator:
    """Money in the smallest unit: `8000`, or `8.000đ` for đồng."""
    return BeforeValidator(lambda value: _optional(value, _amount))


def day() -> BeforeValidator:
    return BeforeValidator(lambda value: _optional(value, _day))


def flag() -> BeforeValidator:
    return BeforeValidator(_flag)


def one_of(*choices: str) -> BeforeValidator:
    def check(value: object) -> str:
        text = words(value)
        if text not in choices:
            near = nearest(text, choices)
            refuse("not-among", near, text=text, words=", ".join(choices), advice=near or "")
        return text

    return BeforeValidator(check)


def prose(most: int) -> BeforeValidator:
    """A sentence that a citizen will read."""

    def check(value: object) -> str:
        text = words(value).strip()
        if len(text) > most:
            refuse("text-too-long", text=text[:20], most=most)
        return text

    return BeforeValidator(check)


def word() -> BeforeValidator:
    """An id: of a list, of an option."""
    return BeforeValidator(_word)


def portable_pattern() -> BeforeValidator:
    """A pattern that means the same in every browser and validator, and cannot run away."""
    return BeforeValidator(_pattern)


def one_or_more() -> BeforeValidator:
    """A list; one value alone stands for a list of one."""
    return BeforeValidator(lambda value: [value] if isinstance(value, str) else value)


def _optional(value: object, read: Callable[[object], object]) -> object:
    return None if value is None else read(value)


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = words(value)
    if not WHOLE.fullmatch(text) or len(text) > 20:
        refuse("not-a-whole-number", text=text)
    return int(text.replace("_", ""))


def _bounded(value: object, low: int, high: int) -> int:
    number = _whole(value)
    if not low <= number <= high:
        refuse("number-out-of-range", text=number, low=low, high=high)
    return number


def _decimal(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    text = words(value)
    if not NUMBER.fullmatch(text) or len(text) > 30:
        refuse("not-a-number", text=text)
    return Decimal(text.replace("_", ""))


def _amount(value: object) -> int:
    match = AMOUNT.fullmatch(value) if isinstance(value, str) else None
    return int(match[1].replace(".", "")) if match else _bounded(value, 0, 9_007_199_254_740_991)


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    text = words(value)
    match = DAY.fullmatch(text)
    try:
        if match:
            return date(int(match[3]), int(match[2]), int(match[1]))
        return date.fromisoformat(text if len(text) == 10 else "")
    except ValueError:
        refuse("not-a-date", text=text)


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = words(value)
    if text not in YES + NO:
        refuse("not-yes-or-no", text=text)
    return text in YES


def _word(value: object) -> str:
    text = words(value)
    if not WORD.fullmatch(text):
        hint = as_id(text)
        refuse("not-an-id", hint or None, text=text, hint=hint)
    return text


def _pattern(value: object) -> str:
    text = words(value)
    fault = pattern_fault(text) if text else ""
    if fault:
        refuse("pattern-not-allowed", text=text, found=fault)
    return text


@record
class _WrittenOut:
    """Options written in place, `code: label`; a fault is reported at its own code or label."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        written = dict[Annotated[str, word()], Annotated[str, prose(500)]]
        return core_schema.no_info_after_validator_function(
            _written_options,
            handler.generate_schema(written),
        )


def _written_options(labels: dict[str, str]) -> tuple[Option, ...]:
    if not labels:
        refuse("value-missing")
    return tuple(Option(code, label) for code, label in labels.items())


def _not_a_list(value: object) -> object:
    """Options written as a list are one mistake, however many there are."""
    if isinstance(value, Seq):
        refuse("options-as-list")
    return value


def _options_shape(value: object) -> str | None:
    match value:
        case str():
            return "<list>"
        case dict():
            return "<written>"
        case list() | tuple():
            return "<options>"
    return None


Options: TypeAlias = Annotated[
    Annotated[str, word(), Tag("<list>")]
    | Annotated[tuple[Option, ...], _WrittenOut(), Tag("<written>")]
    | Annotated[tuple[Option, ...], Tag("<options>")],
    Discriminator(_options_shape),
    BeforeValidator(_not_a_list),
]
