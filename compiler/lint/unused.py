"""Lint: nothing is asked or defined that nobody uses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from catalogue.diagnostics import Diagnostic
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.lint.reading import addresses, parties, unread
from compiler.lint.rule import CatalogueRule, Rule, Subject, Whole, finding


class Unused(Rule):
    """A fact that no rule reads, or a question whose answer nothing needs.

    Where the form is an official declaration every box of it is asked by an act. Where it is
    not, an answer that no rule, register or party needs is a burden without use, and personal
    data kept for nothing.
    """

    slugs = ("fact-not-used", "field-not-used")

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        program = subject.program
        facts = [fact.id for fact in program.facts if fact.source == "authored"]
        declared = any(paper.verb == "declare" for paper in program.components)
        asked = () if declared else tuple(_asked(program))
        unused = unread(program, chain(facts, *(names for names, _ in asked)))
        for fact in facts:
            if fact in unused:
                yield subject.finding("fact-not-used", f"facts/{fact}", name=fact)
        if declared:
            return
        whole = parties(program)
        unused -= addresses(program) | whole
        for names, field in asked:
            if unused.issuperset(names) and field.id.rpartition(".")[0] not in whole:
                path = f"fields/{field.id}"
                yield subject.finding("field-not-used", path, label=field.label)


def _asked(program: ir.Program) -> Iterator[tuple[tuple[str, ...], ir.Field]]:
    """The questions that must be of use, each with the names by which it may be read; the rows
    of a list that is read are needed whole."""
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Field) and _needs_use(item):
                yield (item.id,), item
            elif isinstance(item, ir.Group):
                yield from (((item.id, it.id), it) for it in item.fields if _needs_use(it))


def _needs_use(field: ir.Field) -> bool:
    """It is neither computed, nor a file, nor asked by an act of its own."""
    asked = field.source == "authored" and field.value is None and not field.basis
    return asked and not isinstance(field.kind, FileUpload)


class SharedUnused(CatalogueRule):
    """A shared fact or parameter that no procedure of the catalogue reads.

    It looks like a rule in force, is kept up to date by somebody, and changes nothing.
    """

    slugs = ("shared-not-used",)

    def check(self, whole: Whole) -> Iterator[Diagnostic]:
        if not whole.complete:
            return  # what a procedure with errors reads is not known
        facts = whole.catalogue.facts
        listed = (
            *(("fact", one) for one in facts.facts),
            *(("parameter", one) for one in facts.parameters),
        )
        unused = frozenset((collection, str(name)) for collection, name in listed)
        for one in whole.summaries if unused else ():
            unused -= one.look_ups
        for collection, name in listed:
            if (collection, str(name)) in unused:
                yield finding("shared-not-used", name.span, name=name)
