"""The questions for the files of a dossier that is handed in online."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.walk import both

ONLINE = ir.Cmp("eq", ir.Ref("channel", "choice", "filing"), ir.Lit("choice", "online"))


def uploads(components: Iterable[ir.Component]) -> Iterator[ir.Field]:
    """One upload for each paper handed in online; not required where a register may answer."""
    for one in components:
        if one.verb == "declare" or one.need in ("advised", "to_decide"):
            continue
        required = ir.FALSE if one.need == "optional" else both(*_not_found(one.lookup))
        yield ir.Field(
            f"nop.{one.id}", FileUpload(), one.name, when=both(one.asked, ONLINE),
            required=required, source="upload",
        )  # fmt: skip


def _not_found(lookup: ir.Lookup) -> Iterator[ir.Expr]:
    for register in lookup.registers:
        for party in lookup.parties or ("",):
            yield ir.Not(ir.Found(register, party))
