"""Why a filing has these fees, papers, dates, requirements: the rules that led there, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from catalogue.diagnostics import Span
from compiler import ir
from compiler.cutting import window
from compiler.evaluation import Due, Evaluation
from compiler.walk import reads
from renderers import clock_prose, law_prose, prose
from renderers.documents import paper_line
from renderers.led import led
from renderers.masthead import Site
from renderers.saying import say
from renderers.summary import fee_line, moment, relief_text
from renderers.words import Words

KINDS = ("fees", "components", "dates", "requirements")
Verdict: TypeAlias = Callable[[ir.Expr], bool | None]
"""What a rule comes to for the filing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that counted, who says so, and where it is written."""

    text: str
    law: str
    path: str


@dataclass(frozen=True, slots=True)
class Why:
    """`key` is `fees/le_phi`, `components/to_khai`, `term`, `results/the`, `requirements/1`."""

    key: str
    name: str
    answer: str
    reasons: tuple[Reason, ...]

    @property
    def kind(self) -> Literal["fees", "components", "dates", "requirements"]:
        match self.key.partition("/")[0]:
            case "fees" | "components" | "requirements" as head:
                return head
            case _:
                return "dates"


@dataclass(frozen=True, slots=True)
class WhyPage:
    site: Site
    title: str
    parts: tuple[tuple[str, tuple[Why, ...]], ...]
    back: str


def why_page(site: Site, program: ir.Program, found: tuple[Why, ...], back: str) -> WhyPage:
    """Render with `page("form/why", view)`."""
    parts = ((kind, tuple(one for one in found if one.kind == kind)) for kind in KINDS)
    title = say(site.lang, "why/title", procedure=program.name)
    return WhyPage(site, title, tuple(part for part in parts if part[1]), back)


def as_text(found: tuple[Why, ...], place: Callable[[str], Span], lang: str) -> Iterator[str]:
    """For an author: every reason with the place where it is written."""
    for kind in KINDS:
        entries = [one for one in found if one.kind == kind]
        if entries:
            yield f"{say(lang, f'why/{kind}')}\n"
        for one in entries:
            yield f"  {one.name}: {one.answer}\n"
            for reason in one.reasons:
                at = place(reason.path)
                law = f" ({reason.law})" if reason.law else ""
                yield f"    – {reason.text}{law}  [{at.file}:{at.line}]\n"


def whys(
    program: ir.Program, evaluation: Evaluation, verdict: Verdict, known: Words
) -> tuple[Why, ...]:
    """Fees, papers, dates, requirements, in the order of the procedure."""
    asking = _Asking(program, evaluation, verdict, known)
    return (*asking.fees(), *asking.papers(), *asking.dates(), *asking.requirements())


@dataclass(frozen=True, slots=True)
class _Asking:
    program: ir.Program
    evaluation: Evaluation
    verdict: Verdict
    known: Words

    def fees(self) -> Iterator[Why]:
        states = {state.id: state for state in self.evaluation.fees}
        for fee in self.program.fees:
            state, path = states[fee.id], f"fees/{fee.id}"
            line = fee_line(fee, state, self.known)
            reasons = list(self.condition(fee.when, fee.basis, path)) if fee.when != ir.TRUE else []
            if state.due is not False:
                reasons += self._rows(fee)
                for number in state.relief:
                    relief = fee.relief[number]
                    place = f"{path}/relief/{number + 1}"
                    text = relief_text(relief, self.known)
                    reasons.append(self._reason(text, relief.basis or fee.basis, place))
                    reasons += self._facts(relief.when)
            answer = line.amount if state.due is not False else self._say("why/no_fee")
            yield Why(path, fee.name, answer, _once(reasons))

    def _rows(self, fee: ir.Fee) -> Iterator[Reason]:
        for number, row in self._deciding(fee.amount):
            path = f"fees/{fee.id}/amount/{number}"
            rest = fee.amount.rest and number == len(fee.amount.rows) and number > 1
            case = self.known.say("else") if rest else prose.condition(row.when, self.known)
            rate = law_prose.amount(row.value, fee.unit, self.known)
            text = f"{case}: {rate}" if case else rate
            yield self._reason(text, row.basis or fee.basis, path)
            yield from self._facts(row.when)

    def _deciding(self, decision: ir.Decision) -> Iterator[tuple[int, ir.Row]]:
        """The rows that hold; where there is none, the one that remains."""
        listed = decision.rows[:-1] if decision.rest else decision.rows
        found = [
            (number, row)
            for number, row in enumerate(listed, 1)
            if all(self.verdict(rule) for rule in (row.when, *window(row)))
        ]
        if not found and decision.rest:
            found = [(len(decision.rows), decision.rows[-1])]
        yield from found if decision.hit in ("sum", "max") else found[:1]

    def papers(self) -> Iterator[Why]:
        states = {state.id: state for state in self.evaluation.components}
        for one in self.program.components:
            state, path = states[one.id], f"components/{one.id}"
            in_case = self.verdict(one.asked_in_case)
            rule = one.asked if in_case and state.lookup != "found" else one.asked_in_case
            reasons = self.condition(rule, one.basis, path)
            if state.lookup == "found":
                line = paper_line(one, state, self.program, self.evaluation, self.known)
                yield Why(path, one.name, line.note, _once(reasons))
                continue
            key = {True: "why/asked", False: "why/not_asked", None: "sum/open"}[state.asked]
            yield Why(path, one.name, self._say(key), _once(reasons))

    def dates(self) -> Iterator[Why]:
        clocks = self.evaluation.clocks
        if self.program.term is not None:
            term = self.evaluation.term
            yield self._date("term", self._say("sum/due"), self.program.term, term.due)
        for one in self.program.results:
            path = f"results/{one.id}"
            if one.within is not None and path in clocks:
                yield self._date(path, one.name, one.within, clocks[path].due)

    def _date(self, path: str, name: str, clock: ir.Clock, due: Due | None) -> Why:
        rows = tuple(
            ir.Row(row.when, ir.Lit("text", ""), row.start, row.end, row.basis)
            for row in clock.within
        )
        reasons: list[Reason] = []
        decision = ir.Decision(path, "text", rows, clock.hit, clock.rest)
        for number, row in self._deciding(decision):
            rest = clock.rest and number == len(rows) and number > 1
            case = self.known.say("else") if rest else prose.condition(row.when, self.known)
            length = law_prose.clock_row(clock.within[number - 1], self.known)
            text = f"{length}, {clock_prose.event(clock.starts, self.known)}"
            place = f"{path}/within/{number}"
            law = row.basis or clock.basis
            reasons.append(self._reason(f"{case}: {text}" if case else text, law, place))
            reasons += self._facts(row.when)
        if clock.cut_off:
            text = self.known.say("cut_off", clock.cut_off)
            reasons.append(self._reason(text, clock.basis, path))
        for number, more in enumerate(clock.plus, 1):
            if self.verdict(more.when):
                text = self.known.say("plus", law_prose.clock_row(more, self.known))
                case = prose.condition(more.when, self.known)
                place, law = f"{path}/plus/{number}", more.basis or clock.basis
                reasons.append(self._reason(f"{case}: {text}" if case else text, law, place))
                reasons += self._facts(more.when)
        answer = moment(due, self.known.lang) if due else self._say("sum/open")
        return Why(path, name, answer, _once(reasons))

    def requirements(self) -> Iterator[Why]:
        for one in self.program.requirements:
            path = f"requirements/{one.id}"
            met = self.evaluation.requirements.get(one.id)
            keys = {True: "why/met", False: "why/not_met", None: "why/judged"}
            reasons = self.condition(one.test, one.basis, path)
            yield Why(path, one.says, self._say(keys[met]), _once(reasons))

    def condition(self, rule: ir.Expr, law: ir.Basis, path: str) -> Iterator[Reason]:
        """The parts of a rule that made it true or false; for everybody, where it has none."""
        if rule == ir.TRUE:
            yield self._reason(self._say("why/everybody"), law, path)
            return
        parts = dict.fromkeys(led(rule, self.verdict)) or {rule: None}
        text = self.known.say("and").join(prose.condition(one, self.known) for one in parts)
        yield self._reason(text, law, path)
        for one in parts:
            yield from self._facts(one)

    def _facts(self, rule: ir.Expr) -> Iterator[Reason]:
        """What a named fact rests on, where it has an article of its own."""
        for name in sorted(reads(rule) & self.known.facts.keys()):
            fact = self.known.facts[name]
            if fact.source == "authored" and not fact.by and fact.type == "bool":
                parts = led(fact.value, self.verdict) or (fact.value,)
                text = self.known.say("and").join(prose.condition(it, self.known) for it in parts)
                holds = self.verdict(ir.Ref(name, "bool")) is not False
                says = fact.says if holds else prose.condition(ir.Not(_ref(name)), self.known)
                yield self._reason(f"{says}: {text}", fact.basis, f"facts/{name}")

    def _reason(self, text: str, law: ir.Basis, path: str) -> Reason:
        return Reason(clock_prose.capital(text), law_prose.basis(law, self.known), path)

    def _say(self, key: str) -> str:
        return say(self.known.lang, key)


def _ref(name: str) -> ir.Ref:
    return ir.Ref(name, "bool")


def _once(reasons: Iterator[Reason] | list[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))
