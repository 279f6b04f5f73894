"""A number with a fixed count of digits behind the comma."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Domain, Numbers
from catalogue.kinds import spelling
from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type, Value
from catalogue.kinds.boxes import TEXT_PROBLEMS, fraction, held, line, stored
from catalogue.kinds.limits import RANGE_PROBLEMS, outside
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.options import decimal_number, whole_number
from catalogue.record import record

LARGEST = Decimal(999_999_999_999)


@record
class DecimalNumber(Kind):
    kind: Literal["decimal"] = "decimal"
    min: Annotated[Decimal | None, decimal_number(), Says("số nhỏ nhất", "smallest number")] = None
    max: Annotated[Decimal | None, decimal_number(), Says("số lớn nhất", "largest number")] = None
    scale: Annotated[
        int, whole_number(1, 6), Says("số chữ số sau dấu phẩy", "digits behind the point")
    ] = 2

    widget: ClassVar[str] = "number"
    type: ClassVar[Type] = "decimal"
    about: ClassVar[Says] = Says("Số có phần lẻ", "A number with a fraction")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        **RANGE_PROBLEMS,
        "not_number": Says(
            "{label} chưa đúng: xin nhập một số, ví dụ 12,5",
            "{label} is not right: please enter a number, for example 12.5",
        ),
        "too_fine": Says(
            "{label} chưa đúng: xin nhập nhiều nhất {scale} chữ số sau dấu phẩy",
            "{label} is not right: please enter at most {scale} digits behind the point",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, 40)
        if not isinstance(text, str):
            return text
        number = fraction(text)
        if number is None:
            return Problem("not_number")
        if number != round(number, self.scale):
            return Problem("too_fine", (("scale", str(self.scale)),))
        return outside(number, *self._bounds(), spelling.number, env) or self._exact(number)

    def dump(self, value: Value) -> Json:
        return str(self._exact(held(value, Decimal)))

    def load(self, answer: Json) -> Value:
        number = fraction(stored(answer, str))
        if number is None:
            raise ValueError("this kind stores a decimal")
        return self._exact(number)

    def show(self, value: Value, env: Env) -> str:
        return spelling.number(held(value, Decimal), env.lang)

    def raw(self, value: Value) -> Mapping[str, str]:
        return {"": spelling.typed(held(value, Decimal))}

    def schema(self, env: Env) -> dict[str, Json]:
        pattern = rf"^(?:-?[0-9]{{1,12}}\.[0-9]{{{self.scale}}})$"
        return {"type": "string", "pattern": pattern, "maxLength": 14 + self.scale}

    def domain(self) -> Domain:
        low, high = (int(bound.scaleb(self.scale)) for bound in self._bounds())
        return Numbers(low, high, self.scale)

    def _bounds(self) -> tuple[Decimal, Decimal]:
        return (
            -LARGEST if self.min is None else max(self.min, -LARGEST),
            LARGEST if self.max is None else min(self.max, LARGEST),
        )

    def _exact(self, number: Decimal) -> Decimal:
        return round(number, self.scale) + 0

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        area = cls(min=Decimal("0.1"), max=Decimal(100_000))
        return (
            (area, (*reads("12.50", "12,5", "12.5"), *reads("1234.50", "1.234,5"), *BLANKS)),
            (area, (*refuses("too_little", "0"), *refuses("too_much", "100001"))),
            (cls(scale=3), (*reads("-0.125", "-0.125"), *reads("12.000", "12"))),
            (cls(), (*refuses("too_fine", "1.234"), *refuses("not_number", "12m", "1,2,3"))),
            (cls(), (*reads("0.00", "-0", "0,0"), *BAD_TEXTS)),
        )
