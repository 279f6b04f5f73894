"""A question answered by yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from catalogue.domains import Domain, Truth
from catalogue.kinds import spelling
from catalogue.kinds.base import (
    Blank,
    Env,
    Example,
    Json,
    Kind,
    Posted,
    Problem,
    Read,
    Says,
    Type,
    Value,
)
from catalogue.kinds.boxes import held, line, stored
from catalogue.kinds.samples import BLANKS, reads, refuses
from catalogue.record import record

ANSWERS = {"yes": True, "có": True, "true": True, "no": False, "không": False, "false": False}


@record
class YesNo(Kind):
    kind: Literal["yes_no"] = "yes_no"

    widget: ClassVar[str] = "yes_no"
    type: ClassVar[Type] = "bool"
    about: ClassVar[Says] = Says("Có hoặc không", "Yes or no")
    problems: ClassVar[Mapping[str, Says]] = {
        "not_yes_no": Says(
            "{label} chưa đúng: xin chọn Có hoặc Không",
            "{label} is not right: please choose Yes or No",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, 10)
        if isinstance(text, Blank):
            return text
        answer = ANSWERS.get(text.casefold()) if isinstance(text, str) else None
        return Problem("not_yes_no") if answer is None else answer

    def dump(self, value: Value) -> Json:
        return held(value, bool)

    def load(self, answer: Json) -> Value:
        return stored(answer, bool)

    def show(self, value: Value, env: Env) -> str:
        return spelling.yes_no(held(value, bool), env.lang)

    def raw(self, value: Value) -> Mapping[str, str]:
        return {"": "yes" if held(value, bool) else "no"}

    def schema(self, env: Env) -> dict[str, Json]:
        return {"type": "boolean"}

    def domain(self) -> Domain:
        return Truth()

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        return (
            (cls(), (*reads(True, "yes", "Có"), *reads(False, "no", "Không"), *BLANKS)),
            (cls(), refuses("not_yes_no", "có lẽ", "1", "\x01")),
        )
