"""An electronic mail address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Literal

from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type
from catalogue.kinds.boxes import TEXT_PROBLEMS, line
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.kinds.written import Written
from catalogue.record import record

LONGEST = 254  # RFC 5321
LOCAL = r"[A-Za-z0-9!#$%&'*+/=?_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?_`{|}~-]+)*"
DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}"


@record
class Email(Written):
    kind: Literal["email"] = "email"

    widget: ClassVar[str] = "text"
    type: ClassVar[Type] = "text"
    about: ClassVar[Says] = Says("Địa chỉ thư điện tử", "An e-mail address")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        "not_email": Says(
            "{label} chưa đúng: xin nhập địa chỉ thư điện tử, ví dụ ten@example.vn",
            "{label} is not right: please enter an e-mail address, for example name@example.vn",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, LONGEST)
        if not isinstance(text, str):
            return text
        name, _, host = text.rpartition("@")
        address = f"{name}@{host.lower()}"
        return address if re.fullmatch(f"{LOCAL}@{DOMAIN}", address) else Problem("not_email")

    def schema(self, env: Env) -> dict[str, Json]:
        pattern = r"^(?:[!-?A-~]+@[a-z0-9.-]+\.[a-z]{2,24})$"
        return {"type": "string", "pattern": pattern, "maxLength": LONGEST}

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        bad = ("a@b", "nguyễn@example.vn", "a b@c.vn", "a..b@c.vn", "@c.vn", "a@b@c.vn")
        good = reads("Lan.Tran@example.vn", " Lan.Tran@Example.VN ")
        return ((cls(), (*good, *BLANKS, *refuses("not_email", *bad), *BAD_TEXTS)),)
