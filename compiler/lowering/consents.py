"""Lowers consents: whose they are, the ways to give them, and the question which way it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal, TypeAlias

from catalogue import model
from catalogue.diagnostics import Span
from catalogue.kinds.base import Option
from catalogue.record import record
from catalogue.tree import Scalar
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.form import question
from compiler.lowering.inherited import Inherited
from compiler.resolved import Site

PAPER = "paper"
"""The way that needs a paper of its own."""
ORIGINAL = (ir.CopiesRow(ir.TRUE, ((ir.Paper(1, "original"),),)),)

Handed: TypeAlias = "tuple[Literal['submit', 'present'], tuple[ir.CopiesRow, ...]]"


@record
class Consented:
    """`copies` None: as for any paper."""

    around: Inherited
    consent: ir.Consent | None = None
    questions: tuple[ir.Field, ...] = ()
    copies: Handed | None = None


def consent(
    context: Context, entry: model.DocumentEntry, id_: str, around: Inherited, at: Span
) -> Consented:
    """Every row of a list consents for itself."""
    if entry.from_ is None:
        if entry.ways:
            context.report.add("ways-without-from", entry.key_span("ways"))
        return Consented(around)
    party = next(iter(signers(context, (entry.from_,), around.site)))
    around = _each_of(context, party, around)
    for way in entry.ways:
        context.profile_word(way, context.shared.profile.consents)
    ways = tuple(dict.fromkeys(str(way) for way in entry.ways)) or (PAPER,)
    asked = f"cach_dong_y.{id_}" if len(ways) > 1 else ""
    return Consented(
        around,
        ir.Consent(party, ways, asked),
        (_which_way(context, entry, asked, ways, around, at),) if asked else (),
        _copies(ways, around),
    )


def _copies(ways: tuple[str, ...], around: Inherited) -> Handed | None:
    """One original where nothing else is said; none where no paper can be handed in."""
    if PAPER not in ways:
        return "submit", ()
    unsaid = around.submit is None and around.present is None
    return ("submit", ORIGINAL) if unsaid else None


def _each_of(context: Context, party: str, around: Inherited) -> Inherited:
    symbol = context.resolved.names.get(party)
    if symbol is None or symbol.role != "list" or around.site.rows:
        return around
    return replace(around, site=replace(AFTER_FORM, rows=party))


def _which_way(
    context: Context, entry: model.DocumentEntry, asked: str, ways: tuple[str, ...],
    around: Inherited, at: Span,
) -> ir.Field:  # fmt: skip
    says = {str(way): str(words) for way, words in context.shared.profile.consents.items()}
    offered = tuple(Option(way, says.get(way, way)) for way in ways)
    context.generate(asked, at, "choice", offered)
    document = context.shared.document(str(entry.document))
    name = str(entry.name or (document.name if document else entry.document))
    label = context.words("consent").format(f"{name[:1].lower()}{name[1:]}")
    return question(asked, label, offered, around.whole, "consent", ir.TRUE)


def signers(context: Context, names: Iterable[Scalar], site: Site) -> Iterator[str]:
    """Parties by name; the name of the row at hand stands for its list."""
    for name in names:
        if site.var and str(name) == site.var:
            yield site.rows
        else:
            context.party(str(name), name.span)
            yield str(name)


def by_paper(consent: ir.Consent | None) -> Iterator[ir.Expr]:
    """That the consent is given on paper; nothing where that goes without saying."""
    if consent is not None and consent.question:
        asked: Any = ir.Ref(consent.question, "choice")
        yield ir.Cmp("eq", asked, ir.Lit("choice", PAPER))
