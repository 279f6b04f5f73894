"""The first draft of the decision's Word template, by the layout of Decree 30/2020/NĐ-CP.

Run once, `python -m tests.renderers.drafting_decision`; from then on the template is edited in
Word. Only what stands in double braces or `{% … %}` must stay.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from renderers.publication.docx import TEMPLATES

LEFT, CENTER, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY,
)  # fmt: skip
SMALL = 10
LIST = (
    ("number", 8), ("code", 17), ("name", 32), ("term", 34), ("place", 28), ("channels", 21),
    ("fees", 37), ("basis", 32), ("online", 18), ("remark", 25),
)  # fmt: skip
GONE = (("number", 10), ("code", 22), ("name", 75), ("act", 70), ("domain", 30), ("agency", 45))
WORK = (("number", 18), ("says", 74), ("unit", 35), ("time", 35))
FEES = (
    ("{% if row.span %}{{ row.name }}{% if row.note %} ({{ row.note }}){% endif %}{% endif %}", 38),
    ("{{ row.case }}{% if row.dates %} ({{ row.dates }}){% endif %}", 48),
    ("{{ row.amount }}", 42),
    ("{{ row.basis }}", 34),
)


def drafted() -> Any:
    document = Document()
    _fonts(document)
    first = document.sections[0]
    first.different_first_page_header_footer = True
    _paged(first, landscape=False)
    _number(first.header.paragraphs[0])
    _letterhead(document)
    _opening(document)
    _ending(document)
    lists = document.add_section(WD_SECTION.NEW_PAGE)
    lists.different_first_page_header_footer = False
    _paged(lists, landscape=True)
    _lists(document)
    full = document.add_section(WD_SECTION.NEW_PAGE)
    _paged(full, landscape=False)
    _contents(document)
    _workflows(document)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    return document


def _fonts(document: Any) -> None:
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Header"):
        style = document.styles[name]
        style.font.name = "Times New Roman"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for one in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(one), "Times New Roman")
        for one in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(one), None)
        style.font.size = Pt(13)
        style.font.color.rgb = None
        for colour in style.element.rPr.findall(qn("w:color")):
            style.element.rPr.remove(colour)
        if name.startswith("Heading"):
            style.font.bold = True
            style.paragraph_format.space_before = Pt(6)
            style.paragraph_format.keep_with_next = True
    normal = document.styles["Normal"]
    lang = OxmlElement("w:lang")
    for one in ("w:val", "w:eastAsia"):
        lang.set(qn(one), "vi-VN")
    for old in normal.element.rPr.findall(qn("w:lang")):
        normal.element.rPr.remove(old)
    normal.element.rPr.append(lang)
    normal.paragraph_format.space_after = Pt(0)


def _paged(section: Any, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    width, height = (297, 210) if landscape else (210, 297)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(11)


def _number(paragraph: Any) -> None:
    """The number of the page, in the middle above."""
    paragraph.alignment = CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)


def _said(
    where: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = 13,
    align: Any = CENTER, caps: bool = False, after: float = 0, indent: float = 0,
    style: str | None = None,
) -> Any:  # fmt: skip
    paragraph = where.add_paragraph(style=style)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold or None, italic or None, Pt(size)
    run.font.all_caps = caps or None
    form = paragraph.paragraph_format
    form.alignment, form.space_after = align, Pt(after)
    form.first_line_indent = Mm(indent) if indent else None
    return paragraph


def _gap(document: Any) -> None:
    """Behind a table there has to be a line: one so low that it never begins a page of its own,
    with the distance beneath it."""
    form = _said(document, "", size=1, after=10)._p.get_or_add_pPr()
    mark, size = OxmlElement("w:rPr"), OxmlElement("w:sz")
    size.set(qn("w:val"), "2")
    mark.append(size)
    form.append(mark)


def _logic(where: Any, text: str) -> None:
    """A line that is gone when the paper has been made."""
    _said(where, text, align=LEFT)


def _rule(paragraph: Any, left: float, right: float) -> None:
    """A line beneath, shorter than the column by so much on either side (in millimetres)."""
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent = Mm(left), Mm(right)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *after)


def _line(where: Any, left: float, right: float) -> None:
    paragraph = _said(where, "", size=2, after=6)
    paragraph.paragraph_format.line_spacing = Pt(4)
    _rule(paragraph, left, right)


def _columns(document: Any, widths: tuple[float, ...]) -> Any:
    """A table without lines, for what stands side by side."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    _margins(table, 0)
    _unsplit(table.rows[0])
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table.rows[0].cells


