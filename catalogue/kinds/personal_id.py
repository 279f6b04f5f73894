"""The personal identification number of a citizen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type
from catalogue.kinds.boxes import TEXT_PROBLEMS, line
from catalogue.kinds.identity import plausible
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.kinds.written import Written
from catalogue.options import flag
from catalogue.record import record


@record
class PersonalId(Written):
    kind: Literal["personal_id"] = "personal_id"
    allow_old: Annotated[
        bool,
        flag(),
        Says("nhận cả số chứng minh nhân dân 9 số", "also accept old identity cards of 9 digits"),
    ] = False

    widget: ClassVar[str] = "text"
    type: ClassVar[Type] = "text"
    about: ClassVar[Says] = Says("Số định danh cá nhân", "Personal identification number")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        "digits": Says(
            "{label} chưa đúng: số định danh cá nhân gồm 12 chữ số, xin xem lại trên thẻ căn cước",
            "{label} is not right: the number has 12 digits, please look at the identity card",
        ),
        "digits_or_old": Says(
            "{label} chưa đúng: xin nhập 12 chữ số trên thẻ căn cước hoặc 9 chữ số trên "
            "chứng minh nhân dân",
            "{label} is not right: please enter the 12 digits of the identity card "
            "or the 9 digits of the old one",
        ),
        "implausible": Says(
            "{label} chưa đúng: có chữ số bị nhầm, xin đối chiếu với thẻ căn cước",
            "{label} is not right: a digit is wrong, please compare it with the identity card",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, 30)
        if not isinstance(text, str):
            return text
        number = re.sub("[ .]", "", text)
        if self.allow_old and re.fullmatch("[0-9]{9}", number):
            return number
        if not re.fullmatch("[0-9]{12}", number):
            return Problem("digits_or_old" if self.allow_old else "digits")
        return number if plausible(number, env.today) else Problem("implausible")

    def schema(self, env: Env) -> dict[str, Json]:
        pattern = "^(?:[0-9]{12}|[0-9]{9})$" if self.allow_old else "^(?:[0-9]{12})$"
        return {"type": "string", "pattern": pattern, "maxLength": 12}

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        old = cls(allow_old=True)
        return (
            (cls(), (*reads("079190012345", "079190012345", "079 190 012 345"), *BLANKS)),
            (cls(), (*refuses("digits", "024567890"), *refuses("implausible", "079490012345"))),
            (old, (*reads("024567890", "024567890"), *refuses("digits_or_old", "12"), *BAD_TEXTS)),
        )
