"""Lint: what the catalogue offers in another language is translated into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject, finding
from compiler.spoken import respoken


class Untranslated(Rule):
    """A text has no translation into a language of the catalogue, or one of an older text.

    Readers of that language meet Vietnamese in the middle of a page. Which paths are lacking, and
    what they read before, is told by the report of translations.
    """

    slugs = ("text-not-translated",)

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for lang, told in subject.shared.translations():
            lacking = list(dict.fromkeys(_lacking(subject.program, told)))
            if lacking:
                yield finding(
                    "text-not-translated", lang.span, path=subject.program.code, lang=lang,
                    name=subject.program.short or subject.program.name, count=len(lacking),
                    text=lacking[0],
                )  # fmt: skip


def _lacking(program: ir.Program, told: Mapping[str, bool]) -> Iterator[str]:
    found: list[str] = []

    def note(path: str, text: str) -> str:
        found.append(text)
        return text

    respoken(program, note)
    for text in found:
        if not all(told.get(one) for one in text.split("; ")) and not told.get(text):
            yield text
