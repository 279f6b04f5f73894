"""A short text on one line, of a given length and perhaps of a given pattern."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type
from catalogue.kinds.boxes import TEXT_PROBLEMS, line
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.kinds.written import Written
from catalogue.options import portable_pattern, prose, whole_number
from catalogue.record import record

LONGEST = 300  # more would let an author's pattern take noticeable time


@record
class Text(Written):
    kind: Literal["text"] = "text"
    min_length: Annotated[
        int, whole_number(0, LONGEST), Says("số ký tự ít nhất", "fewest characters")
    ] = 0
    max_length: Annotated[
        int, whole_number(1, LONGEST), Says("số ký tự nhiều nhất", "most characters")
    ] = 200
    pattern: Annotated[
        str,
        portable_pattern(),
        Says("mẫu mà cả câu trả lời phải theo", "pattern that the whole answer must follow"),
    ] = ""
    says: Annotated[
        str,
        prose(300),
        Says("lời nhắc khi câu trả lời không theo mẫu", "what to say when the pattern is missed"),
    ] = ""

    widget: ClassVar[str] = "text"
    type: ClassVar[Type] = "text"
    about: ClassVar[Says] = Says("Chữ trên một dòng", "Text on one line")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        "too_short": Says(
            "{label} ngắn quá: xin viết ít nhất {min} ký tự",
            "{label} is too short: please write at least {min} characters",
        ),
        "pattern": Says(
            "{label} chưa đúng dạng yêu cầu: xin xem lại", "{label} is not in the required form"
        ),
        "says": Says("{says}", "{says}"),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, self.max_length)
        if not isinstance(text, str):
            return text
        if len(text) < self.min_length:
            return Problem("too_short", (("min", str(self.min_length)),))
        if self.pattern and not re.fullmatch(self.pattern, text):
            return Problem("says", (("says", self.says),)) if self.says else Problem("pattern")
        return text

    def schema(self, env: Env) -> dict[str, Json]:
        pattern: dict[str, Json] = {"pattern": f"^(?:{self.pattern})$"} if self.pattern else {}
        length: dict[str, Json] = {"minLength": max(1, self.min_length)}
        return {"type": "string", **length, "maxLength": self.max_length, **pattern}

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        plate = cls(min_length=4, max_length=12, pattern="[0-9]{2}[A-Z]-[0-9]{4,5}")
        said = cls(pattern="[0-9]+", says="Số tờ chỉ gồm chữ số")
        return (
            (cls(), (*reads("Tổ 5", "  Tổ  5 "), *BLANKS, *BAD_TEXTS)),
            (plate, (*reads("51F-12345", "51F-12345"), *refuses("too_short", "5"))),
            (plate, (*refuses("pattern", "51F 12345"), *refuses("too_long", "5" * 13))),
            (said, (*reads("12", "12"), *refuses("says", "mười"))),
        )
