"""Two editions of the example with one procedure of each standing, and what papers say of them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from compiler import ir
from compiler.bundle import entry, files
from compiler.diff.comparing import compare
from compiler.diff.comparison import Comparison
from compiler.diff.publication import Lists, lists
from compiler.diff.side import Side, of_files
from compiler.ir_codec import encode, program_hash
from compiler.publish import bundle_index
from renderers.publication.decision import Decision, decision
from renderers.publication.order import Order
from tests.built import built

DAY = date(2026, 2, 5)
ORDER = Order("2833/QĐ-UBND", DAY, behalf="KT. Chủ tịch", title="Phó Chủ tịch", signer="Lê Văn Ký")
SHIP, CARD, BUNDLE = "1.002674", "1.014064", "2.000986"
MARRIAGE, BUILDING = "1.000894", "1.013225"
COMPLAINT = "1.013536"
SOLDIER, SOLDIER_BEFORE = "1.013137", "1.013000"
REPLACED = {SOLDIER_BEFORE: (SOLDIER,)}


@cache
def program(code: str) -> ir.Program:
    return next(one.program for one in built("hcmc").procedures if one.program.code == code)


def edition(name: str, *programs: ir.Program) -> Side:
    """The example with these procedures only."""
    made = built("hcmc")
    contents = {program_hash(encode(one)): encode(one) for one in programs}
    entries = tuple(entry(one, program_hash(encode(one))) for one in programs)
    index = replace(bundle_index(made), entries=entries, texts=())
    return of_files(name, dict(files(index, contents, made.catalogue.lists, {}, {})))


def cheaper(one: ir.Program) -> ir.Program:
    """Its last fee costs half."""
    *fees, last = one.fees
    rows = tuple(replace(row, value=_halved(row.value)) for row in last.amount.rows)
    return replace(one, fees=(*fees, replace(last, amount=replace(last.amount, rows=rows))))


def _halved(value: ir.Expr) -> ir.Expr:
    match value:
        case ir.Lit(type="money", value=text):
            return replace(value, value=str(int(text) // 2))
        case ir.Arith(left=left):
            return replace(value, left=_halved(left))
        case _:
            return value


def slower(one: ir.Program) -> ir.Program:
    """Every length of its term is a day longer."""
    assert one.term is not None
    rows = tuple(replace(row, amount=str(int(row.amount) + 1)) for row in one.term.within)
    return replace(one, term=replace(one.term, within=rows))


@cache
def sides() -> tuple[Side, Side]:
    old = edition(
        "cũ", cheaper(program(MARRIAGE)), slower(program(BUILDING)), program(COMPLAINT),
        replace(program(SOLDIER), code=SOLDIER_BEFORE),
    )  # fmt: skip
    new = edition(
        "mới", *map(program, (MARRIAGE, BUILDING, SOLDIER, SHIP, CARD, BUNDLE))
    )  # fmt: skip
    return old, new


@cache
def compared() -> Comparison:
    return compare(*sides(), behaviour=False, replaced=REPLACED)


def published() -> Lists:
    old, new = sides()
    return lists(compared(), old.index, new.index)


@cache
def decided() -> Decision:
    return decision(published(), *sides(), ORDER)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def of_word(content: bytes) -> str:
    """All text of a Word file, a line for each paragraph."""
    return "\n".join(_paragraphs(Document(io.BytesIO(content)).element.body))


def _paragraphs(body: Any) -> Iterator[str]:
    for paragraph in body.iter(qn("w:p")):
        parts = (
            one.text or "" if one.tag == qn("w:t") else "\n"
            for one in paragraph.iter(qn("w:t"), qn("w:br"))
        )
        yield "".join(parts)


def of_pdf(content: bytes) -> str:
    """All text of a PDF but the numbers of its pages."""
    pages = PdfReader(io.BytesIO(content)).pages
    return "\n".join(_unnumbered(one.extract_text(), at) for at, one in enumerate(pages, 1))


def _unnumbered(text: str, number: int) -> str:
    lines = text.split("\n")
    return "\n".join(lines[1:] if lines[0].strip() == str(number) else lines)
