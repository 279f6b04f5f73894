"""The questions for the files of a dossier that is handed in online."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.lowering.consents import PAPER, by_paper
from compiler.walk import both, either

ONLINE = ir.Cmp("eq", ir.Ref("channel", "choice", "filing"), ir.Lit("choice", "online"))
MOST_FILES = 50
"""Of a paper that each row of a list brings along."""


def uploads(components: Iterable[ir.Component]) -> Iterator[ir.Field]:
    """One upload for each paper handed in online; not required where a register may answer, and
    not asked where one has."""
    for one in components:
        brought = _needed(one, "required", "optional")
        if one.verb == "declare" or brought == ir.FALSE or not _on_paper(one):
            continue
        yield ir.Field(
            f"nop.{one.id}",
            FileUpload(max_files=MOST_FILES) if one.each else FileUpload(),
            one.name,
            when=both(
                one.asked, ONLINE, brought, *by_paper(one.consent), *_not_found(one, sure=True)
            ),
            required=_and(_needed(one, "required"), *_not_found(one)),
            source="upload",
        )


def _on_paper(one: ir.Component) -> bool:
    return one.consent is None or PAPER in one.consent.ways


def _needed(one: ir.Component, *words: ir.Need) -> ir.Expr:
    """That the paper is needed in one of these degrees."""
    if not one.needs:
        return ir.TRUE if one.need in words else ir.FALSE
    found: list[ir.Expr] = []
    before: list[ir.Expr] = []
    for row in one.needs:
        if row.need in words:
            found.append(both(*before) if row.when == ir.TRUE else row.when)
        before.append(ir.Not(row.when))
    return either(*found) if found else ir.FALSE


def _and(*rules: ir.Expr) -> ir.Expr:
    return ir.FALSE if ir.FALSE in rules else both(*rules)


def _not_found(one: ir.Component, *, sure: bool = False) -> Iterator[ir.Expr]:
    """That no register has the paper; of rows, that one is left whose paper none has."""
    rows = one.each.items if one.each else ""
    parties = one.lookup.parties or ("",)
    tests = tuple(
        ir.Not(ir.Found(register, party, one.document, sure, row=party == rows != ""))
        for register in one.lookup.registers
        for party in parties
    )
    if one.each and rows in parties:
        yield ir.Over("any", rows, ir.TRUE, both(one.each.where, *tests), "bool")
    else:
        yield from tests
