"""A text of several lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Domain, Opaque
from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Read, Says, Type, Value
from catalogue.kinds.boxes import TEXT_PROBLEMS, held, lines, stored
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.options import whole_number


@dataclass(frozen=True, slots=True)
class LongText(Kind):
    kind: Literal["long_text"] = "long_text"
    max_length: Annotated[
        int, whole_number(1, 10_000), Says("số ký tự nhiều nhất", "most characters")
    ] = 2000

    widget: ClassVar[str] = "long_text"
    type: ClassVar[Type] = "text"
    about: ClassVar[Says] = Says("Chữ nhiều dòng", "Text of several lines")
    problems: ClassVar[Mapping[str, Says]] = TEXT_PROBLEMS

    def read(self, raw: Posted, env: Env) -> Read:
        return lines(raw, self.max_length)

    def dump(self, value: Value) -> Json:
        return held(value, str)

    def load(self, answer: Json) -> Value:
        return stored(answer, str)

    def show(self, value: Value, env: Env) -> str:
        return held(value, str)

    def raw(self, value: Value) -> Mapping[str, str]:
        return {"": held(value, str)}

    def schema(self, env: Env) -> dict[str, Json]:
        return {"type": "string", "minLength": 1, "maxLength": self.max_length}

    def domain(self) -> Domain:
        return Opaque()

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        return (
            (cls(), (*reads("Kính gửi:\nUBND xã", "Kính gửi:\r\nUBND xã "), *BLANKS, *BAD_TEXTS)),
            (cls(max_length=5), refuses("too_long", "quá dài")),
        )
