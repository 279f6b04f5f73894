"""The rules of a bundle itself: what they may name, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from catalogue import model, syntax
from catalogue.diagnostics import Report
from catalogue.linked import Bundle
from catalogue.load import Authored
from catalogue.record import record
from compiler import ir
from compiler.lowering import parties
from compiler.lowering.context import AFTER_FORM, Context
from compiler.names import Names, Symbol
from compiler.places import Places
from compiler.resolved import LAST, Resolved
from compiler.shared import Shared
from compiler.typecheck import Typer


def declare(one: Authored[Bundle], start: date, shared: Shared, report: Report) -> RuleContext:
    """To its own rules a bundle is a procedure that asks nothing itself."""
    bundle = one.value
    shell = model.Procedure.model_construct(
        procedure=bundle.bundle, name=bundle.name, domain=bundle.domain, channels=bundle.channels,
        in_force=bundle.in_force, authority=bundle.receives, term=bundle.term, fees=None,
        scenarios=(), facts={}, steps=None,
    )  # fmt: skip
    object.__setattr__(shell, "_span", bundle.span)
    object.__setattr__(shell, "_keys", bundle._keys)
    places = Places(bundle.bundle.span)
    for key in bundle._keys:
        places.put(f"key/{key}", key.span)
    resolved = Resolved(one.file, shell, shared, Names(), (), {}, (), bundle.bundle.span)
    context = Context(resolved, Typer(resolved, report), places, report)
    return RuleContext(context, start)


@record
class RuleContext:
    lowering: Context
    start: date

    @property
    def places(self) -> Places:
        return self.lowering.places

    def rule(self, phrase: Any) -> ir.Expr:
        return self.lowering.typer.rule(phrase, AFTER_FORM)

    def receives(self, written: object) -> tuple[ir.Place, ...]:
        return parties.authority(self.lowering).receives if written is not None else ()

    def domain(self, name: Any) -> str:
        found = self.lowering.shared.domain(str(name))
        if found is None:
            known = self.lowering.shared.known("domain")
            self.lowering.unknown("domain-not-known", str(name), known, name.span)
        return str(found or name)

    def decree(self, phrase: syntax.Phrase[syntax.Decree] | None) -> ir.Citation | None:
        return ir.Citation(phrase.tree.act, phrase.tree.day) if phrase is not None else None

    def judge_channels(self, channels: Iterable[Any], programs: Iterable[ir.Program]) -> None:
        """What one of the members does not take in that way cannot be filed so together."""
        for program in programs:
            for channel in channels:
                if str(channel) not in program.channels:
                    self.lowering.unknown(
                        "channel-not-offered", str(channel), program.channels, channel.span
                    )  # fmt: skip

    def add(self, member: str, program: ir.Program) -> None:
        """From here on rules may name what this member asks, and what it works out."""
        at = self.lowering.resolved.span
        for page in program.pages:
            for item in page.items:
                if isinstance(item, ir.Field) and item.source != "upload":
                    self._add(self._question(item))
                elif isinstance(item, ir.Group):
                    self._add(self._list(item))
        for fact in program.facts:
            role: Any = "officer" if fact.by else "fact"
            self.lowering.typer.facts[fact.id] = fact
            self._add(Symbol(fact.id, role, at, fact.type, -1))

    def _add(self, symbol: Symbol) -> None:
        self.lowering.resolved.names.add(symbol, self.lowering.report)

    def _question(self, field: ir.Field) -> Symbol:
        options = getattr(field.kind, "options", ())
        name = options if isinstance(options, str) else ""
        listed = (self.lowering.shared.options(name) or ()) if name else tuple(options)
        return Symbol(
            field.id, "field", self.lowering.resolved.span, field.kind.type, LAST - 1,
            field.kind, listed, name or field.id,
        )  # fmt: skip

    def _list(self, group: ir.Group) -> Symbol:
        rows = {field.id: self._question(field) for field in group.fields}
        span = self.lowering.resolved.span
        return Symbol(group.id, "list", span, "records", LAST - 1, fields=rows)
