"""What a local catalogue may change of the one that it extends: a closed list of paths."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from catalogue import model
from catalogue import scalars as s
from catalogue.diagnostics import Report
from catalogue.mistakes import findings
from catalogue.record import record
from catalogue.scalars import Code, Day, Id
from catalogue.shapes import Model
from catalogue.suggest import nearest
from catalogue.tree import Map, Node, Scalar

OWN_KEYS = ("procedure", "decision", "from", "review")
CHANGES = "<changes>"


def _split_changes(value: Any) -> Any:
    """The keys that are no paths stay; the rest are changes."""
    if not isinstance(value, Map):
        return value
    own, changes = Map(), Map()
    own.span = changes.span = value.span
    for key, item in value.items():
        (own if key in OWN_KEYS else changes)[key] = item
    own[Scalar.of(CHANGES, value.span)] = changes
    return own


class ParameterRow(Model):
    """A value of a parameter that is left to the place, from a day on."""

    is_: s.Quantity
    decision: s.Decree
    from_: Day | None = None
    until: Day | None = None


class OverrideEntry(Model):
    """What one decision changes of one procedure; every other key is a path into it."""

    procedure: Code
    decision: s.Decree
    from_: Day
    changes: dict[Scalar, Any] = Field(alias="<changes>")


Placed: TypeAlias = Annotated[OverrideEntry, BeforeValidator(_split_changes)]


class Overlay(Model):
    """overlay.yaml"""

    parameters: dict[Id, model.OneOrMore[ParameterRow]] = Field(default_factory=dict)
    overrides: tuple[Placed, ...] = ()


PATHS: Mapping[str, Any] = {
    "authority": model.Procedure.model_fields["authority"].annotation,
    "authority.receives": s.Authority,
    "authority.decides": s.Authority,
    "channels.add": model.Procedure.model_fields["channels"].annotation,
    "fees.*.amount": model.FeeAmount,
    "fees.*.relief.add": model.OneOrMore[model.Relief],
    "term.within": model.Within,
    "steps": model.Some[model.StepEntry],
    "requirements.add": model.OneOrMore[model.Judged],
    "scenarios": model.Some[model.Scenario],
}
"""The paths, and what may stand there. Nothing else of a procedure is a matter of the place."""


@record
class Change:
    """One path of an override with its value, read; `name` is the `*` of the path."""

    key: Scalar
    path: str
    name: str
    value: Any


@record
class Override:
    """The changes of one decision to one procedure, from a day on."""

    procedure: Scalar
    decision: s.Decree
    start: date
    changes: tuple[Change, ...]


@record
class Local:
    """overlay.yaml, read: values of parameters, and overrides by decision."""

    parameters: Mapping[Scalar, tuple[ParameterRow, ...]]
    overrides: tuple[Override, ...]


@cache
def _adapter(path: str) -> TypeAdapter[Any]:
    return TypeAdapter(PATHS[path])


def read_overlay(written: Overlay, report: Report) -> Local:
    """Every change under its path; what a place may not change is a finding."""
    overrides = tuple(
        Override(
            one.procedure, one.decision, one.from_, tuple(_changes(one.changes, report))
        )
        for one in written.overrides
    )  # fmt: skip
    return Local(written.parameters, overrides)


def _changes(written: Mapping[Scalar, Node], report: Report) -> Iterator[Change]:
    for key, node in written.items():
        found = next(
            ((path, match) for path in PATHS if (match := _pattern(path).fullmatch(key))), None
        )
        if found is None:
            advice = nearest(key, PATHS, likeness=0.8) or ""
            report.add("override-not-allowed", key.span, path=key, advice=advice)
            continue
        path, match = found
        try:
            value = _adapter(path).validate_python(node)
        except ValidationError as error:
            report.extend(findings(node, error))
            continue
        yield Change(key, path, "".join(match.groups()), value)


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.escape(path).replace(r"\*", "([a-z][a-z0-9_]*)"))
