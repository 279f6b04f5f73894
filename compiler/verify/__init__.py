"""What can be shown about a program without running it. Tables are judged exactly, always."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.diagnostics import Report
from compiler import ir
from compiler.places import Places
from compiler.verify.tables import decisions, tables
from compiler.verify.together import together


def verify(program: ir.Program, places: Places, names: Mapping[str, str]) -> Report:
    """`names` are the words of the catalogue for what programs mention by id."""
    report = Report(tables(program, places, names))
    report.extend(together(program, decisions(program), places))
    return report
