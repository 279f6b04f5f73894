"""Lint: nothing is asked or defined that nobody uses."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.lint.reading import addresses, parties, read
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
        used = read(program)
        for fact in program.facts:
            if fact.source == "authored" and fact.id not in used:
                yield subject.finding("fact-not-used", f"facts/{fact.id}", name=fact.id)
        if any(paper.verb == "declare" for paper in program.components):
            return
        whole = parties(program)
        for field in _questions(program, used | addresses(program) | whole):
            block = field.id.rpartition(".")[0]
            if block not in whole:
                path = f"fields/{field.id}"
                yield subject.finding("field-not-used", path, label=field.label)


def _questions(program: ir.Program, used: frozenset[str]) -> Iterator[ir.Field]:
    """Authored questions that nothing reads; the rows of a list that is read are needed whole."""
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Field):
                yield from (item,) if _idle(item, used) else ()
            elif isinstance(item, ir.Group) and item.id not in used:
                yield from (field for field in item.fields if _idle(field, used))


def _idle(field: ir.Field, used: frozenset[str]) -> bool:
    """Nothing reads it, and it is neither computed, nor a file, nor asked by an act of its own."""
    asked = field.source == "authored" and field.value is None and not field.basis
    return asked and field.id not in used and not isinstance(field.kind, FileUpload)


class SharedUnused(CatalogueRule):
    """A shared fact or parameter that no procedure of the catalogue reads.

    It looks like a rule in force, is kept up to date by somebody, and changes nothing.
    """

    slugs = ("shared-not-used",)

    def check(self, whole: Whole) -> Iterator[Diagnostic]:
        if not whole.complete:
            return  # what a procedure with errors reads is not known
        used = frozenset().union(*(one.look_ups for one in whole.summaries))
        shared = whole.catalogue.facts
        for collection, names in (("fact", shared.facts), ("parameter", shared.parameters)):
            for name in names:
                if (collection, str(name)) not in used:
                    yield finding("shared-not-used", name.span, name=name)
