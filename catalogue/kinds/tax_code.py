"""A Vietnamese tax code: of an enterprise, of its branch, or a person's identification number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type, Value
from catalogue.kinds.boxes import TEXT_PROBLEMS, held, line
from catalogue.kinds.identity import plausible
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.kinds.written import Written
from catalogue.record import record


@record
class TaxCode(Written):
    kind: Literal["tax_code"] = "tax_code"

    widget: ClassVar[str] = "text"
    type: ClassVar[Type] = "text"
    about: ClassVar[Says] = Says("Mã số thuế", "A tax code")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        "not_tax_code": Says(
            "{label} chưa đúng: mã số thuế gồm 10 hoặc 13 chữ số, của cá nhân là 12 chữ số; "
            "xin xem lại từng chữ số",
            "{label} is not right: a tax code has 10 or 13 digits, a person's 12; "
            "please check each digit",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, 30)
        if not isinstance(text, str):
            return text
        from stdnum.vn import mst  # brings network libraries along; no compiler needs it

        number = mst.compact(text)
        known = mst.is_valid(number) or plausible(number, env.today)
        return number if known and number.isascii() else Problem("not_tax_code")

    def show(self, value: Value, env: Env) -> str:
        code = held(value, str)
        return f"{code[:10]}-{code[10:]}" if len(code) == 13 else code

    def schema(self, env: Env) -> dict[str, Json]:
        return {"type": "string", "pattern": "^(?:[0-9]{10}|[0-9]{12,13})$", "maxLength": 13}

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        branch = reads("0314409058002", "0314409058-002", "0314409058002")
        person = reads("079190012345", "079190012345")
        bad = refuses("not_tax_code", "0100233480", "123", "٠١٠٠٢٣٣٤٨٨")
        return (
            (cls(), (*reads("0100233488", "0100233488"), *branch, *person)),
            (cls(), (*bad, *BLANKS, *BAD_TEXTS)),
        )
