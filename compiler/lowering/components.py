"""Lowers the documents of a dossier: one recursive outline, papers, and the questions that pick
them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from catalogue import model, syntax
from catalogue.kinds.base import Option
from catalogue.kinds.choices import Choices
from catalogue.kinds.upload import FileUpload
from catalogue.shapes import Model
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.form import question
from compiler.walk import both

GROUPS: dict[type[model.GroupParts], str] = {
    model.AllOf: "all_of",
    model.OneOf: "one_of",
    model.AnyOf: "any_of",
    model.FirstOf: "first_of",
}


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
    entries = context.resolved.procedure.components
    if isinstance(entries, tuple):
        work = _Work(context, found)
        found.outline = tuple(work.members(entries, Inherited()))
    return found


class _Work:
    def __init__(self, context: Context, found: Papers) -> None:
        self.context, self.found = context, found
        self.groups = 0

    def members(self, entries: Any, inherited: Inherited) -> Iterator[ir.Member]:
        for entry in entries:
            match entry:
                case model.NoteEntry():
                    when = self.context.typer.rule(entry.when, AFTER_FORM)
                    yield ir.ComponentNote(str(entry.note), both(inherited.when, when))
                case model.DeclarationEntry():
                    yield from self.declaration(entry, inherited)
                case model.GroupParts():
                    yield self.group(entry, inherited)
                case model.DocumentEntry():
                    yield self.document(entry, entry.document, inherited)
                case _:
                    bare = model.DocumentEntry.model_construct(document=entry)
                    yield self.document(bare, entry, inherited)

    # groups

    def group(self, entry: Any, inherited: Inherited) -> ir.ComponentGroup:
        how: Any = next(word for kind, word in GROUPS.items() if isinstance(entry, kind))
        members = getattr(entry, how)
        when = self.context.typer.rule(entry.when, AFTER_FORM)
        self.groups += 1
        id_ = str(entry.id) if entry.id else self.group_id(how, members)
        self.context.places.put(f"components/{id_}", entry.span)
        inner = self.inherit(entry, replace(inherited, when=both(inherited.when, when), group=id_))
        if how == "all_of":
            lines = tuple(self.members(members, inner))
        else:
            lines = tuple(self.alternatives(entry, how, id_, members, inner))
        heading = str(entry.heading or self.heading(when))
        return ir.ComponentGroup(id_, how, heading, inner.when, lines)

    def group_id(self, how: str, members: Any) -> str:
        """A choice is named after its first member, other groups by number."""
        if how == "all_of":
            return f"nhom_{self.groups}"
        return member_id(members[0]) or f"nhom_{self.groups}"

    def heading(self, when: ir.Expr) -> str:
        """A group that stands under a case carries the case's words."""
        if not isinstance(when, ir.Ref):
            return ""
        fact = self.context.typer.facts.get(when.path)
        return fact.says if fact and fact.source == "case" else ""

    def inherit(self, entry: Any, inherited: Inherited) -> Inherited:
        return replace(
            inherited,
            submit=entry.submit if entry.submit is not None else inherited.submit,
            present=entry.present if entry.present is not None else inherited.present,
            satisfied_by=entry.satisfied_by or inherited.satisfied_by,
            need=str(entry.need) if entry.need else inherited.need,
            basis=self.context.basis(entry.basis) or inherited.basis,
        )

    def alternatives(
        self, entry: Any, how: str, id_: str, members: Any, inner: Inherited
    ) -> Iterator[ir.Member]:
        """The question which of these will be handed in, and each member under its answer."""
        asked = ir.Ref(id_, "choices" if how == "any_of" else "choice")
        options = []
        for number, member in enumerate(members, 1):
            code = member_id(member) or f"{id_}_{number}"
            options.append(Option(code, self.member_name(member)))
            test = ir.Cmp("has" if how == "any_of" else "eq", asked, ir.Lit("choice", code))
            chosen = replace(inner, choice=both(inner.choice, test), chosen_by=id_)
            yield from self.members((member,), chosen)
        label = str(entry.ask or self.context.shared.profile.questions["papers"])  # type: ignore[index]
        pick = question(
            id_, label, tuple(options), both(inner.when, inner.choice), "papers", ir.TRUE
        )
        if how == "any_of":
            pick = replace(pick, kind=Choices(options=tuple(options), min=1))
        self.found.questions.append(pick)

    def member_name(self, member: Any) -> str:
        """The words of an alternative: the document's name, or the group's documents."""
        name = member_id(member)
        if isinstance(member, model.GroupParts):
            how = next(word for kind, word in GROUPS.items() if isinstance(member, kind))
            if member.heading:
                return str(member.heading)
            return "; ".join(self.member_name(one) for one in getattr(member, how))
        document = self.context.shared.document(document_id(member) or "")
        if isinstance(member, model.DocumentEntry) and member.name:
            return str(member.name)
        return str(document.name) if document else name

    # papers

    def document(self, entry: Any, document: Any, inherited: Inherited) -> ir.ComponentLine:
        inner = self.inherit(entry, inherited)
        id_ = str(entry.id or document)
        when = both(inner.when, self.context.typer.rule(entry.when, AFTER_FORM))
        verb, copies = self.copies(document, inner)
        known = self.known(document)
        lookup = inner.satisfied_by or (known.satisfied_by if known else None)
        self.put(
            ir.Component(
                id=id_,
                document=str(document),
                name=str(entry.name or (known.name if known else document)),
                verb=verb,
                copies=copies,
                asked=both(when, inner.choice),
                asked_in_case=when,
                need=inner.need,  # type: ignore[arg-type]
                lookup=self.lookup(lookup),
                group=inner.group,
                choice=inner.chosen_by,
                form=str((known and known.form) or ""),
                basis=inner.basis or (self.context.basis(known.basis) if known else ()),
            ),
            document,
        )
        return ir.ComponentLine(id_)

    def put(self, component: ir.Component, at: Any) -> None:
        path = f"components/{component.id}"
        if any(one.id == component.id for one in self.found.components):
            first = self.context.places[path]
            self.context.report.add(
                "component-twice", at.span, related=[first], name=component.id
            )  # fmt: skip
        self.context.places.put(path, at.span)
        self.found.components.append(component)

    def known(self, document: Any) -> Any:
        found = self.context.shared.document(str(document))
        if found is None:
            known = self.context.shared.known("document")
            self.context.unknown("document-not-known", str(document), known, document.span)
        return found

    def copies(self, document: Any, inner: Inherited) -> tuple[Any, tuple[ir.CopiesRow, ...]]:
        given = [one for one in (("submit", inner.submit), ("present", inner.present)) if one[1]]
        if len(given) != 1:
            slug = "submit-and-present" if given else "submit-or-present-missing"
            self.context.report.add(slug, document.span, name=document)
            return "submit", ()
        verb, decided = given[0]
        rows = decided if isinstance(decided, tuple) else (None,)
        if rows == (None,):
            return verb, (ir.CopiesRow(ir.TRUE, ways(decided)),)
        return verb, tuple(
            ir.CopiesRow(self.context.typer.rule(row.when, AFTER_FORM), ways(row.is_))
            for row in rows
        )

    def lookup(self, phrase: Phrase[syntax.Registers] | None) -> ir.Lookup:
        if phrase is None:
            return ir.Lookup()
        shared, names = self.context.shared, self.context.resolved.names
        for register in phrase.tree.registers:
            if shared.register(register) is None:
                self.context.unknown(
                    "register-not-known", register, shared.known("register"), phrase.word(register)
                )  # fmt: skip
        for party in phrase.tree.parties:
            symbol = names.get(party)
            if symbol is None or symbol.role not in ("block", "list"):
                blocks = [one.path for one in names if one.role in ("block", "list")]
                self.context.unknown("party-not-known", party, blocks, phrase.word(party))
        return ir.Lookup(phrase.tree.registers, phrase.tree.parties)

    def declaration(
        self, entry: model.DeclarationEntry, inherited: Inherited
    ) -> Iterator[ir.ComponentLine]:
        """The declaration forms; of several rows the first that holds is asked."""
        when = both(inherited.when, self.context.typer.rule(entry.when, AFTER_FORM))
        decided = entry.declaration
        rows = decided if isinstance(decided, tuple) else (None,)
        before: ir.Expr = ir.TRUE
        for row in rows:
            document: Any = row.is_ if row else decided
            holds = self.context.typer.rule(row.when, AFTER_FORM) if row else ir.TRUE
            asked = both(when, before, holds, inherited.choice)
            if holds != ir.TRUE:
                before = both(before, ir.Not(holds))
            known = self.known(document)
            self.put(
                ir.Component(
                    id=str(entry.id or document), document=str(document),
                    name=str(known.name if known else document), verb="declare", copies=(),
                    asked=asked, asked_in_case=asked, group=inherited.group,
                    form=str((known and known.form) or ""),
                    basis=self.context.basis(entry.basis) or inherited.basis,
                ),
                document,
            )  # fmt: skip
            yield ir.ComponentLine(str(entry.id or document))