def _unsplit(row: Any) -> None:
    """On one page; the long rows of the lists may be split."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _first(cell: Any) -> None:
    """A cell begins with an empty paragraph, which nobody needs."""
    cell._tc.remove(cell.paragraphs[0]._p)


def _letterhead(document: Any) -> None:
    left, right = _columns(document, (62, 103))
    _first(left)
    _first(right)
    _said(left, "{%p if d.above %}")
    _said(left, "{{ d.above }}", size=12)
    _said(left, "{%p endif %}")
    _said(left, "{{ d.body }}", bold=True, size=12)
    _line(left, 20, 20)
    _said(left, "{{ d.number }}", after=6)
    _said(right, "{{ d.nation }}", bold=True, size=12)
    _said(right, "{{ d.motto }}", bold=True)
    _line(right, 23, 23)
    _said(right, "{{ d.day }}", italic=True, after=6)


def _opening(document: Any) -> None:
    _said(document, "", size=6)
    _said(document, "{{ d.kind }}", bold=True, size=14, after=3)
    _said(document, "{{ d.about }}", bold=True)
    _line(document, 55, 55)
    _said(document, "", size=6)
    _said(document, "{{ d.authority }}", bold=True, after=8)
    body = partial(_said, document, align=JUSTIFY, after=6, indent=10)
    _logic(document, "{%p for basis in d.bases %}")
    body("{{ basis }}", italic=True)
    _logic(document, "{%p endfor %}")
    _said(document, "{{ d.decides }}", bold=True, after=8)
    _logic(document, "{%p for article in d.articles %}")
    first = body("{{ article.label }}", bold=True)
    first.add_run(" {{ article.text }}").font.size = Pt(13)
    first.paragraph_format.keep_with_next = True
    _logic(document, "{%p for line in article.more %}")
    body("{{ line }}")
    _logic(document, "{%p endfor %}")
    _logic(document, "{%p endfor %}")


def _ending(document: Any) -> None:
    _said(document, "", size=6).paragraph_format.keep_with_next = True
    left, right = _columns(document, (80, 85))
    _first(left)
    _first(right)
    _said(left, "{{ d.recipients_title }}", bold=True, italic=True, size=12, align=LEFT)
    _said(left, "{%p for one in d.recipients %}")
    _said(left, "{{ one }}", size=11, align=LEFT)
    _said(left, "{%p endfor %}")
    _said(right, "{%p if d.behalf %}")
    _said(right, "{{ d.behalf }}", bold=True)
    _said(right, "{%p endif %}")
    _said(right, "{{ d.title }}", bold=True, after=72)
    _said(right, "{{ d.signer }}", bold=True)


def _annex(document: Any, name: str) -> None:
    head = _said(document, f"{{{{ {name}.label }}}}", bold=True, caps=True, style="Heading 1")
    head.paragraph_format.page_break_before = True
    _said(document, f"{{{{ {name}.title }}}}", bold=True)
    _said(document, "{{ d.attached }}", italic=True, after=8)


def _table(document: Any, columns: tuple[tuple[str, float], ...], annex: str, size: float) -> Any:
    table = document.add_table(rows=1, cols=len(columns))
    table.style, table.autofit = "Table Grid", False
    _margins(table)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for at, (column, (_, width)) in enumerate(zip(table.columns, columns, strict=True)):
        column.width = Mm(width)
        _cell(table.rows[0].cells[at], width, f"{{{{ {annex}.columns[{at}] }}}}", size, bold=True)
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    return table


def _margins(table: Any, width: int = 57) -> None:
    """Narrow ones at the sides, in twentieths of a point: ten columns stand on one page."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _cell(cell: Any, width: float, text: str, size: float, *, bold: bool = False) -> None:
    cell.width = Mm(width)
    _first(cell)
    _said(cell, text, size=size, bold=bold, align=CENTER if bold else LEFT)


