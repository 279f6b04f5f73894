"""The one question about papers that were issued abroad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalogue.kinds.yes_no import YesNo
from compiler import ir
from compiler.lowering.context import Context
from compiler.walk import either

FOREIGN = "giay_nuoc_ngoai"


def foreign_question(context: Context, components: Sequence[ir.Component]) -> Iterator[ir.Field]:
    """Asked while any paper is that would need more if it came from abroad."""
    concerned = [one for one in components if one.if_foreign]
    if not concerned:
        return
    always = any(one.asked == ir.TRUE for one in concerned)
    when = ir.TRUE if always else either(*(one.asked for one in concerned))
    at = context.places[f"components/{concerned[0].id}"]
    context.generate(FOREIGN, at, "bool", ())
    yield ir.Field(FOREIGN, YesNo(), context.words("foreign"), when=when, source="foreign")
