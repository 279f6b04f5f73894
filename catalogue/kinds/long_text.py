"""A text of several lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Read, Says, Type
from catalogue.kinds.boxes import TEXT_PROBLEMS, lines
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.kinds.written import Written
from catalogue.options import whole_number
from catalogue.record import record


@record
class LongText(Written):
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

    def schema(self, env: Env) -> dict[str, Json]:
        return {"type": "string", "minLength": 1, "maxLength": self.max_length}

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        return (
            (cls(), (*reads("Kính gửi:\nUBND xã", "Kính gửi:\r\nUBND xã "), *BLANKS, *BAD_TEXTS)),
            (cls(max_length=5), refuses("too_long", "quá dài")),
        )