def _row(table: Any, columns: tuple[tuple[str, float], ...], texts: list[str], size: float) -> Any:
    row = table.add_row()
    if size > SMALL:
        _unsplit(row)
    for cell, (_, width), text in zip(row.cells, columns, texts, strict=True):
        _cell(cell, width, text, size)
    return row


def _whole(table: Any, text: str, size: float) -> Any:
    """A row of one cell: a title, or the beginning or end of what is repeated."""
    cells = table.add_row().cells
    whole = _merged(cells[0], cells[-1])
    _first(whole)
    return _said(whole, text, size=size, bold=True, align=LEFT)


def _merged(first: Any, last: Any) -> Any:
    whole = first.merge(last)
    for extra in whole.paragraphs[1:]:
        whole._tc.remove(extra._p)
    return whole


def _named(columns: tuple[tuple[str, float], ...]) -> list[str]:
    return [f"{{{{ row.{name} }}}}" for name, _ in columns]


def _lists(document: Any) -> None:
    _logic(document, "{%p for list in d.lists %}")
    _annex(document, "list")
    table = _table(document, LIST, "list", SMALL)
    _whole(table, "{%tr for group in list.parts %}", SMALL)
    _whole(table, "{{ group.title }}", SMALL).paragraph_format.keep_with_next = True
    _whole(table, "{%tr for row in group.rows %}", SMALL)
    _row(table, LIST, _named(LIST), SMALL)
    _whole(table, "{%tr endfor %}", SMALL)
    _whole(table, "{%tr endfor %}", SMALL)
    _logic(document, "{%p endfor %}")
    _logic(document, "{%p if d.abolished %}")
    _annex(document, "d.abolished")
    table = _table(document, GONE, "d.abolished", 11)
    _whole(table, "{%tr for row in d.abolished.parts %}", 11)
    _row(table, GONE, _named(GONE), 11)
    _whole(table, "{%tr endfor %}", 11)
    _logic(document, "{%p endif %}")


def _contents(document: Any) -> None:
    _logic(document, "{%p if d.contents %}")
    _annex(document, "d.contents")
    _logic(document, "{%p for one in d.contents.parts %}")
    _said(document, "{{ one.title }}", bold=True, align=LEFT, after=4, style="Heading 2")
    _logic(document, "{%p for part in one.parts %}")
    _said(document, "{{ part.title }}", bold=True, align=LEFT, after=3, style="Heading 3")
    _logic(document, "{%p for line in part.lines %}")
    _said(document, "{{ line }}", align=JUSTIFY, after=3, indent=10)
    _logic(document, "{%p endfor %}")
    _logic(document, "{%p if part.fees %}")
    table = _table(document, FEES, "d.contents", 11)
    _whole(table, "{%tr for row in part.fees %}", 11)
    _row(table, FEES, [text for text, _ in FEES], 11)
    _whole(table, "{%tr endfor %}", 11)
    _gap(document)
    _logic(document, "{%p endif %}")
    _logic(document, "{%p endfor %}")
    _logic(document, "{%p endfor %}")
    _logic(document, "{%p endif %}")


def _workflows(document: Any) -> None:
    _logic(document, "{%p if d.workflows %}")
    _annex(document, "d.workflows")
    _logic(document, "{%p for one in d.workflows.parts %}")
    _said(document, "{{ one.title }}", bold=True, align=LEFT, after=4, style="Heading 2")
    table = _table(document, WORK, "d.workflows", 11)
    _whole(table, "{%tr for row in one.rows %}", 11)
    _row(table, WORK, _named(WORK), 11)
    _whole(table, "{%tr endfor %}", 11)
    last = table.add_row().cells
    _cell(_merged(last[0], last[1]), 92, "{{ one.total_says }}", 11, bold=True)
    _cell(_merged(last[2], last[3]), 70, "{{ one.total }}", 11)
    _gap(document)
    _logic(document, "{%p endfor %}")
    _logic(document, "{%p endif %}")


if __name__ == "__main__":
    drafted().save(str(TEMPLATES["decision"]))
