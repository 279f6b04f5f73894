"""A procedure with its blocks opened and its names bound: what the type checker reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from catalogue import model
from catalogue.diagnostics import Span
from catalogue.kinds import AnyKind
from catalogue.record import record
from catalogue.syntax import Expr, Phrase
from compiler.names import Names
from compiler.shared import Shared

RuleText: TypeAlias = Phrase[Expr]
LAST = 1_000_000
"""The order of everything that stands after the form."""


@record
class Site:
    """Where a rule stands, which decides what it may read.

    `prefix` is the namespace of its block (`cha.`); `rows` the list whose row it belongs to,
    `var` the name that a quantifier gave the row; `officer` when officers' facts may be read.
    """

    order: int
    prefix: str = ""
    rows: str = ""
    var: str = ""
    officer: bool = False


@record
class Condition:
    rule: RuleText
    site: Site


@record
class FieldUse:
    """A field where it is used: full path (within the row, in a list), conditions from outside
    in."""

    entry: model.FieldEntry
    path: str
    site: Site
    kind: AnyKind
    whens: tuple[Condition, ...]
    override: model.Override | None


@record
class CaseUse:
    entry: model.CaseEntry
    case: model.Case
    site: Site
    whens: tuple[Condition, ...]


@record
class ListUse:
    entry: model.ListEntry
    path: str
    fields: tuple[FieldUse, ...]
    whens: tuple[Condition, ...]


@record
class NoteUse:
    text: str
    whens: tuple[Condition, ...]
    heading: bool = False


ItemUse: TypeAlias = FieldUse | CaseUse | ListUse | NoteUse


@record
class PageUse:
    page: model.Page
    items: tuple[ItemUse, ...]
    before: Site
    after: Site


@record
class Resolved:
    """One procedure, ready for typing; its steps, shared ones too, stand in running order."""

    file: str
    procedure: model.Procedure
    shared: Shared
    names: Names
    pages: tuple[PageUse, ...]
    facts: Mapping[str, model.Fact]
    steps: tuple[model.Step, ...]
    span: Span

    def parameter(self, name: str) -> model.Parameter | None:
        """One of the procedure's own."""
        own = self.procedure.parameters
        return next((own[key] for key in own if key == name), None)
