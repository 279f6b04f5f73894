"""Lint: no rate below one thousand đồng."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.reading import amounts
from compiler.lint.rule import Rule, Subject

SMALLEST = 1_000


class SmallAmount(Rule):
    """An amount of a fee is above zero and under 1.000đ.

    It is nearly always a number in thousands typed as đồng: the notice then promises a fee a
    thousand times too low, and the counter has to ask for more than was published.
    """

    slugs = ("amount-under-thousand",)

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for fee in subject.program.fees:
            for number, row in enumerate(fee.amount.rows if fee.currency == "VND" else (), 1):
                for amount in dict.fromkeys(amounts(row.value)):
                    if 0 < amount < SMALLEST:
                        path = f"fees/{fee.id}/amount/{number}"
                        more = f"{amount}.000đ"
                        yield subject.finding(
                            "amount-under-thousand", path, amount=f"{amount}đ", more=more
                        )
