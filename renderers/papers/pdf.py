"""A sheet as a file to keep, PDF/A and accessible: the same sheet, the same bytes.

The template is ours; what it prints is handed over as JSON and never becomes part of its source.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from renderers import qr
from renderers.papers.sheet import Sheet

TEMPLATE = Path(__file__).parents[1] / "templates" / "papers" / "sheet.typ"
ONE_AT_A_TIME = Lock()
"""The compiler keeps what it has worked out, and takes one sheet after the other."""
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
PLAIN: list[typst.PDFStandard] = []


def pdf(sheet: Sheet, at: datetime) -> bytes:
    """`at` is the moment that the file says it was made: that of the paper, not of the printing."""
    code = qr.picture(sheet.scan) if sheet.scan else ""
    view = json.dumps({**asdict(sheet), "qr": code}, ensure_ascii=False)
    try:
        return typeset(_template(), {"sheet": view}, at)
    except Unprintable:
        return typeset(_template(), {"sheet": view}, at, PLAIN)


class Unprintable(ValueError):
    """The fonts lack a letter of some other script, which no archive takes; else it is a box."""


def typeset(
    template: bytes,
    inputs: dict[str, str],
    at: datetime,
    standards: list[typst.PDFStandard] = STANDARDS,
) -> bytes:
    """A template of ours with the texts that it prints."""
    try:
        return _compiled(template, inputs, at, standards)
    except typst.TypstError as fault:
        raise Unprintable(str(fault)) from None


def _compiled(
    template: bytes, inputs: dict[str, str], at: datetime, standards: list[typst.PDFStandard]
) -> bytes:
    with ONE_AT_A_TIME:
        made = _compiler().compile(
            input=template,
            sys_inputs=inputs,
            pdf_standards=standards,
            timestamp=int(at.timestamp()),
        )
    assert isinstance(made, bytes), "Compiled to bytes, not to pages or a file"
    return made


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


@cache
def _compiler() -> typst.Compiler:
    """With its own fonts only, so that every machine makes the same file, and no folder to read."""
    return typst.Compiler(ignore_system_fonts=True, root=TEMPLATE.parent)
