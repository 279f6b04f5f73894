"""An amount of money, kept as a whole number of the currency's smallest unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Domain, Numbers
from catalogue.kinds import spelling
from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type, Value
from catalogue.kinds.boxes import TEXT_PROBLEMS, fraction, held, line, stored, whole
from catalogue.kinds.limits import EXACT, RANGE_PROBLEMS, outside
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.options import amount, one_of
from catalogue.record import record

UNIT = re.compile(r" ?(?:đồng|vnđ|vnd|đ|usd|eur)$", re.IGNORECASE)


@record
class Money(Kind):
    kind: Literal["money"] = "money"
    min: Annotated[int | None, amount(), Says("số tiền ít nhất", "smallest amount")] = None
    max: Annotated[int | None, amount(), Says("số tiền nhiều nhất", "largest amount")] = None
    currency: Annotated[
        Literal["VND", "USD", "EUR"], one_of("VND", "USD", "EUR"), Says("loại tiền", "currency")
    ] = "VND"

    widget: ClassVar[str] = "number"
    type: ClassVar[Type] = "money"
    about: ClassVar[Says] = Says("Số tiền", "An amount of money")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        **RANGE_PROBLEMS,
        "not_money": Says(
            "{label} chưa đúng: xin nhập số tiền, ví dụ 1.500.000",
            "{label} is not right: please enter an amount, for example 1500000",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, 40)
        if not isinstance(text, str):
            return text
        number = self._smallest(UNIT.sub("", text))
        if number is None:
            return Problem("not_money")
        return outside(number, *self._bounds(), self._spell, env) or number

    def dump(self, value: Value) -> Json:
        return held(value, int)

    def load(self, answer: Json) -> Value:
        return stored(answer, int)

    def show(self, value: Value, env: Env) -> str:
        return self._spell(held(value, int), env.lang)

    def raw(self, value: Value) -> Mapping[str, str]:
        return {"": spelling.typed(spelling.major(held(value, int), self.currency))}

    def schema(self, env: Env) -> dict[str, Json]:
        low, high = self._bounds()
        return {"type": "integer", "minimum": low, "maximum": high}

    def domain(self) -> Domain:
        return Numbers(*self._bounds())

    def _smallest(self, text: str) -> int | None:
        cents = spelling.CENTS[self.currency]
        number = fraction(text) if cents else whole(text)
        if number is None or number != round(number, cents):
            return None
        return int(number * 10**cents)

    def _spell(self, amount: int, lang: str) -> str:
        return spelling.money(amount, self.currency, lang)

    def _bounds(self) -> tuple[int, int]:
        return self.min or 0, EXACT if self.max is None else self.max

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        price, dollars = cls(min=1000, max=5_000_000), cls(currency="USD")
        return (
            (cls(), (*reads(1_500_000, "1500000", "1.500.000 đồng"), *reads(8000, "8.000đ"))),
            (cls(), (*refuses("not_money", "tám nghìn", "1,5"), *BLANKS, *BAD_TEXTS)),
            (dollars, (*reads(1050, "10,5 USD", "10.50"), *refuses("not_money", "10.555"))),
            (price, (*refuses("too_little", "500"), *refuses("too_much", "5000001"))),
        )
