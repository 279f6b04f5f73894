"""Characters an author cannot see: byte order marks, spaces from Word, control characters."""

from __future__ import annotations

import re

from catalogue.diagnostics import Edit, Fix, Report, Span
from catalogue.edits import BOM

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SUSPECT = re.compile(
    f"[{_ODD}\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u200b\\u2028\\u2029\\ufeff\\ufffe\\uffff]"
    r"|[\ud800-\udfff]|\r(?!\n)"
)
_HIDDEN = re.compile(f"(?![{_ODD}])(?:{_SUSPECT.pattern})")
_LEAD = re.compile(rf"[ {_ODD}]*(?:-[ {_ODD}]+)*(?:[\w.\"'@]+[ {_ODD}]*:(?=[ {_ODD}])[ {_ODD}]+)?")
_RUN = re.compile(f"[{_ODD}](?:[ {_ODD}]*[{_ODD}])?")


_BULLET_SIGN = re.compile("[\u2010-\u2015\u2022\u2023\u25aa\u25cf\u2212]")
_BULLET = re.compile(r" *([\u2010-\u2015\u2022\u2023\u25aa\u25cf\u2212]) +\w+:(?= |$)")
_BLOCK = re.compile(r"(?:: |- )[|>][0-9+-]*\s*$")
"""Opens a text of several lines, in which any sign may stand."""


def cleaned(text: str, file: str, report: Report) -> str | None:
    """The text as it was meant, every character still in its column; what was replaced is told.

    None when invisible characters stand in it: taking them out would move the columns.
    """
    if text.startswith(BOM):
        start = Span(file, 1, 1, 1, 1)
        report.add("byte-order-mark", start, fix=Fix((Edit(start, ""),)))
        text = text[1:]
    if _BULLET_SIGN.search(text):
        text = _with_dashes(text, file, report)
    if text.replace("\n", "").isprintable() or not _SUSPECT.search(text):
        return text.replace("\r\n", "\n")
    if _HIDDEN.search(text):
        _tell_hidden(text, file, report)
        return None
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(_with_plain_spaces(lines, file, report))


def _with_dashes(text: str, file: str, report: Report) -> str:
    """Word turns the dash in front of an item into a bullet or a long dash."""
    lines, block = text.split("\n"), -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if block >= 0 and (indent > block or not line.strip()):
            continue
        block = indent if _BLOCK.search(line) else -1
        if found := _BULLET.match(line):
            at = Span(file, number + 1, found.start(1) + 1, number + 1, found.end(1) + 1)
            report.add("bullet-for-dash", at, fix=Fix((Edit(at, "-"),)), sign=found[1])
            lines[number] = line.replace(found[1], "-", 1)
    return "\n".join(lines)


def _tell_hidden(text: str, file: str, report: Report) -> None:
    edits, signs = [], []
    for found in _HIDDEN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        edits.append(Edit(Span(file, line, column, line, column + 1), ""))
        signs.append(f"U+{ord(found[0]):04X}")
    first, fix = edits[0].span, Fix(tuple(edits))
    report.add("invisible-character", first, fix=fix, sign=signs[0], count=len(edits))


def _with_plain_spaces(lines: list[str], file: str, report: Report) -> list[str]:
    """Only the spaces that carry structure; inside a sentence a no-break space is good style."""
    edits: list[Edit] = []
    mended = []
    for number, line in enumerate(lines, 1):
        lead = _LEAD.match(line)
        end = lead.end() if lead else 0
        for run in _RUN.finditer(line, 0, end):
            span = Span(file, number, run.start() + 1, number, run.end() + 1)
            edits.append(Edit(span, " " * (run.end() - run.start())))
        mended.append(re.sub(f"[{_ODD}]", " ", line[:end]) + line[end:])
    if edits:
        count = len({edit.span.line for edit in edits})
        report.add("no-break-space", edits[0].span, fix=Fix(tuple(edits)), count=count)
    return mended
