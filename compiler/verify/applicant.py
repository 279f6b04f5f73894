"""A model of the solver as a person who files: answers, day, channel, what officers found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from catalogue.kinds.base import Json, Kind
from compiler import ir
from compiler.answers import KEY
from compiler.evaluation import Filing, Lookup
from compiler.reads import Read
from compiler.verify import solver as s
from compiler.verify.forms import CHANNEL, Form
from compiler.verify.quantities import Amount, Day
from compiler.verify.solver import Model
from compiler.verify.values import LODGED, Code, Codes, Known, Rule, Thing
from compiler.working_days import VIETNAM

NOON = time(9)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Reads one model; the same model gives the same person."""

    form: Form
    model: Model

    def filing(self) -> Filing:
        channel = self.form.encoder.things[CHANNEL]
        at = datetime.combine(self._lodged(), NOON, VIETNAM)
        return Filing(
            dict(self._answers()), at, self._code(channel, self.form.program.channels),
            dict(self._registers()), dict(self._findings()), "submit", documents=dict(self._held()),
        )  # fmt: skip

    def _lodged(self) -> date:
        lodged = self.form.encoder.things[LODGED]
        assert isinstance(lodged, Known)
        assert isinstance(lodged.value, Day)
        return self._date(lodged.value)

    def _answers(self) -> Iterator[tuple[str, Json]]:
        for page in self.form.program.pages:
            for item in page.items:
                if isinstance(item, ir.Field) and item.value is None:
                    if self.model.truth(self.form.given[item.id]):
                        thing = self.form.encoder.things[Read("case", item.id)]
                        yield item.id, self._answer(item, thing)
                elif isinstance(item, ir.Group):
                    yield item.id, list(self._rows(item))

    def _rows(self, item: ir.Group) -> Iterator[Json]:
        listed = self.form.encoder.lists[item.id]
        for number in range(self.model.whole(listed.count)):
            row: dict[str, Json] = {KEY: f"r{number + 1}"}
            if number < len(listed.rows):
                for one in item.fields:
                    name = f"{item.id}.{one.id}/{number + 1}"
                    if one.value is None and self.model.truth(self.form.given[name]):
                        row[one.id] = self._answer(one, listed.rows[number].fields[one.id])
            yield row

    def _answer(self, item: ir.Field, thing: Thing) -> Json:
        kind = item.kind
        match thing:
            case Rule(holds=holds):
                return self.model.truth(holds)
            case Known(value=Amount(term=term, per=per)):
                number = self.model.whole(term)
                if kind.type in ("integer", "money"):
                    return number
                return kind.dump(Decimal(number) * Decimal(per.numerator) / per.denominator)
            case Known(value=Day() as day):
                return self._date(day).isoformat()
            case Known(value=Codes(has=has)):
                return [code for code, term in has.items() if self.model.truth(term)]
            case Known(value=Code(number=number)) if kind.type in ("choice", "text"):
                return self._text(kind, self.model.whole(number))
            case _:
                return self._some(kind)

    def _some(self, kind: Kind) -> Json:
        return self.form.samples.of(kind, self._lodged())

    def _text(self, kind: Kind, number: int) -> Json:
        codes, options = self.form.encoder.codes, getattr(kind, "options", "")
        named = {at: code for code, at in codes.items()}
        if isinstance(options, str) and options:
            day = self._lodged()
            listed = [it for it in self.form.world.lists.get(options, ()) if it.offered(day)]
            fresh = next((it.code for it in listed if it.code not in codes), None)
            told = any(it.code == named.get(number) for it in listed)
            return named[number] if told else fresh or self._some(kind)
        return named[number] if number in named else self._some(kind)

    def _code(self, thing: Thing, codes: tuple[str, ...]) -> str | None:
        assert isinstance(thing, Known)
        assert isinstance(thing.value, Code)
        number = self.model.whole(thing.value.number)
        return next((code for code in codes if self.form.encoder.codes.get(code) == number), None)

    def _date(self, day: Day) -> date:
        return date(*(self.model.whole(part) for part in (day.year, day.month, day.day)))

    def _registers(self) -> Iterator[tuple[tuple[str, str], Lookup]]:
        for asked, rule in self.form.encoder.registers.items():
            if self.model.truth(rule.holds):
                yield (asked.register, asked.party), "found"
            elif self.model.truth(rule.fails):
                yield (asked.register, asked.party), "not_found"

    def _held(self) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
        for asked, papers in self.form.encoder.held.items():
            there = frozenset(name for name, held in papers.items() if self.model.truth(held))
            yield (asked.register, asked.party), there

    def _findings(self) -> Iterator[tuple[str, bool]]:
        for fact, rule in self.form.encoder.findings.items():
            if self.model.truth(s.either(rule.holds, rule.fails)):
                yield fact, self.model.truth(rule.holds)
