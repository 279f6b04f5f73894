"""Types the shared tariffs, once for the whole catalogue, and judges their rows in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalogue import model
from catalogue import shared as authored
from catalogue.diagnostics import Report
from catalogue.domains import Days, Domain, Numbers, OneOf, Truth
from catalogue.kinds import AnyKind
from catalogue.kinds.choice import Choice
from catalogue.kinds.decimal import LARGEST
from catalogue.kinds.limits import EXACT
from catalogue.load import Catalogue
from catalogue.tree import Scalar
from compiler import ir
from compiler.compiled import is_error
from compiler.cutting import FIRST_DAY, LAST_DAY, Inputs
from compiler.lowering.amounts import known_inputs, row_test, tiers, value_row
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.rows import last_is_rest
from compiler.names import Names, Symbol
from compiler.places import Places
from compiler.reads import Read
from compiler.resolved import Resolved
from compiler.shared import Index, Shared, index
from compiler.tariffs import Taken, Tariff, with_values
from compiler.typecheck import Typer
from compiler.verify.tables import judge
from compiler.verify.wording import Wording

DECIMALS = 6
LARGEST_SCALED = int(LARGEST) * 10**DECIMALS
NO_BOUNDS = model.Money()
TYPES = {"yes_no": "bool"}


def ground(catalogue: Catalogue) -> tuple[Index, Report]:
    """What all procedures stand on: shared things by name, tariffs among them."""
    shared, report = index(catalogue)
    for file in catalogue.tariffs:
        for name, one in file.tariff.items():
            work = _Work(shared, name, one)
            shared = replace(
                shared, things={**shared.things, ("tariff", str(name)): work.tariff()}
            )  # fmt: skip
            report.extend(work.report)
    return shared, report


class _Work:
    """One tariff: it belongs to no procedure and reads what it takes, and shared parameters."""

    def __init__(self, shared: Index, name: Scalar, written: authored.Tariff) -> None:
        self.name, self.written = name, written
        self.report = Report()
        self.shared = Shared(shared)
        names = Names()
        self.takes = tuple(self._takes(names))
        nowhere = model.Procedure.model_construct(parameters={}, fees=None)
        resolved = Resolved(name.span.file, nowhere, self.shared, names, (), {}, (), name.span)
        typer = Typer(resolved, self.report)
        self.places = Places(name.span)
        self.path = f"tariff/{name}"
        self.places.put(self.path, name.span)
        self.context = Context(resolved, typer, self.places, self.report)

    def _takes(self, names: Names) -> Iterator[Taken]:
        for name, kind in self.written.takes.items():
            type_: Any = TYPES.get(str(kind), str(kind))
            options, list_name = self.shared.options(str(kind)), ""
            if str(kind) not in authored.TAKEN_KINDS:
                type_, list_name = "choice", str(kind)
                if options is None:
                    known = (*authored.TAKEN_KINDS, *self.shared.known("list"))
                    self.shared.not_known(
                        self.report, "taken-kind-not-known", str(kind), known, kind.span
                    )
            names.add(
                Symbol(str(name), "field", name.span, type_, options=options or (),
                       list_name=list_name),
                self.report,
            )  # fmt: skip
            yield Taken(str(name), type_, list_name)

    def tariff(self) -> Tariff:
        if any(is_error(one) for one in self.report):
            return Tariff(str(self.name), self.takes, None, self.name.span)
        decision = self._decision()
        parameters = {fact.id: fact.value for fact in self.context.typer.facts.values()}
        rows = tuple(
            replace(row, when=with_values(row.when, parameters),
                    value=with_values(row.value, parameters))
            for row in decision.rows
        )  # fmt: skip
        whole = replace(decision, rows=rows)
        if not any(is_error(one) for one in self.report):
            self.report.extend(judge(whole, self._inputs(), self.places, self._wording()))
        sound = not any(is_error(one) for one in self.report)
        return Tariff(
            str(self.name), self.takes, whole if sound else None, self.name.span,
            str(self.written.name or ""),
        )  # fmt: skip

    def _decision(self) -> ir.Decision:
        written = self.written
        if isinstance(written, authored.TiersTariff):
            row = ir.Row(ir.TRUE, tiers(self.context, written, AFTER_FORM))
            return ir.Decision(self.path, "money", (row,))
        hit: Any = str(written.hit or "unique")
        rest = hit == "unique" and last_is_rest(self.context, written.rows)
        inputs = known_inputs(self.context, written.inputs)
        rows = tuple(self._row(row, n, inputs) for n, row in enumerate(written.rows, 1))
        return ir.Decision(self.path, "money", rows, hit, rest)

    def _row(
        self, row: authored.TariffRow, number: int, inputs: tuple[Scalar | None, ...]
    ) -> ir.Row:
        if isinstance(row.when, tuple):
            when = row_test(self.context, inputs, row)
        else:
            when = self.context.typer.rule(row.when, AFTER_FORM)
        return value_row(self.context, row, f"{self.path}/{number}", when, NO_BOUNDS)

    def _inputs(self) -> Inputs:
        return Inputs({Read("case", one.name): self._domain(one) for one in self.takes}, {})

    def _wording(self) -> Wording:
        labels = {one.name: one.name for one in self.takes}
        kinds: dict[str, AnyKind] = {
            one.name: Choice(options=self.shared.options(one.list_name) or ())
            for one in self.takes
            if one.list_name
        }
        return Wording(labels, kinds, {})

    def _domain(self, taken: Taken) -> Domain:
        match taken.type:
            case "bool":
                return Truth()
            case "date":
                return Days(FIRST_DAY, LAST_DAY)
            case "choice":
                options = self.shared.options(taken.list_name) or ()
                return OneOf(tuple(one.code for one in options))
            case "decimal" | "percent":
                return Numbers(0, LARGEST_SCALED, DECIMALS)
            case _:
                return Numbers(0, EXACT)
