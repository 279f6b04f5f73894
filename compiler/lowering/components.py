"""Lowers the documents of a dossier: one recursive outline, papers, and the questions that pick
them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from catalogue import model, syntax
from catalogue.diagnostics import Span
from catalogue.kinds.base import Option
from catalogue.kinds.choices import Choices
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering import documents
from compiler.lowering.alternatives import (
    GROUPS,
    How,
    coded,
    entries,
    member_id,
    members,
    options,
)  # fmt: skip
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.form import question
from compiler.lowering.rows import holds, last_is_rest
from compiler.walk import both


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a member takes from the groups around it."""

    when: ir.Expr = ir.TRUE
    choice: ir.Expr = ir.TRUE
    chosen_by: str = ""
    submit: Any = None
    present: Any = None
    satisfied_by: Phrase[syntax.Registers] | None = None
    need: str = "required"
    group: str = ""
    basis: ir.Basis = ()


@dataclass(slots=True)
class Papers:
    """What lowering the components gives."""

    components: list[ir.Component] = field(default_factory=list)
    outline: tuple[ir.Member, ...] = ()
    questions: list[ir.Field] = field(default_factory=list)


def papers(context: Context) -> Papers:
    found = Papers()
    written = context.resolved.procedure.components
    if isinstance(written, tuple):
        work = _Work(context, found)
        found.outline = tuple(work.lines(entries(written), Inherited()))
    return found


