"""All files of a publication: the decision in Word and as PDF/A, and the record of the release."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.diff.comparison import Comparison
from compiler.diff.publication import Lists
from compiler.diff.reading import Side
from renderers.publication.decision import decision
from renderers.publication.docx import docx
from renderers.publication.order import Order, completed
from renderers.publication.pdf import pdf
from renderers.publication.record import RECORD, record

WORD, PDF = "quyet-dinh.docx", "quyet-dinh.pdf"


def release(
    lists: Lists, comparison: Comparison, old: Side, new: Side, order: Order, *,
    contents: bool = True,
) -> Mapping[str, bytes]:  # fmt: skip
    """By name; the same editions and the same order give the same bytes."""
    order = completed(order, new.index)
    made = decision(lists, old, new, order, contents=contents)
    papers = {WORD: docx(made, order.day), PDF: pdf(made, order.day)}
    return {**papers, RECORD: record(lists, comparison, order, papers)}
