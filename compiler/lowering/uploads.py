"""The questions for the files of a dossier that is handed in online."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.walk import both

ONLINE = ir.Cmp("eq", ir.Ref("channel", "choice", "filing"), ir.Lit("choice", "online"))


def uploads(components: Iterable[ir.Component]) -> Iterator[ir.Field]:
    """One upload for each paper handed in online; not required where a register may answer, and
    not asked where one has."""
    for one in components:
        if one.verb == "declare" or one.need in ("advised", "to_decide"):
            continue
        missing = both(*_not_found(one))
        yield ir.Field(
            f"nop.{one.id}", FileUpload(), one.name,
            when=both(one.asked, ONLINE, *_not_found(one, sure=True)),
            required=ir.FALSE if one.need == "optional" else missing, source="upload",
        )  # fmt: skip


def _not_found(one: ir.Component, *, sure: bool = False) -> Iterator[ir.Expr]:
    for register in one.lookup.registers:
        for party in one.lookup.parties or ("",):
            yield ir.Not(ir.Found(register, party, one.document, sure))
