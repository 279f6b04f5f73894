"""What was answered, as one reads it: page by page, in its sets, each answer by its label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.kinds.base import Blank, Env, Value
from compiler.evaluation import Evaluation, Rows
from compiler.ir import Field, Group, Page
from renderers.saying import say
from renderers.screen import has_place


@dataclass(frozen=True, slots=True)
class AnswerLine:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """The answers of a page, of a titled stretch of it, or of one row of a list."""

    title: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    title: str
    href: str
    sets: tuple[AnswerSet, ...]


@dataclass(frozen=True, slots=True)
class Correcting:
    """The page corrects a dossier that was filed: what is asked of it, what else stands there."""

    code: str
    letter: str
    closed: tuple[AnswerSet, ...]
    """Answers that were not opened, to be read only."""


def answer_sets(page: Page, evaluation: Evaluation, env: Env) -> tuple[AnswerSet, ...]:
    """Those that hold anything."""
    return tuple(one for one in _sets(page, evaluation, env) if one.lines)


def _sets(page: Page, evaluation: Evaluation, env: Env) -> Iterator[AnswerSet]:
    title, lines = "", list[AnswerLine]()
    for item in page.items:
        if item.op == "heading" or isinstance(item, Group):
            yield AnswerSet(title, tuple(lines))
            title, lines = (item.text, []) if item.op == "heading" else ("", [])
        if isinstance(item, Group):
            yield from _rows(item, evaluation, env)
        elif isinstance(item, Field) and _told(item, evaluation):
            known = evaluation.values.get(item.id)
            value = None if isinstance(known, Rows) else known
            lines.append(AnswerLine(item.label, said(item, value, env)))
    yield AnswerSet(title, tuple(lines))


def _rows(group: Group, evaluation: Evaluation, env: Env) -> Iterator[AnswerSet]:
    known = evaluation.values.get(group.id)
    if evaluation.fields.get(group.id) != "shown" or not isinstance(known, Rows):
        return
    if not known.rows:
        yield AnswerSet("", (AnswerLine(group.label, say(env.lang, "review/no_rows")),))
    for at, row in enumerate(known.rows, 1):
        lines = (
            AnswerLine(one.label, said(one, row.values.get(one.id), env))
            for one in group.fields
            if evaluation.fields.get(f"{group.id}.{row.key}.{one.id}") == "shown"
        )
        yield AnswerSet(f"{group.label} {at}", tuple(lines))


def _told(field: Field, evaluation: Evaluation) -> bool:
    return has_place(field) and evaluation.fields.get(field.id) == "shown"


def said(asked: Field, value: Value | Blank | None, env: Env) -> str:
    """An answer as one reads it, '' when there is none."""
    if value is None or isinstance(value, Blank):
        return ""
    text = f"{asked.kind.show(value, env)} {asked.unit}".strip()
    return text[:1].upper() + text[1:] if asked.kind.widget in ("choice", "choices") else text
