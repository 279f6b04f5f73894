"""A calendar day, or only a month or a year where no more is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Days, Domain
from catalogue.kinds import spelling
from catalogue.kinds.base import Env, Example, Json, Kind, Posted, Problem, Read, Says, Type, Value
from catalogue.kinds.boxes import TEXT_PROBLEMS, held, line, stored
from catalogue.kinds.days import DAY_PROBLEMS, EARLIEST, LATEST, Precision, read_day
from catalogue.kinds.limits import outside
from catalogue.kinds.samples import BAD_TEXTS, BLANKS, reads, refuses
from catalogue.options import day, one_of
from catalogue.record import record

WITHIN_YEAR: Mapping[Precision, str] = {
    "day": "(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
    "month": "(?:0[1-9]|1[0-2])-01",
    "year": "01-01",
}


@record
class CalendarDate(Kind):
    """Of a month or a year the first day is kept, so that rules compare days only."""

    kind: Literal["date"] = "date"
    precision: Annotated[
        Precision, one_of("day", "month", "year"), Says("biết đến đâu", "how exactly it is known")
    ] = "day"
    min: Annotated[date | None, day(), Says("ngày sớm nhất", "earliest day")] = None
    max: Annotated[date | None, day(), Says("ngày muộn nhất", "latest day")] = None

    widget: ClassVar[str] = "date"
    type: ClassVar[Type] = "date"
    about: ClassVar[Says] = Says("Ngày, tháng, năm", "Day, month, year")
    problems: ClassVar[Mapping[str, Says]] = {
        **TEXT_PROBLEMS,
        **DAY_PROBLEMS,
    }

    def read(self, raw: Posted, env: Env) -> Read:
        text = line(raw, 30)
        if not isinstance(text, str):
            return text
        value = read_day(text, self.precision)
        if isinstance(value, Problem):
            return value
        return outside(value, *self._bounds(), self._spell, env) or value

    def dump(self, value: Value) -> Json:
        return held(value, date).isoformat()

    def load(self, answer: Json) -> Value:
        return date.fromisoformat(stored(answer, str))

    def show(self, value: Value, env: Env) -> str:
        return self._spell(held(value, date), env.lang)

    def raw(self, value: Value) -> Mapping[str, str]:
        return {"": self._spell(held(value, date), "vi")}

    def schema(self, env: Env) -> dict[str, Json]:
        pattern = f"^(?:[0-9]{{4}}-{WITHIN_YEAR[self.precision]})$"
        return {"type": "string", "pattern": pattern, "maxLength": 10}

    def domain(self) -> Domain:
        return Days(*self._bounds())

    def _spell(self, value: date, lang: str) -> str:
        return spelling.day(value, self.precision)

    def _bounds(self) -> tuple[date, date]:
        low = self.min or EARLIEST
        first = {"day": low, "month": low.replace(day=1), "year": low.replace(month=1, day=1)}
        return first[self.precision], self.max or LATEST

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        born = cls(min=date(1920, 1, 1), max=date(2026, 12, 31))
        ways = ("05/09/1990", "5-9-1990", "05091990", "1990-09-05", " 5 / 9 / 1990 ")
        wrong = (*refuses("day", "hôm qua", "5/9/90"), *refuses("no_such_day", "31/02/2020"))
        month = cls(precision="month", min=date(1990, 9, 15))
        year = cls(precision="year")
        return (
            (born, (*reads("1990-09-05", *ways), *wrong, *BLANKS, *BAD_TEXTS)),
            (born, (*refuses("too_little", "31/12/1919"), *refuses("too_much", "1/1/2027"))),
            (month, (*reads("1990-09-01", "9/1990", "1990-09"), *refuses("month", "1990"))),
            (year, (*reads("1990-01-01", "1990"), *refuses("year", "90"))),
        )
