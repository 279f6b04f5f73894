"""Corrections of a filed dossier: each answer before and after, what it does to the fees."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from catalogue.kinds.base import Blank, Env, Value
from compiler.evaluation import Evaluation, Fault, Rows
from compiler.ir import Field, Group, Program
from renderers.answered import said
from renderers.faults import ErrorLine, fault_line
from renderers.form import Step, anchor, field_at, named
from renderers.masthead import Site
from renderers.summary import fee_line
from renderers.words import Words


@dataclass(frozen=True, slots=True)
class Change:
    """'' where there was, or is, no answer."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SupplementReview:
    """All that a supplement would send; render with `page("public/supplement_review", view)`."""

    site: Site
    code: str
    procedure: str
    letter: str
    until: str
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    fees: tuple[Change, ...]
    money: tuple[str, ...]
    """What is then to be paid besides, or goes back, in sentences."""
    errors: tuple[ErrorLine, ...]
    seen: str
    text: str = ""
    error: str = ""


def changes(
    program: Program,
    paths: Collection[str],
    before: Evaluation,
    after: Evaluation,
    env: Env,
    known: Words,
) -> tuple[Change, ...]:
    """`paths` are those of the answers that differ."""
    return tuple(
        Change(
            named(program, path, known),
            _said(program, path, before, env),
            _said(program, path, after, env),
        )
        for path in paths
        if _is_asked(program, path)
    )


def labels(program: Program, paths: Collection[str]) -> Iterator[str]:
    """Each question once, with the page on which it stands; of a list its name."""
    for page in program.pages:
        for item in page.items:
            if isinstance(item, Field | Group) and any(_within(path, item.id) for path in paths):
                yield f"{page.title}: {item.label}"


def _within(path: str, item: str) -> bool:
    return path == item or path.startswith(f"{item}.")


def fee_changes(
    program: Program, before: Evaluation, after: Evaluation, known: Words
) -> Iterator[Change]:
    """Fees that come to something else than before."""
    old, new = ({one.id: one for one in each.fees} for each in (before, after))
    for fee in program.fees:
        one, other = old.get(fee.id), new.get(fee.id)
        told = [
            fee_line(fee, each, known).amount if each and each.due is not False else ""
            for each in (one, other)
        ]
        if told[0] != told[1]:
            yield Change(fee.name, told[0], told[1])


def error_lines(
    program: Program, faults: Collection[Fault], open: Program, at: str, known: Words
) -> tuple[ErrorLine, ...]:
    """`open` asks only what may be corrected: nothing else has a place to go to."""
    items = (item for page in open.pages for item in page.items)
    places = {item.id for item in items if isinstance(item, Field | Group)}
    return tuple(_error(program, one, places, at, known) for one in faults)


def _error(
    program: Program, one: Fault, places: Collection[str], at: str, known: Words
) -> ErrorLine:
    asked = field_at(program, one.path) if one.path else None
    text = fault_line(one, named(program, one.path, known), known.lang, asked)
    here = any(_within(one.path, id) for id in places)
    return ErrorLine(f"{at}/{one.page}{anchor(asked, one.path)}" if asked and here else "", text)


def _is_asked(program: Program, path: str) -> bool:
    """A row by itself has no words of its own."""
    try:
        field_at(program, path)
    except (KeyError, StopIteration):
        return False
    return True


def _said(program: Program, path: str, evaluation: Evaluation, env: Env) -> str:
    asked = field_at(program, path)
    if not isinstance(asked, Field) or evaluation.fields.get(path) != "shown":
        return ""
    known = evaluation.values.get(path)
    value = _of_row(program, path, evaluation) if known is None else known
    return "" if isinstance(value, Rows) else said(asked, value, env)


def _of_row(program: Program, path: str, evaluation: Evaluation) -> Value | Blank | None:
    """The answer of a row, by the row's key."""
    for item in (item for page in program.pages for item in page.items):
        if isinstance(item, Group) and path.startswith(f"{item.id}."):
            key, _, name = path[len(item.id) + 1 :].partition(".")
            rows = evaluation.values.get(item.id)
            found = rows.rows if isinstance(rows, Rows) else ()
            return next((row.values.get(name) for row in found if row.key == key), None)
    return None
