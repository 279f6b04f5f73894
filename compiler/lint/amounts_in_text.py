"""Lint: an amount that a text names is an amount of some fee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.reading import amounts, expressions
from compiler.lint.rule import Rule, Subject

PRICE = re.compile(r"(?:phí|lệ phí|giá)\b[^.;]{0,60}?(\d[\d.]*)\s*(?:đồng|đ)\b", re.IGNORECASE)


class AmountsInText(Rule):
    """A text names an amount of money for a fee that no fee of the procedure has.

    Either the fee is missing or the text is out of date. On the portals two labels in a hundred
    contradict their own note, because the truth about money lives in prose.
    """

    slugs = ("amount-not-in-fees",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        known: frozenset[int] | None = None
        priced = (one for one in subject.texts if one.sort == "sentence" and "đ" in one.words)
        for text in priced:
            for found in PRICE.finditer(text.words):
                known = _known(subject.program) if known is None else known
                digits = found[1].replace(".", "")
                if int(digits) not in known:
                    yield subject.finding("amount-not-in-fees", text.path, amount=f"{found[1]}đ")


def _known(program: ir.Program) -> frozenset[int]:
    """Every amount that is written in some fee, fact or tariff."""
    ruled = expressions((program.fees, program.facts))
    values = (row.value for fee in program.fees for row in fee.amount.rows)
    return frozenset(amount for expr in (*ruled, *values) for amount in amounts(expr))
