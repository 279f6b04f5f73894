"""A value that the form works out and shows; it is never asked and never stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, get_args

from catalogue.domains import Domain, Opaque
from catalogue.kinds import spelling
from catalogue.kinds.base import BLANK, Env, Example, Json, Kind, Posted, Read, Says, Type, Value
from catalogue.options import one_of
from catalogue.record import record

RESULT = Says(
    "loại giá trị tính ra, như integer, money hoặc date; không ghi là chữ",
    "type of the result, as integer, money or date; text unless stated",
)


@record
class Computed(Kind):
    """Each field has the type of its own rule, so the type is here of the instance."""

    kind: Literal["computed"] = "computed"
    type: Annotated[  # type: ignore[misc]
        Type, one_of(*get_args(Type)), RESULT
    ] = "text"

    widget: ClassVar[str] = "computed"
    about: ClassVar[Says] = Says(
        "Giá trị tính ra từ các câu trả lời", "Worked out from the answers"
    )

    def read(self, raw: Posted, env: Env) -> Read:
        return BLANK

    def dump(self, value: Value) -> Json:
        match value:
            case bool() | int() | str():
                return value
            case Decimal():
                return f"{value:f}"
            case date():
                return value.isoformat()
        raise AssertionError("A rule gives one plain value")

    def load(self, answer: Json) -> Value:
        if not isinstance(answer, str | int):
            raise ValueError("a computed value is one plain value")
        match self.type:
            case "date":
                return date.fromisoformat(str(answer))
            case "decimal" | "percent":
                return Decimal(str(answer))
        return answer

    def show(self, value: Value, env: Env) -> str:
        match value:
            case bool():
                return spelling.yes_no(value, env.lang)
            case int() if self.type == "money":
                return spelling.money(value, "VND", env.lang)
            case int() | Decimal():
                return spelling.number(value, env.lang)
            case date():
                return spelling.day(value)
        return str(value)

    def raw(self, value: Value) -> Mapping[str, str]:
        return {}

    def schema(self, env: Env) -> dict[str, Json]:
        """Matches nothing: an answer never holds it."""
        return {"not": {}}

    def domain(self) -> Domain:
        return Opaque()

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        return ((cls(), (Example({}), Example({"": ["1"]}))), (cls(type="money"), ()))
