"""One option of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Domain, OneOf
from catalogue.kinds.base import (
    Blank,
    Env,
    Example,
    Json,
    Kind,
    Option,
    Posted,
    Problem,
    Read,
    Says,
    Type,
    Value,
)
from catalogue.kinds.boxes import held, line
from catalogue.kinds.offers import (
    OFFER_PROBLEMS,
    OPTIONS_ABOUT,
    code_schema,
    codes,
    domain,
    label,
    offered,
)
from catalogue.kinds.samples import BLANKS, reads, refuses
from catalogue.kinds.written import Written
from catalogue.options import Options
from catalogue.record import record


@record
class Choice(Written):
    kind: Literal["choice"] = "choice"
    options: Annotated[Options, OPTIONS_ABOUT] = field(kw_only=True)

    widget: ClassVar[str] = "choice"
    type: ClassVar[Type] = "choice"
    about: ClassVar[Says] = Says("Chọn một trong danh sách", "One option of a list")
    problems: ClassVar[Mapping[str, Says]] = OFFER_PROBLEMS

    def read(self, raw: Posted, env: Env) -> Read:
        code = line(raw, 60)
        if isinstance(code, Blank):
            return code
        known = isinstance(code, str) and code in codes(offered(self.options, env))
        return code if known else Problem("not_offered")

    def show(self, value: Value, env: Env) -> str:
        return label(self.options, held(value, str), env)

    def schema(self, env: Env) -> dict[str, Json]:
        return code_schema(self.options, env)

    def domain(self) -> Domain:
        return domain(self.options, OneOf)

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        old = Option("x", "Không ghi", end=date(2025, 7, 1))
        sexes = cls(options=(Option("nam", "Nam"), Option("nu", "Nữ"), old))
        return (
            (sexes, (*reads("nu", "nu"), *BLANKS, *refuses("not_offered", "khac", "x", "\x01"))),
            (cls(options="tinh"), (*reads("79", "79"), *refuses("not_offered", "00"))),
        )
