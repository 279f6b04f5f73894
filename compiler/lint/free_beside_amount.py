"""Lint: words about a fee agree with its amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from catalogue.text import fold
from compiler import ir
from compiler.lint.reading import amounts
from compiler.lint.rule import Rule, Subject

FREE = re.compile(r"\bmien phi\b|\bkhong (?:thu|mat|ton) (?:le )?phi\b")
PRICE = re.compile(r"\d[\d.]*\s*(?:đồng|đ)(?!\w)", re.IGNORECASE)


class FreeBesideAmount(Rule):
    """A text says "miễn phí" beside an amount, or names an amount beside 0đ.

    One of the two is wrong. The applicant believes the words, the counter charges the number.
    """

    slugs = ("free-beside-amount", "amount-beside-free")

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        fees = subject.program.fees
        for fee in fees:
            price = PRICE.search(fee.name)
            if FREE.search(fold(fee.name)) and costs(fee):
                yield subject.finding("free-beside-amount", f"fees/{fee.id}", text=fee.name)
            elif price and is_free(fee):
                path = f"fees/{fee.id}"
                yield subject.finding("amount-beside-free", path, amount=price[0])
        if any(costs(fee) and not may_be_free(fee) for fee in fees):
            yield from _texts(subject)


def _texts(subject: Subject) -> Iterator[Diagnostic]:
    program = subject.program
    texts = [(f"key/{key}", getattr(program, key)) for key in ("name", "short", "before_lodging")]
    texts += [(f"steps/{step.id}", step.says) for step in program.steps]
    for path, text in texts:
        if FREE.search(fold(text)):
            yield subject.finding("free-beside-amount", path, text=text)


def costs(fee: ir.Fee) -> bool:
    return any(amount for row in fee.amount.rows for amount in amounts(row.value))


def is_free(fee: ir.Fee) -> bool:
    """Every amount is the constant zero."""
    return all(row.value == ir.Lit("money", "0") for row in fee.amount.rows)


def may_be_free(fee: ir.Fee) -> bool:
    """In some case nothing is due, so that words about that case are no contradiction."""
    zero = any(0 in amounts(row.value) for row in fee.amount.rows)
    return zero or bool(fee.relief) or fee.when != ir.TRUE
