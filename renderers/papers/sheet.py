"""A paper as data: letterhead, title, blocks, signatures. Print page and PDF draw the same sheet.

What is said stands in Vietnamese, with English beneath where the dossier speaks English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

from catalogue.kinds.base import Says
from renderers import qr
from renderers.masthead import Site

Size = Literal["A5", "A4", "A4 landscape"]
NOTHING = Says("", "")


@dataclass(frozen=True, slots=True)
class Line:
    """A label with what is known; '' leaves room to write."""

    label: Says
    value: Says


@dataclass(frozen=True, slots=True)
class Lines:
    lines: tuple[Line, ...]
    op: Literal["lines"] = "lines"


@dataclass(frozen=True, slots=True)
class Text:
    text: Says
    op: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Letter:
    """What an officer has written, its lines kept."""

    title: Says
    body: str
    op: Literal["letter"] = "letter"


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the width; numbers stand in the middle, amounts to the right."""

    title: Says
    share: int
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    title: Says
    columns: tuple[Column, ...]
    rows: tuple[tuple[Says, ...], ...]
    total: bool = False
    """The last row is the sum."""
    op: Literal["table"] = "table"


Block: TypeAlias = Lines | Text | Letter | Table


@dataclass(frozen=True, slots=True)
class Sign:
    """Who signs, and the name where it is known."""

    who: Says
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`above` is the authority over the `office`; `scan` is what the code to scan says."""

    id: str
    size: Size
    nation: Says
    motto: Says
    form: Says
    above: str
    office: str
    number: Says
    day: Says
    title: Says
    subtitle: Says
    blocks: tuple[Block, ...]
    signs: tuple[Sign, ...]
    sign_here: Says
    scan: str = ""
    scan_says: Says = NOTHING


@dataclass(frozen=True, slots=True)
class Days:
    """Of which days it tells, to be chosen anew; `pages` before and after it: (address, name)."""

    since: str
    until: str
    pages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet to look at and print; `pdf` is where it can be had as a file, '' where it cannot."""

    site: Site
    sheet: Sheet
    qr: Markup
    form: str
    """The shape of the paper: `a5`, `a4`, `a4-landscape`."""
    back: str = ""
    pdf: str = ""
    days: Days | None = None


def sheet_page(
    site: Site, sheet: Sheet, *, back: str = "", pdf: str = "", days: Days | None = None
) -> SheetPage:
    """Render with `page("papers/sheet", view)`."""
    code = qr.svg(sheet.scan, sheet.scan_says.vi) if sheet.scan else Markup()
    return SheetPage(site, sheet, code, sheet.size.lower().replace(" ", "-"), back, pdf, days)
