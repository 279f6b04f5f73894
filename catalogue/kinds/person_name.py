"""The name of a person, family name first, in one box."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Literal

from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type
from catalogue.kinds.boxes import TEXT_PROBLEMS, line
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.kinds.written import Written
from catalogue.record import record

LONGEST = 100
NO_NAME = re.compile(r"[\d_@#$%^*+=<>{}\[\]|\\/~!?;:\"]")


@record
class PersonName(Written):
    kind: Literal["person_name"] = "person_name"

    widget: ClassVar[str] = "text"
    type: ClassVar[Type] = "text"
    about: ClassVar[Says] = Says("Họ, chữ đệm và tên", "A person's full name")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        "not_name": Says(
            "{label} chưa đúng: họ tên chỉ gồm chữ cái, xin nhập như trên giấy tờ, "
            "ví dụ Nguyễn Thị Lan",
            "{label} is not right: a name has letters only, please enter it as in the papers, "
            "for example Nguyễn Thị Lan",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, LONGEST)
        if not isinstance(text, str):
            return text
        letters = any(sign.isalpha() for sign in text)
        return Problem("not_name") if NO_NAME.search(text) or not letters else text

    def schema(self, env: Env) -> dict[str, Json]:
        return {"type": "string", "pattern": "^(?:[^0-9]+)$", "minLength": 1, "maxLength": LONGEST}

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        decomposed = "Nguye\u0302\u0303n  Thi\u0323 Lan "
        good = (*reads("Nguyễn Thị Lan", decomposed), *reads("H'Hen Niê", "H'Hen Niê"))
        return (
            (cls(), (*good, *reads("Đỗ Ý", "Đỗ Ý"), *BLANKS)),
            (cls(), (*refuses("not_name", "Lan 2", "-", "<b>Lan"), *BAD_TEXTS)),
        )
