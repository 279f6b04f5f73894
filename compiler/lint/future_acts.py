"""Lint: no act is of a year that has not come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.law import act_number
from compiler.lint.rule import CatalogueRule, Whole, finding

YEAR = re.compile(r"/(\d{4})/")


class FutureActs(CatalogueRule):
    """The number of an act has a year after that of the catalogue's edition.

    It is a slip of the pen: among eleven thousand citations eight named acts of the year 2029.
    The reader who looks the act up finds nothing.
    """

    slugs = ("act-of-the-future",)

    def check(self, whole: Whole) -> Iterator[Diagnostic]:
        head = whole.catalogue.head
        if head is None or not head.edition.isdigit():
            return
        for act in whole.catalogue.acts:
            found = YEAR.search(act_number(act))
            if found and int(found[1]) > int(head.edition):
                yield finding(
                    "act-of-the-future", act.act.span, name=act_number(act), year=found[1]
                )
