"""Lowers what is said of one document: its copies, and the registers that may answer for it."""

from __future__ import annotations

from typing import Any, Literal

from catalogue import shared, syntax
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.rows import holds, last_is_rest
from compiler.resolved import Site


def known(context: Context, document: Any) -> shared.Document | None:
    """The shared document of that name; none is a finding."""
    found = context.shared.document(str(document))
    if found is None:
        names = context.shared.known("document")
        context.unknown("document-not-known", str(document), names, document.span)
    return found


def copies(
    context: Context, document: Any, submit: Any, present: Any, path: str
) -> tuple[Literal["submit", "present"], tuple[ir.CopiesRow, ...]]:
    """Whether papers are handed in or shown, and which; one of the two has to be said."""
    if (submit is None) == (present is None):
        slug = "submit-or-present-missing" if submit is None else "submit-and-present"
        context.report.add(slug, document.span, name=document)
        return "submit", ()
    written = present if submit is None else submit
    verb: Literal["submit", "present"] = "present" if submit is None else "submit"
    if isinstance(written, Phrase):
        return verb, (ir.CopiesRow(ir.TRUE, _ways(written)),)
    last_is_rest(context, written)
    return verb, tuple(
        _copies_row(context, row, f"{path}/{number}") for number, row in enumerate(written, 1)
    )


def _copies_row(context: Context, row: Any, path: str) -> ir.CopiesRow:
    context.places.put(path, row.span)
    context.basis(row.basis, row)
    return ir.CopiesRow(holds(context, row), _ways(row.is_))


def _ways(phrase: Phrase[syntax.Copies]) -> tuple[tuple[ir.Paper, ...], ...]:
    return tuple(
        tuple(ir.Paper(paper.count, paper.kind) for paper in way) for way in phrase.tree.ways
    )


def lookup(
    context: Context, phrase: Phrase[syntax.Registers] | None, site: Site = AFTER_FORM
) -> ir.Lookup:
    """Registers and parties; the name of the row at hand stands for its list."""
    if phrase is None:
        return ir.Lookup()
    for register in phrase.tree.registers:
        context.register(register, phrase.word(register))
    parties = [one for one in phrase.tree.parties if one != site.var or not site.var]
    for party in parties:
        context.party(party, phrase.word(party))
    names = (site.rows if one == site.var else one for one in phrase.tree.parties)
    return ir.Lookup(phrase.tree.registers, tuple(names))


def needs(context: Context, written: Any, path: str) -> tuple[ir.Need, tuple[ir.NeedRow, ...]]:
    """How much the paper is needed: one word, or rows of which the first that holds says it."""
    if not isinstance(written, tuple):
        word: Any = str(written or "required")
        return word, ()
    last_is_rest(context, written)
    rows = []
    for number, row in enumerate(written, 1):
        context.places.put(f"{path}/{number}", row.span)
        context.basis(row.basis, row)
        word = str(row.is_)
        rows.append(ir.NeedRow(holds(context, row), word))
    return rows[-1].need, tuple(rows)


def max_age(context: Context, written: Any, path: str) -> tuple[ir.ClockRow, ...]:
    """How old the paper may be; of rows the first that holds says it, `none` for any age."""
    if written is None:
        return ()
    if isinstance(written, Phrase):
        return (_age(context, written, ir.TRUE),)
    last_is_rest(context, written)
    for number, row in enumerate(written, 1):
        context.places.put(f"{path}/{number}", row.span)
        context.basis(row.basis, row)
    return tuple(_age(context, row.is_, holds(context, row)) for row in written)


def _age(context: Context, phrase: Phrase[syntax.Clock], when: ir.Expr) -> ir.ClockRow:
    tree = phrase.tree
    if isinstance(tree, syntax.Duration):
        return ir.ClockRow(when, "span", tree.amount, tree.unit)
    if tree.word != "none":
        context.report.add("max-age-needs-length", phrase, word=tree.word)
    return ir.ClockRow(when, "none")


def foreign(context: Context, written: Any, document: shared.Document | None) -> tuple[str, ...]:
    """What a paper from abroad needs besides: as written, else as the jurisdiction has it for
    documents that may come from there."""
    profile = context.shared.profile
    if written is None:
        usual = profile.if_foreign if document is not None and document.foreign else ()
        return tuple(str(one) for one in usual)
    if not isinstance(written, tuple):
        return ()
    for one in written:
        context.profile_word(one, profile.foreign)
    return tuple(str(one) for one in written)


def handed_to(context: Context, kind: Any) -> str:
    """The kind of agency to which papers are handed over."""
    if kind is not None and context.shared.agency_kind(str(kind)) is None:
        kinds = context.shared.known("agency kind")
        context.unknown("agency-kind-not-known", str(kind), kinds, kind.span)
    return str(kind or "")
