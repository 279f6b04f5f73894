"""What every part of lowering works with: the resolved procedure, the typer, places, findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from catalogue.diagnostics import Report, Span
from catalogue.kinds.base import Option, Type
from catalogue.record import record
from catalogue.shared import Act
from catalogue.syntax import Basis, Citation, Phrase
from catalogue.tree import Scalar
from compiler import ir
from compiler.law import During, judge_citation
from compiler.names import Symbol
from compiler.places import Places
from compiler.resolved import LAST, Condition, Resolved, Site
from compiler.running_order import STEPS
from compiler.shared import Shared
from compiler.typecheck import Typer, basis
from compiler.walk import both

AFTER_FORM = Site(LAST, officer=True)
"""Documents, fees and clocks stand after the form and may use what officers find."""


@record
class Context:
    resolved: Resolved
    typer: Typer
    places: Places
    report: Report

    @property
    def shared(self) -> Shared:
        return self.resolved.shared

    def whens(self, conditions: Iterable[Condition]) -> ir.Expr:
        return both(*(self.typer.rule(one.rule, one.site) for one in conditions))

    def basis(self, phrase: Phrase[Basis] | None, row: object = None) -> ir.Basis:
        """The citations of a place; an act that is not known or not in force is a finding.

        `row` may have days of its own, which are then those that count.
        """
        if phrase is None:
            return ()
        for citation in phrase.tree.citations:
            act = self.shared.act(citation.act)
            if act is not None:
                self._judge_act(act, phrase, citation, row)
            else:
                place = phrase.word(citation.act, citation.start)
                self.unknown("act-not-known", citation.act, self.shared.known("act"), place)
        return basis(phrase)

    def _judge_act(self, act: Act, phrase: Phrase[Basis], citation: Citation, row: object) -> None:
        in_force = self.resolved.procedure.in_force
        own = During(getattr(row, "from_", None), getattr(row, "until", None))
        during = own.within(During(in_force.from_, in_force.until))
        judge_citation(self.report, act, phrase, citation, during)
        if act.until is not None and during.outlives(act.until):
            self.shared.outlived[citation.act] = act.until

    def once(self, slug: str, ids: Iterable[Scalar]) -> None:
        """Two of one id are a finding that shows both places."""
        seen: dict[str, Scalar] = {}
        for id_ in ids:
            first = seen.setdefault(str(id_), id_)
            if first is not id_:
                self.report.add(slug, id_.span, related=[first.span], name=id_)

    def generate(
        self, id_: str, at: Span, type_: Type, options: tuple[Option, ...], list_name: str = ""
    ) -> None:
        """Name a question that nobody authored; what stands after the form may read it."""
        symbol = Symbol(
            id_, "field", at, type_, LAST - 1, options=options, list_name=list_name
        )  # fmt: skip
        self.resolved.names.add(symbol, self.report)

    def words(self, question: str) -> str:
        """What a generated question or name says in this jurisdiction."""
        return str(self.shared.profile.questions[question])  # type: ignore[index]

    def register(self, name: str, at: Span) -> None:
        """A register that there is not is a finding."""
        if self.shared.register(name) is None:
            self.unknown("register-not-known", name, self.shared.known("register"), at)

    def profile_word(self, word: Scalar, known: Iterable[Scalar]) -> None:
        """Neither may a word be missing that the jurisdiction has to say something of."""
        words = [str(one) for one in known]
        if str(word) not in words:
            self.unknown("word-not-in-profile", str(word), words, word.span)

    def party(self, name: str, at: Span) -> None:
        """So is a party that is neither a block nor a list of the form."""
        blocks = [one.path for one in self.resolved.names if one.role in ("block", "list")]
        unnamed = self.resolved.names.unnamed.get(name)
        if name not in blocks and unnamed is not None:
            self.report.add("block-not-named", unnamed, name=name)
            self.shared.lose(name)
        elif name not in blocks:
            self.unknown("party-not-known", name, blocks, at)

    def step(self, name: str, phrase: Phrase[Any]) -> None:
        """A step that there is not is a finding, unless the steps could not be opened."""
        steps = [str(step.step) for step in self.resolved.steps]
        if name not in steps and not self.shared.is_lost(STEPS):
            self.unknown("step-not-known", name, steps, phrase.word(name))

    def unknown(self, slug: str, name: str, known: Iterable[str], at: Span) -> None:
        """A name that stands for nothing, with the nearest one that does."""
        self.shared.not_known(self.report, slug, name, known, at)