def ways(phrase: Phrase[syntax.Copies]) -> tuple[tuple[ir.Paper, ...], ...]:
    return tuple(
        tuple(ir.Paper(paper.count, paper.kind) for paper in way) for way in phrase.tree.ways
    )


def document_id(member: Any) -> str | None:
    if isinstance(member, model.DocumentEntry):
        return str(member.document)
    return None if isinstance(member, Model) else str(member)


def member_id(member: Any) -> str:
    """The id by which an alternative is chosen: its own, or its document's, or its first
    member's."""
    own = getattr(member, "id", None)
    if own:
        return str(own)
    if isinstance(member, model.GroupParts):
        how = next(word for kind, word in GROUPS.items() if isinstance(member, kind))
        return member_id(getattr(member, how)[0])
    return document_id(member) or ""


def uploads(components: list[ir.Component]) -> Iterator[ir.Field]:
    """One upload for each paper handed in online; not required where a register may answer."""
    online = ir.Cmp("eq", ir.Ref("channel", "choice", "filing"), ir.Lit("choice", "online"))
    for one in components:
        if one.verb == "declare" or one.need in ("advised", "to_decide"):
            continue
        tried = tuple(
            ir.Not(ir.Found(register, party))
            for register in one.lookup.registers
            for party in (one.lookup.parties or ("",))
        )
        required = ir.FALSE if one.need == "optional" else both(*tried)
        yield ir.Field(
            f"nop.{one.id}", FileUpload(), one.name, "", both(one.asked, online), required,
            source="upload",
        )  # fmt: skip