class _Work:
    def __init__(self, context: Context, found: Papers) -> None:
        self.context, self.found = context, found
        self.groups = 0

    def lines(self, listed: Iterator[Any] | tuple[Any, ...], around: Inherited) -> Iterator[Any]:
        for entry in listed:
            match entry:
                case model.NoteEntry():
                    when = both(around.when, self.rule(entry.when))
                    yield ir.ComponentNote(str(entry.note), when)
                case model.DeclarationEntry():
                    yield from self.declaration(entry, around)
                case model.GroupParts():
                    yield self.group(entry, around)
                case _:
                    yield self.document(entry, around)

    def rule(self, phrase: Any) -> ir.Expr:
        return self.context.typer.rule(phrase, AFTER_FORM)

    # groups

    def group(self, entry: model.GroupParts, around: Inherited) -> ir.ComponentGroup:
        how, when = GROUPS[type(entry)], self.rule(entry.when)
        self.groups += 1
        id_ = self.group_id(entry, how)
        self.context.places.put(f"components/{id_}", entry.span)
        inner = self.inherit(entry, replace(around, when=both(around.when, when), group=id_))
        if how == "all_of":
            lines = tuple(self.lines(members(entry), inner))
        else:
            lines = tuple(self.alternatives(entry, how, id_, inner))
        heading = str(entry.heading or self.heading(when))
        return ir.ComponentGroup(id_, how, heading, inner.when, lines)

    def group_id(self, entry: model.GroupParts, how: How) -> str:
        """A choice is named after its first member, other groups by number."""
        first = "" if how == "all_of" else member_id(entry)
        return str(entry.id or first or f"nhom_{self.groups}")

    def heading(self, when: ir.Expr) -> str:
        """A group that stands under a case carries the case's words."""
        if not isinstance(when, ir.Ref):
            return ""
        fact = self.context.typer.facts.get(when.path)
        return fact.says if fact and fact.source == "case" else ""

    def inherit(self, entry: model.ComponentParts, around: Inherited) -> Inherited:
        """What an entry says itself goes before what its group says; so does its verb."""
        own = entry.submit is not None or entry.present is not None
        return replace(
            around,
            submit=entry.submit if own else around.submit,
            present=entry.present if own else around.present,
            satisfied_by=entry.satisfied_by or around.satisfied_by,
            need=str(entry.need or around.need),
            basis=self.context.basis(entry.basis) or around.basis,
        )

    def alternatives(
        self, entry: model.GroupParts, how: How, id_: str, inner: Inherited
    ) -> Iterator[Any]:
        """The question which of them will be handed in, and each member under its answer."""
        has: ir.CompareHow = "has" if how == "any_of" else "eq"
        asked = ir.Ref(id_, "choices" if how == "any_of" else "choice")
        listed = coded(entry, id_)
        self.ask(entry, asked, options(listed, self.context.shared), inner)
        for code, member in listed:
            test = ir.Cmp(has, asked, ir.Lit("choice", code))
            chosen = replace(inner, choice=both(inner.choice, test), chosen_by=id_)
            yield from self.lines((member,), chosen if code else inner)

    def which(self, entry: model.GroupParts) -> str:
        asks = self.context.words("papers")
        return f"{entry.heading}: {asks[:1].lower()}{asks[1:]}" if entry.heading else asks

    def ask(
        self, entry: model.GroupParts, asked: ir.Ref, offered: tuple[Option, ...], inner: Inherited
    ) -> None:
        if len(offered) < 2:
            self.context.report.add("one-alternative", entry)
        self.context.generate(asked.path, entry.span, asked.type, offered)
        label = str(entry.ask or self.which(entry))
        when = both(inner.when, inner.choice)
        pick = question(asked.path, label, offered, when, "papers", ir.TRUE)
        if asked.type == "choices":
            pick = replace(pick, kind=Choices(options=offered, min=1))
        self.found.questions.append(pick)

    # papers

    def document(self, entry: model.DocumentEntry, around: Inherited) -> ir.ComponentLine:
        inner = self.inherit(entry, around)
        document = entry.document
        id_ = str(entry.id or document)
        when = both(inner.when, self.rule(entry.when))
        path = f"components/{id_}"
        verb, copies = documents.copies(
            self.context, document, inner.submit, inner.present, f"{path}/copies"
        )
        known = documents.known(self.context, document)
        registers = inner.satisfied_by or (known.satisfied_by if known else None)
        component = ir.Component(
            id=id_,
            document=str(document),
            name=str(entry.name or (known.name if known else document)),
            verb=verb,
            copies=copies,
            asked=both(when, inner.choice),
            asked_in_case=when,
            need=inner.need,  # type: ignore[arg-type]
            lookup=documents.lookup(self.context, registers),
            group=inner.group,
            choice=inner.chosen_by,
            form=str((known and known.form) or ""),
            basis=inner.basis or (self.context.basis(known.basis) if known else ()),
        )
        return self.put(component, document.span)

    def put(self, component: ir.Component, at: Span) -> ir.ComponentLine:
        path = f"components/{component.id}"
        if any(one.id == component.id for one in self.found.components):
            first = self.context.places[path]
            self.context.report.add("component-twice", at, related=[first], name=component.id)
        self.context.places.put(path, at)
        self.found.components.append(component)
        return ir.ComponentLine(component.id)

    def declaration(
        self, entry: model.DeclarationEntry, around: Inherited
    ) -> Iterator[ir.ComponentLine]:
        """The declaration forms; of several rows the first that holds is asked."""
        when = both(around.when, self.rule(entry.when))
        basis = self.context.basis(entry.basis) or around.basis
        if not isinstance(entry.declaration, tuple):
            id_ = str(entry.id or entry.declaration)
            yield self.declared(entry.declaration, id_, when, basis, around)
            return
        if entry.id is not None:
            self.context.report.add("id-beside-rows", entry.id.span, name=entry.id)
        last_is_rest(self.context, entry.declaration)
        before: ir.Expr = ir.TRUE
        for row in entry.declaration:
            own_case = holds(self.context, row)
            asked = both(when, before, own_case)
            before = both(before, ir.Not(own_case)) if own_case != ir.TRUE else before
            own = self.context.basis(row.basis) or basis
            yield self.declared(row.is_, str(row.is_), asked, own, around)

    def declared(
        self, document: Any, id_: str, when: ir.Expr, basis: ir.Basis, around: Inherited
    ) -> ir.ComponentLine:
        known = documents.known(self.context, document)
        component = ir.Component(
            id=id_,
            document=str(document),
            name=str(known.name if known else document),
            verb="declare",
            copies=(),
            asked=both(when, around.choice),
            asked_in_case=when,
            group=around.group,
            choice=around.chosen_by,
            form=str((known and known.form) or ""),
            basis=basis,
        )
        return self.put(component, document.span)
