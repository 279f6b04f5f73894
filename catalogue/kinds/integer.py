"""A whole number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Domain, Numbers
from catalogue.kinds import spelling
from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type, Value
from catalogue.kinds.boxes import TEXT_PROBLEMS, held, line, stored, whole
from catalogue.kinds.limits import EXACT, RANGE_PROBLEMS, outside
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.options import whole_number
from catalogue.record import record


@record
class Integer(Kind):
    kind: Literal["integer"] = "integer"
    min: Annotated[
        int | None, whole_number(-EXACT, EXACT), Says("số nhỏ nhất", "smallest number")
    ] = None
    max: Annotated[
        int | None, whole_number(-EXACT, EXACT), Says("số lớn nhất", "largest number")
    ] = None

    widget: ClassVar[str] = "number"
    type: ClassVar[Type] = "integer"
    about: ClassVar[Says] = Says("Số nguyên", "A whole number")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        **RANGE_PROBLEMS,
        "not_whole": Says(
            "{label} chưa đúng: xin nhập một số nguyên, ví dụ 3",
            "{label} is not right: please enter a whole number, for example 3",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, 30)
        if not isinstance(text, str):
            return text
        number = whole(text)
        if number is None:
            return Problem("not_whole")
        return outside(number, *self._bounds(), spelling.number, env) or number

    def dump(self, value: Value) -> Json:
        return held(value, int)

    def load(self, answer: Json) -> Value:
        return stored(answer, int)

    def show(self, value: Value, env: Env) -> str:
        return spelling.number(held(value, int), env.lang)

    def raw(self, value: Value) -> Mapping[str, str]:
        return {"": spelling.typed(held(value, int))}

    def schema(self, env: Env) -> dict[str, Json]:
        low, high = self._bounds()
        return {"type": "integer", "minimum": low, "maximum": high}

    def domain(self) -> Domain:
        return Numbers(*self._bounds())

    def _bounds(self) -> tuple[int, int]:
        return (
            -EXACT if self.min is None else self.min,
            EXACT if self.max is None else self.max,
        )

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        ways = ("1000000", "1.000.000", "1 000 000")
        return (
            (cls(), (*reads(1_000_000, *ways), *reads(-5, "-5"), *BLANKS, *BAD_TEXTS)),
            (cls(), refuses("not_whole", "1,5", "1.5", "10.00", "ba", "1.000 000", "٣")),
            (cls(min=0, max=20), (*reads(2, "2"), *reads(0, "0", "-0"))),
            (cls(min=0, max=20), (*refuses("too_much", "21"), *refuses("too_little", "-1"))),
        )
