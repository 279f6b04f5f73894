"""Lint: a page is a handful of questions."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject

MOST = 25


class CrowdedPages(Rule):
    """A page may show more than 25 questions, or two of one label.

    On a phone that is ten screens without a save between them. Two questions of one label cannot
    be told apart by whoever hears the page.
    """

    slugs = ("crowded-page", "label-twice")
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for page in subject.program.pages:
            fields = [one for one in page.items if isinstance(one, ir.Field)]
            asked = [one for one in fields if one.source in ("authored", "case")]
            if len(asked) > MOST:
                path = f"pages/{page.id}"
                yield subject.finding("crowded-page", path, count=len(asked), most=MOST)
            yield from _twice(subject, asked)


def _twice(subject: Subject, asked: list[ir.Field]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], list[ir.Field]] = {}
    for field in asked:
        alike = seen.setdefault((field.id.rpartition(".")[0], field.label), [])
        other = next((one for one in alike if one.when == field.when), None)
        alike.append(field)
        if other is not None:
            yield subject.finding(
                "label-twice", f"fields/{field.id}",
                related=[subject.places[f"fields/{other.id}"]], label=field.label,
            )  # fmt: skip
