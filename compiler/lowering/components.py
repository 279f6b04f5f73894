"""Lowers the documents of a dossier: one recursive outline, papers, and the questions that pick
them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from catalogue import model
from catalogue.diagnostics import Span
from catalogue.kinds.base import Option
from catalogue.kinds.choices import Choices
from compiler import ir
from compiler.lowering import consents, documents
from compiler.lowering.alternatives import coded, entries, how_of, member_id, members, options
from compiler.lowering.context import Context
from compiler.lowering.foreign import FOREIGN, foreign_question
from compiler.lowering.form import question
from compiler.lowering.inherited import Inherited, inherit, under
from compiler.lowering.named_groups import Opened, opened
from compiler.lowering.rows import holds, last_is_rest
from compiler.walk import both


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
        found.outline = tuple(work.lines(entries(written, context.shared), Inherited()))
        found.questions.extend(foreign_question(context, found.components))
    return found


class _Work:
    def __init__(self, context: Context, found: Papers) -> None:
        self.context, self.found = context, found
        self.groups = 0
        self.opened: list[Opened] = []

    def lines(self, listed: Iterable[Any], around: Inherited) -> Iterator[Any]:
        for entry in listed:
            match entry:
                case model.NoteEntry():
                    inner = under(self.context, None, entry.when, around)
                    yield ir.ComponentNote(str(entry.note), inner.in_case)
                case model.DeclarationEntry():
                    yield from self.declaration(entry, around)
                case model.GroupUse():
                    yield from self.named(entry, around)
                case model.GroupParts():
                    yield self.group(entry, entry, around)
                case _:
                    yield self.document(entry, around)

    def place(self, at: Span) -> Span:
        """Where it stands in the procedure: what a named group holds, where the group is used."""
        return self.opened[0].at if self.opened else at

    # groups

    def named(self, use: model.GroupUse, around: Inherited) -> Iterator[ir.ComponentGroup]:
        with opened(self.context, use, self.opened) as group:
            if group is not None:
                yield self.group(group, use, around)

    def group(
        self, entry: model.GroupParts, use: model.GroupParts, around: Inherited
    ) -> ir.ComponentGroup:
        """`use` is the entry itself; of a named group the place of use, which has the last word."""
        how = how_of(entry)
        self.groups += 1
        id_ = self.group_id(entry, use)
        self.context.places.put(f"components/{id_}", self.place(use.span))
        inner = under(self.context, entry.each, entry.when, around)
        if use is not entry:
            inner = inherit(self.context, entry, under(self.context, use.each, use.when, inner))
        inner = replace(inherit(self.context, use, inner), group=id_)
        if how == "all_of":
            lines = tuple(self.lines(members(entry, self.context.shared), inner))
        else:
            lines = tuple(self.alternatives(entry, use, id_, inner))
        heading = str(use.heading or entry.heading or self.heading(entry, use, inner, around))
        return ir.ComponentGroup(
            id_, how, heading, inner.in_case, lines,
            each=inner.each if inner.each != around.each else None,
            to=documents.handed_to(self.context, inner.to) if inner.to != around.to else "",
            sets=inner.sets if inner.sets != around.sets else 0,
        )  # fmt: skip

    def group_id(self, entry: model.GroupParts, use: model.GroupParts) -> str:
        """A choice is named after its first member, other groups by number."""
        if isinstance(use, model.GroupUse):
            return str(use.id or entry.id or use.group)
        first = "" if how_of(entry) == "all_of" else member_id(entry, self.context.shared)
        return str(entry.id or first or f"nhom_{self.groups}")

    def heading(
        self, entry: model.GroupParts, use: model.GroupParts, inner: Inherited, around: Inherited
    ) -> str:
        """A named group's name; a group that stands under a case carries the case's words."""
        if entry is not use:
            return str(getattr(entry, "name", None) or "")
        own = [one for one in _parts(inner.when) if one not in _parts(around.when)]
        if len(own) != 1 or not isinstance(own[0], ir.Ref):
            return ""
        fact = self.context.typer.facts.get(own[0].path)
        return fact.says if fact and fact.source == "case" else ""

    def alternatives(
        self, entry: model.GroupParts, use: model.GroupParts, id_: str, inner: Inherited
    ) -> Iterator[Any]:
        """The question which of them will be handed in, and each member under its answer."""
        several = how_of(entry) == "any_of"
        asked = ir.Ref(id_, "choices" if several else "choice")
        listed = coded(entry, id_, self.context.shared)
        self.ask(entry, use, asked, options(listed, self.context.shared), inner)
        for code, member in listed:
            test = ir.Cmp("has" if several else "eq", asked, ir.Lit("choice", code))
            chosen = replace(inner, choice=both(inner.choice, test), chosen_by=id_)
            yield from self.lines((member,), chosen if code else inner)

    def which(self, entry: model.GroupParts, use: model.GroupParts) -> str:
        asks = self.context.words("papers")
        about = use.heading or entry.heading or getattr(entry, "name", None)
        return f"{about}: {asks[:1].lower()}{asks[1:]}" if about else asks

    def ask(
        self, entry: model.GroupParts, use: model.GroupParts, asked: ir.Ref,
        offered: tuple[Option, ...], inner: Inherited,
    ) -> None:  # fmt: skip
        if len(offered) < 2:
            self.context.report.add("one-alternative", entry)
        self.context.generate(asked.path, self.place(use.span), asked.type, offered)
        label = str(use.ask or entry.ask or self.which(entry, use))
        pick = question(asked.path, label, offered, inner.whole, "papers", ir.TRUE)
        if asked.type == "choices":
            pick = replace(pick, kind=Choices(options=offered, min=1))
        self.found.questions.append(pick)

    # papers

    def document(self, entry: model.DocumentEntry, around: Inherited) -> ir.ComponentLine:
        context, document = self.context, entry.document
        id_ = str(entry.id or document)
        path = f"components/{id_}"
        inner = inherit(context, entry, under(context, entry.each, entry.when, around))
        agreed = consents.consent(context, entry, id_, inner, self.place(document.span))
        inner = agreed.around
        self.found.questions.extend(agreed.questions)
        verb, copies = agreed.copies or documents.copies(
            context, document, inner.submit, inner.present, f"{path}/copies"
        )
        known = documents.known(context, document)
        registers = inner.satisfied_by or (known.satisfied_by if known else None)
        need, needs = documents.needs(context, inner.need, f"{path}/need")
        abroad = documents.foreign(context, inner.if_foreign, known)
        in_case = inner.in_case
        component = ir.Component(
            id=id_,
            document=str(document),
            name=str(entry.name or (known.name if known else document)),
            verb=verb,
            copies=copies,
            asked=both(in_case, inner.choice),
            asked_in_case=in_case,
            need=need,
            lookup=documents.lookup(context, registers, inner.site),
            group=inner.group,
            choice=inner.chosen_by,
            form=str((known and known.form) or ""),
            basis=inner.basis or (context.basis(known.basis) if known else ()),
            needs=needs,
            each=inner.each,
            to=documents.handed_to(context, inner.to),
            sets=inner.sets,
            max_age=documents.max_age(context, inner.max_age, f"{path}/max_age"),
            if_foreign=abroad,
            foreign=FOREIGN if abroad else "",
            consent=agreed.consent,
        )
        return self.put(component, self.place(document.span))

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
        inner = under(self.context, None, entry.when, around)
        inner = replace(inner, basis=self.context.basis(entry.basis) or around.basis)
        signed = tuple(consents.signers(self.context, entry.signed_by, inner.site))
        if not isinstance(entry.declaration, tuple):
            id_ = str(entry.id or entry.declaration)
            yield self.declared(entry.declaration, id_, inner, signed)
            return
        if entry.id is not None:
            self.context.report.add("id-beside-rows", entry.id.span, name=entry.id)
        last_is_rest(self.context, entry.declaration)
        before: ir.Expr = ir.TRUE
        for row in entry.declaration:
            own_case = holds(self.context, row)
            asked = both(inner.when, before, own_case)
            before = both(before, ir.Not(own_case)) if own_case != ir.TRUE else before
            own = self.context.basis(row.basis, row) or inner.basis
            one = replace(inner, when=asked, basis=own)
            yield self.declared(row.is_, str(row.is_), one, signed)

    def declared(
        self, document: Any, id_: str, inner: Inherited, signed: tuple[str, ...]
    ) -> ir.ComponentLine:
        known = documents.known(self.context, document)
        component = ir.Component(
            id=id_,
            document=str(document),
            name=str(known.name if known else document),
            verb="declare",
            copies=(),
            asked=inner.whole,
            asked_in_case=inner.in_case,
            group=inner.group,
            choice=inner.chosen_by,
            form=str((known and known.form) or ""),
            basis=inner.basis,
            each=inner.each,
            to=documents.handed_to(self.context, inner.to),
            sets=inner.sets,
            signed_by=signed,
        )
        return self.put(component, self.place(document.span))


def _parts(rule: ir.Expr) -> tuple[ir.Expr, ...]:
    return rule.of if isinstance(rule, ir.All) else (rule,)
