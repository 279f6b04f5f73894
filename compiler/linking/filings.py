"""Scenarios of a bundle: one filing, and what each member makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from catalogue import syntax
from catalogue.linked import Bundle, Expected, Scenario
from catalogue.scalars import filing_time
from compiler import ir
from compiler.answers import questions
from compiler.linking.names import RuleContext
from compiler.lowering.filings import boxes, expected_total, is_row_key


def scenarios(context: RuleContext, bundle: Bundle, program: ir.Program) -> tuple[ir.Scenario, ...]:
    """Those that are filed while this text of the bundle is in force."""
    work = _Work(context, program)
    return tuple(
        work.scenario(number, one)
        for number, one in enumerate(bundle.scenarios, 1)
        if program.start <= one.at[0] and (program.end is None or one.at[0] < program.end)
    )


class _Work:
    def __init__(self, context: RuleContext, program: ir.Program) -> None:
        self.context, self.program = context, program
        self.fields = frozenset(_answerable(program))
        self.members = tuple(one.id for one in program.members)
        self.fees = {one.id for one in program.fees}
        self.components = {one.id for one in program.components}
        self.parties = {name.rpartition(".")[0] for name in self.fields} | self.fields

    def scenario(self, number: int, one: Scenario) -> ir.Scenario:
        path, places, expect = f"scenarios/{number}", self.context.places, one.expect
        places.put(path, one.name.span)
        for key in ("at", "expect"):
            places.put(f"{path}/{key}", one.key_span(key))
        for key in ("fees", "due", "components", "includes"):
            places.put(f"{path}/{key}", expect.key_span(key))
        self.known("channel-not-offered", one.channel, self.program.channels)
        whole, dues = self.dues(expect)
        return ir.Scenario(
            id=str(number),
            name=str(one.name),
            at=f"{filing_time(*one.at):%Y-%m-%dT%H:%M}",
            channel=str(one.channel),
            answers=tuple(self.answers(one, path)),
            registers=tuple(self.registers(one)),
            officer=tuple(self.findings(one)),
            fees=self.amounts(expect),
            due=whole,
            components=self.papers(expect.components),
            includes=self.papers(expect.includes),
            member_dues=dues,
        )

    def known(self, slug: str, name: Any, known: Any) -> None:
        if str(name) not in known:
            self.context.lowering.unknown(slug, str(name), known, name.span)

    def answers(self, one: Scenario, path: str) -> Iterator[tuple[str, str]]:
        for name, text in one.answers.items():
            bare = ".".join(part for part in str(name).split(".") if not is_row_key(part))
            if bare not in self.fields:
                self.context.lowering.unknown("answer-not-asked", name, self.fields, name.span)
            self.context.places.put(f"{path}/answers/{name}", text.span)
            yield str(name), str(text)

    def registers(self, one: Scenario) -> Iterator[tuple[str, str, str]]:
        for key, outcome in one.registers.items():
            name, _, party = (part.strip() for part in str(key).partition(" for "))
            self.context.lowering.register(name, key.at(0, len(name)))
            if party and party not in self.parties:
                self.context.lowering.unknown("party-not-known", party, self.parties, key.span)
            yield name, party, str(outcome)

    def findings(self, one: Scenario) -> Iterator[tuple[str, bool]]:
        officers = [fact.id for fact in self.program.facts if fact.by]
        for name, value in one.officer.items():
            self.known("officer-fact-not-known", name, officers)
            yield str(name), value

    def amounts(self, expect: Expected) -> tuple[tuple[str, int], ...] | None:
        """The total, or one amount per member, or per fee of a member."""
        if expect.fees is None:
            return None
        if isinstance(expect.fees, syntax.Money):
            return (expected_total(expect.fees),)
        for name in expect.fees:
            self.known("fee-not-known", name, (*self.members, *self.fees))
        return tuple((str(name), money.amount) for name, money in expect.fees.items())

    def dues(self, expect: Expected) -> tuple[str | None, tuple[tuple[str, str], ...]]:
        if not isinstance(expect.due, dict):
            return (_spelled(expect.due) if expect.due else None), ()
        for name in expect.due:
            self.known("member-not-known", name, self.members)
        return None, tuple((str(name), _spelled(due)) for name, due in expect.due.items())

    def papers(self, names: Any) -> tuple[str, ...] | None:
        for name in names or ():
            self.known("component-not-known", name, self.components)
        return None if names is None else tuple(map(str, names))


def _spelled(due: tuple[date, time | None]) -> str:
    day, clock = due
    return f"{day.isoformat()}T{clock:%H:%M}" if clock else day.isoformat()


def _answerable(program: ir.Program) -> Iterator[str]:
    for item in questions(program):
        if isinstance(item, ir.Field):
            yield from boxes(item.id, item)
        else:
            yield item.id
            for field in item.fields:
                yield from boxes(f"{item.id}.{field.id}", field)
