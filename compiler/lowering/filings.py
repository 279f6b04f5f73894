"""Lowers scenarios: names are checked here, texts are judged by each field's kind when they run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from catalogue import clocks, model, syntax
from catalogue.scalars import filing_time
from catalogue.syntax import Phrase
from compiler import ir
from compiler.currencies import DONG
from compiler.lowering.clocks import STOPPED, event
from compiler.lowering.context import Context
from compiler.lowering.named_groups import MEMBERS


def scenarios(
    context: Context, fields: frozenset[str], components: frozenset[str], fees: Mapping[str, str]
) -> tuple[ir.Scenario, ...]:
    """`fields` are the paths that an answer may name; rows as `list.field`, lists by id; `fees`
    are given with their currencies."""
    work = _Work(context, fields, components, fees)
    listed = context.resolved.procedure.scenarios
    return tuple(work.scenario(number, one) for number, one in enumerate(listed, 1))


class _Work:
    def __init__(
        self,
        context: Context,
        fields: frozenset[str],
        components: frozenset[str],
        fees: Mapping[str, str],
    ) -> None:
        self.context, self.fields, self.components, self.fees = context, fields, components, fees

    def scenario(self, number: int, one: model.Scenario) -> ir.Scenario:
        path = f"scenarios/{number}"
        self.context.places.put(path, one.name.span)
        channels = [str(channel) for channel in self.context.resolved.procedure.channels]
        self.known("channel-not-offered", one.channel, channels)
        expect = one.expect
        due = None
        if expect.due is not None:
            due = spelled_moment(*expect.due)
            self.context.places.put(f"{path}/due", expect.key_span("due"))
        self.context.places.put(f"{path}/at", one.key_span("at"))
        self.context.places.put(f"{path}/expect", one.key_span("expect"))
        self.context.places.put(f"{path}/fees", expect.key_span("fees"))
        self.context.places.put(f"{path}/components", expect.key_span("components"))
        return ir.Scenario(
            id=str(number),
            name=str(one.name),
            at=f"{filing_time(*one.at):%Y-%m-%dT%H:%M}",
            channel=str(one.channel),
            answers=tuple(self.answers(one, path)),
            registers=tuple(self.registers(one)),
            officer=tuple(self.findings(one)),
            events=tuple(self.events(one)),
            dues=tuple(self.dues(expect)),
            fees=self.expected_fees(expect),
            left_open=tuple(self.left_open(expect)),
            due=due,
            components=self.expected(expect.components),
            includes=self.expected(expect.includes),
        )

    def known(self, slug: str, name: Any, known: Any) -> None:
        if str(name) not in known:
            self.context.unknown(slug, str(name), known, name.span)

    def answers(self, one: model.Scenario, path: str) -> Iterator[tuple[str, str]]:
        for name, text in one.answers.items():
            bare = ".".join(part for part in str(name).split(".") if not is_row_key(part))
            if bare not in self.fields:
                self.context.unknown("answer-not-asked", str(name), self.fields, name.span)
            self.context.places.put(f"{path}/answers/{name}", text.span)
            yield str(name), str(text)

    def registers(self, one: model.Scenario) -> Iterator[tuple[str, str, str]]:
        for key, outcome in one.registers.items():
            name, _, party = (part.strip() for part in str(key).partition(" for "))
            self.context.register(name, key.at(0, len(name)))
            if party:
                start, (list_, _, row) = key.rindex(party), party.rpartition(".")
                named = list_ if is_row_key(row) else party
                self.context.party(named, key.at(start, start + len(party)))
            yield name, party, str(outcome)

    def findings(self, one: model.Scenario) -> Iterator[tuple[str, bool]]:
        facts = self.context.resolved.facts
        officers = [name for name, fact in facts.items() if fact.by]
        for name, value in one.officer.items():
            self.known("officer-fact-not-known", name, officers)
            yield str(name), value

    def events(self, one: model.Scenario) -> Iterator[tuple[str, str]]:
        for key, at in one.events.items():
            happened = event(self.context, Phrase(clocks.event(key), key), STOPPED)
            if happened is not None:
                yield happened.key, f"{filing_time(*at):%Y-%m-%dT%H:%M}"

    def dues(self, expect: model.Expected) -> Iterator[tuple[str, str]]:
        """What is expected of other clocks than the due date of the term."""
        procedure = self.context.resolved.procedure
        results = procedure.results if isinstance(procedure.results, tuple) else ()
        term = procedure.term
        known: dict[str, list[str]] = {
            "results": [str(one.id) for one in results],
            "steps": [str(one.step) for one in self.context.resolved.steps],
            "replies": [*term.replies] if isinstance(term, model.Term) else [],
        }
        for name in ("latest", "extended"):
            if (day := getattr(expect, name)) is not None:
                yield name, spelled_moment(*day)
        for collection, names in known.items():
            for name, day in getattr(expect, collection).items():
                self.known("clock-not-known", name, names)
                yield f"{collection}/{name}", spelled_moment(*day)

    def expected_fees(self, expect: model.Expected) -> tuple[tuple[str, int], ...] | None:
        if expect.fees is None:
            return None
        if isinstance(expect.fees, syntax.Money):
            return (expected_total(expect.fees),)
        amounts: list[tuple[str, int]] = []
        for name, phrase in expect.fees.items():
            self.known("fee-not-known", name, self.fees)
            money = phrase.tree
            if isinstance(money, syntax.Money):
                amounts.append((str(name), money.amount))
                currency = self.fees.get(name, money.currency)
                if money.currency != currency:
                    self.context.report.add(
                        "expected-currency", name.span, currency=currency, other=money.currency
                    )
        return tuple(amounts) or None

    def left_open(self, expect: model.Expected) -> Iterator[tuple[str, str, str]]:
        """Fees of which the catalogue does not say the amount."""
        for name, phrase in expect.fees.items() if isinstance(expect.fees, dict) else ():
            match phrase.tree:
                case syntax.SetBy(who=who):
                    self.context.typer.body(who, phrase.word(who, phrase.tree.start))
                    yield str(name), "set_by", who
                case syntax.ByNotice(step=step):
                    self.context.step(step, phrase)
                    yield str(name), "by_notice", step
                case syntax.ByAgreement():
                    yield str(name), "by_agreement", ""

    def expected(self, names: Any) -> tuple[str, ...] | None:
        if names is None:
            return None
        for name in names:
            if not self.context.shared.is_lost(MEMBERS):
                self.known("component-not-known", name, self.components)
        return tuple(str(name) for name in names)


def boxes(path: str, field: ir.Field) -> Iterator[str]:
    """A question, and each part of one whose answer has parts."""
    return (f"{path}.{part}" if part else path for part in ("", *field.kind.parts))


def spelled_moment(day: date, clock: time | None) -> str:
    """A day, or a minute of it."""
    return f"{day.isoformat()}T{clock:%H:%M}" if clock else day.isoformat()


def expected_total(money: syntax.Money) -> tuple[str, int]:
    """The sum of all fees in one currency, which names it unless it is đồng."""
    return ("" if money.currency == DONG else money.currency, money.amount)


def is_row_key(part: str) -> bool:
    """Rows of a scenario are called r1, r2 …"""
    return len(part) > 1 and part[0] == "r" and part[1:].isdigit()
