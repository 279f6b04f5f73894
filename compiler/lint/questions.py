"""Lint: questions can be answered at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from compiler import ir
from compiler.lint.reading import questions
from compiler.lint.rule import Rule, Subject

MOST_WORDS = 30
SHORT = 2 * MOST_WORDS
"""No text of so few characters has so many words."""
NEGATIVE = re.compile(r"^(?:không|chưa|chẳng)\b|\b(?:không|chưa)\s\w+[^,]*\?$", re.IGNORECASE)


class Questions(Rule):
    """A question is a paragraph, asks in the negative, or offers a single answer or one twice.

    "Yes, I have not" is what half of all people mean by no. A list of one is no choice, and two
    options of one name are a coin to toss.
    """

    slugs = ("question-too-long", "negative-question", "single-option", "option-twice")
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for field, path in questions(subject.program):
            words = len(field.label.split()) if len(field.label) > SHORT else 0
            if words > MOST_WORDS:
                yield subject.finding("question-too-long", path, words=words, most=MOST_WORDS)
            if field.kind.kind == "yes_no" and NEGATIVE.search(field.label):
                yield subject.finding("negative-question", path, label=field.label)
            yield from _options(subject, field, path)


def _options(subject: Subject, field: ir.Field, path: str) -> Iterator[Diagnostic]:
    kind = field.kind
    if not isinstance(kind, Choice | Choices) or isinstance(kind.options, str):
        return
    labels = [option.label for option in kind.options if option.end is None]
    if len(kind.options) == 1:
        yield subject.finding("single-option", path, label=field.label)
    twice = next((one for one in labels if labels.count(one) > 1), "")
    if twice:
        yield subject.finding("option-twice", path, label=twice)
