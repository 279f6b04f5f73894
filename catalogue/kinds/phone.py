"""A telephone number, kept in its international form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Literal

from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type, Value
from catalogue.kinds.boxes import TEXT_PROBLEMS, held, line
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.kinds.written import Written
from catalogue.record import record

VIETNAMESE = re.compile(r"\+84(?:[35789][0-9]{8}|2[0-9]{9})")
FOREIGN = re.compile(r"\+(?!84)[1-9][0-9]{7,14}")


@record
class Phone(Written):
    """Vietnamese numbers as people write them; others with + and their country code."""

    kind: Literal["phone"] = "phone"

    widget: ClassVar[str] = "text"
    type: ClassVar[Type] = "text"
    about: ClassVar[Says] = Says("Số điện thoại", "A telephone number")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        "not_phone": Says(
            "{label} chưa đúng: xin nhập số điện thoại, ví dụ 0912 345 678",
            "{label} is not right: please enter a phone number, for example 0912 345 678",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, 30)
        if not isinstance(text, str):
            return text
        digits = re.sub(r"[ .()-]", "", text)
        number = re.sub(r"^(?:\+840|\+84|84(?=[0-9]{9})|0084|0)", "+84", digits)
        known = VIETNAMESE.fullmatch(number) or FOREIGN.fullmatch(number)
        return number if known else Problem("not_phone")

    def show(self, value: Value, env: Env) -> str:
        return as_written(held(value, str))

    def raw(self, value: Value) -> Mapping[str, str]:
        return {"": at_home(held(value, str))}

    def schema(self, env: Env) -> dict[str, Json]:
        return {"type": "string", "pattern": r"^(?:\+[1-9][0-9]{7,14})$", "maxLength": 16}

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        mobile = ("0912 345 678", "0912.345.678", "+84 912345678", "(+84) 0912345678")
        bad = ("113", "0112345678", "09123456789", "không có")
        return (
            (cls(), (*reads("+84912345678", *mobile), *reads("+842838297052", "028 3829 7052"))),
            (cls(), (*reads("+12025550123", "+1 202 555 0123"), *BLANKS)),
            (cls(), (*refuses("not_phone", *bad), *BAD_TEXTS)),
        )


def as_written(number: str) -> str:
    """+84912345678 as people write it, 0912 345 678; whatever is no Vietnamese mobile as it is."""
    known = at_home(number)
    mobile = len(known) == 10 and known.startswith("0")
    return f"{known[:4]} {known[4:7]} {known[7:]}" if mobile else known


def at_home(number: str) -> str:
    return f"0{number[3:]}" if number.startswith("+84") else number
