"""Which finder judges which part: a line for each attribute of each entity."""

from __future__ import annotations

from compiler.diff.finders import (
    basis,
    cases,
    components,
    fees,
    fields,
    forms,
    office,
    outcomes,
    procedure,
    times,
)
from compiler.diff.finders.rows import Row

ROWS: tuple[Row, ...] = (
    *basis.ROWS,
    *components.ROWS,
    *fees.ROWS,
    *times.ROWS,
    *fields.ROWS,
    *forms.ROWS,
    *cases.ROWS,
    *outcomes.ROWS,
    *office.ROWS,
    *procedure.ROWS,
)
"""An edit belongs to the first line that it fits."""
