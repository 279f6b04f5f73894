"""Laws of the decision that publishes an edition: its papers say what the programs say, alike, in
the same bytes, laid out as decrees want it, and nothing in them is ever a template."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from jinja2 import TemplateError
from pypdf import PdfReader

from compiler import ir
from compiler.diff.comparing import compare
from compiler.diff.publication import Listed, Lists, lists, unknown
from compiler.walk import every
from renderers import i18n
from renderers.fee_table import fee_table
from renderers.publication.annexes import Annex, Group, roman
from renderers.publication.contents import Content, Part
from renderers.publication.decision import Article, Decision, decision
from renderers.publication.docx import TEMPLATES, docx
from renderers.publication.order import Order, completed, day_in_words
from renderers.publication.pdf import TEMPLATE, pdf
from renderers.publication.rows import AbolishedRow, ListRow, Text
from renderers.publication.workflows import Work, Workflow
from tests.renderers.publishing import (
    BUILDING,
    BUNDLE,
    CARD,
    COMPLAINT,
    DAY,
    MARRIAGE,
    ORDER,
    REPLACED,
    SHIP,
    SOLDIER,
    SOLDIER_BEFORE,
    cheaper,
    decided,
    edition,
    of_pdf,
    of_word,
    program,
    published,
    sides,
    squeezed,
)

NASTY = (
    "{{ 7 * 7 }} {% for a in b %} {%p if x %} {{d.body}} #eval(\"1+1\") *b* $x$ \\ ' < > & "
    "</w:t> @nhan `m` =1+1"
)  # fmt: skip
KINDS = ("word", "pdf")


@cache
def word() -> bytes:
    return docx(decided(), DAY)


@cache
def archived() -> bytes:
    return pdf(decided(), DAY)


@cache
def said(kind: str) -> str:
    return squeezed(of_word(word()) if kind == "word" else of_pdf(archived()))


def texts(value: object) -> Iterator[str]:
    """Every text of a view."""
    match value:
        case str():
            yield from value.split("\n")
        case Mapping():
            for one in value.values():
                yield from texts(one)
        case tuple() | list():
            for one in value:
                yield from texts(one)


# What is listed


def test_each_procedure_stands_in_the_list_of_its_standing() -> None:
    found = published()
    assert [one.code for one in found.new] == [SHIP, CARD, BUNDLE]
    assert [(one.code, one.parts) for one in found.amended] == [
        (MARRIAGE, ("fees",)), (BUILDING, ("term",)),
    ]  # fmt: skip
    assert [(one.code, one.replaces) for one in found.replaced] == [(SOLDIER, (SOLDIER_BEFORE,))]
    assert [one.code for one in found.abolished] == [COMPLAINT]


def test_a_text_that_is_given_an_end_is_abolished_from_that_day() -> None:
    of, end = program(COMPLAINT), date(2027, 1, 1)
    old, new = edition("cũ", of), edition("mới", replace(of, end=end))
    found = lists(compare(old, new, behaviour=False), old.index, new.index)
    assert [(one.code, one.until) for one in found.abolished] == [(COMPLAINT, end)]
    assert found.published == ()
    made = decision(found, old, new, ORDER)
    assert made.abolished is not None
    assert made.abolished.parts[0].act.endswith("Hết áp dụng từ ngày 01/01/2027.")


def test_of_several_texts_the_latest_that_differs_is_listed() -> None:
    of, start = program(MARRIAGE), date(2027, 1, 1)
    before = replace(of, end=start)
    old, new = edition("cũ", of), edition("mới", before, replace(cheaper(of), start=start))
    found = lists(compare(old, new, behaviour=False), old.index, new.index)
    (one,) = found.amended
    assert (one.code, one.new and one.new.start, one.parts) == (MARRIAGE, start, ("fees",))


def test_scenarios_are_not_published() -> None:
    of = program(MARRIAGE)
    old, new = edition("cũ", of), edition("mới", replace(of, scenarios=()))
    assert not lists(compare(old, new, behaviour=False), old.index, new.index)


def test_a_rate_that_is_over_is_not_published() -> None:
    """The relief for the card ends with 2026."""
    told = [
        "\n".join(row.fees for one in made.lists for it in one.parts for row in it.rows)
        for day in (date(2026, 12, 31), date(2027, 1, 1))
        for made in [decision(published(), *sides(), replace(ORDER, effect=day))]
    ]
    assert ["Giảm 50%" in one for one in told] == [True, False]
    assert all("70.000 đồng" in one for one in told)


def test_annexes_keep_one_order() -> None:
    made = decided()
    listed = [row.code for one in made.lists for it in one.parts for row in it.rows]
    for annex in (made.contents, made.workflows):
        assert annex is not None
        told = [one.title.rpartition("(")[2].rstrip(")") for one in annex.parts]
        assert told == listed


def test_what_is_said_to_replace_must_be_there() -> None:
    old, new = sides()
    assert unknown(REPLACED, old.index, new.index) == ()
    wrong = {"1.999999": (SOLDIER,), SOLDIER_BEFORE: ("2.999999",)}
    assert unknown(wrong, old.index, new.index) == ("1.999999", "2.999999")


# Papers and programs say the same


def money(of: ir.Program) -> set[str]:
    """Every amount that stands in its fees."""
    values = (row.value for fee in of.fees for row in fee.amount.rows)
    amounts = (
        one for value in values for one in every(value) if isinstance(one, ir.Lit)
    )  # fmt: skip
    plain = (one.value for one in amounts if one.type == "money")
    return {i18n.money(int(one)) for one in plain if one.isdigit()}


def days(of: ir.Program) -> set[str]:
    units = {"working_day": "ngày làm việc", "day": "ngày", "hour": "giờ", "month": "tháng"}
    rows = of.term.within if of.term else ()
    spans = ((row.amount, units[row.unit]) for row in rows if row.unit in units)
    return {f"{i18n.number(Decimal(amount))} {unit}" for amount, unit in spans}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", [MARRIAGE, BUILDING, SOLDIER, SHIP, CARD, BUNDLE])
def test_a_paper_says_what_the_program_says(kind: str, code: str) -> None:
    of, told = program(code), said(kind)
    world = sides()[1].world
    table = fee_table(of, world)
    facts = {
        code, of.name, of.domain_name, *money(of), *days(of),
        *(step.says.rstrip(".") for step in of.steps),
        *(one.name for one in of.components), *(one.name for one in of.results),
        *(cited.act for cited in of.basis),
        *(f"{row.amount}" for row in table.rows), *(row.case for row in table.rows),
        *(world.names.get(f"audience/{one}", "") for one in of.audience),
    }  # fmt: skip
    assert len(facts) > 10
    assert sorted(fact for fact in facts if squeezed(fact) not in told) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_gone_is_named_with_its_agency(kind: str) -> None:
    of = program(COMPLAINT)
    told = said(kind)
    assert all(squeezed(one) in told for one in (COMPLAINT, of.name, of.domain_name))
    assert squeezed(of.steps[0].says.rstrip(".")) not in told, "its text is not published again"


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_prints_everything_there_is(kind: str) -> None:
    told = said(kind)
    hidden = {"none", "given", "not_stated"}
    wanted = {squeezed(one) for one in texts(asdict(decided()))} - hidden
    natures = {squeezed(one) for one in ("Phí", "Lệ phí")}
    lost = [one for one in wanted - natures if one not in told and one.upper() not in told]
    assert [one for one in lost if kind == "word" or not _goes_on_overleaf(one, told)] == []


def _goes_on_overleaf(text: str, told: str) -> bool:
    """A line of a long cell may end on one page and go on in the next."""
    return any(text[:at] in told and text[at:] in told for at in range(1, len(text)))


def test_notes_say_what_changed_and_what_it_replaces() -> None:
    (new, amended, replaced) = decided().lists
    rows = {
        row.code: row for one in (new, amended, replaced) for it in one.parts for row in it.rows
    }
    assert rows[MARRIAGE].remark == "Sửa đổi, bổ sung: phí, lệ phí."
    assert rows[BUILDING].remark == "Sửa đổi, bổ sung: thời hạn giải quyết."
    assert rows[SOLDIER].remark.startswith(f"Thay thế thủ tục {SOLDIER_BEFORE} (")
    assert rows[CARD].remark == f"Áp dụng từ ngày {i18n.day(program(CARD).start)}."
    assert [one.label for one in decided().lists] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


# The same bytes


def test_the_same_decision_gives_the_same_bytes() -> None:
    again = decision(published(), *sides(), ORDER)
    assert again == decided()
    assert docx(again, DAY) == word()
    assert pdf(again, DAY) == archived()


def test_a_word_file_tells_no_moment_but_the_day_of_the_decision() -> None:
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = Document(io.BytesIO(word())).core_properties
    assert about.created == about.modified == datetime(2026, 2, 5, tzinfo=UTC)
    assert about.title == "QUYẾT ĐỊNH Số: 2833/QĐ-UBND"


# The layout of decrees


def test_a_word_file_is_laid_out_as_a_decree() -> None:
    made = Document(io.BytesIO(word()))
    sections: list[Any] = list(made.sections)
    first, *_ = sections
    assert [one.orientation for one in sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT,
    ]  # fmt: skip
    for one in sections:
        assert {round(side.mm) for side in (one.page_width, one.page_height)} == {210, 297}
        assert Mm(19.9) < one.top_margin < Mm(25)
        assert Mm(19.9) < one.bottom_margin < Mm(25)
        assert Mm(29.9) < one.left_margin < Mm(35)
        assert Mm(14.9) < one.right_margin < Mm(20)
    assert [one.different_first_page_header_footer for one in sections] == [
        True, False, False,
    ]  # fmt: skip
    assert "PAGE" in first.header._element.xml
    assert "PAGE" not in first.first_page_header._element.xml
    assert made.styles["Normal"].font.name == "Times New Roman"
    assert {found.group(1) for found in re.finditer(r'w:ascii="([^"]+)"', made.styles.element.xml)
            } >= {"Times New Roman"}  # fmt: skip


ORDER_OF_PARTS = {
    "pPr": ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "spacing", "ind", "jc", "rPr",
            "sectPr"),
    "tblPr": ("tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook"),
    "rPr": ("rFonts", "b", "i", "caps", "sz"),
    "tcPr": ("tcW", "gridSpan"),
}  # fmt: skip
"""Word refuses files whose properties stand in another order."""


@pytest.mark.parametrize(("name", "order"), ORDER_OF_PARTS.items())
def test_properties_of_a_word_file_stand_in_their_order(name: str, order: tuple[str, ...]) -> None:
    body: Any = Document(io.BytesIO(word())).element.body
    for one in body.iter(qn(f"w:{name}")):
        parts = [part.tag.rpartition("}")[2] for part in one]
        assert parts == sorted(parts, key=order.index)


def test_every_cell_of_a_word_file_ends_with_a_paragraph() -> None:
    body: Any = Document(io.BytesIO(word())).element.body
    assert all(cell[-1].tag == qn("w:p") for cell in body.iter(qn("w:tc")))


def test_a_list_repeats_its_head_and_a_page_is_never_empty() -> None:
    made = Document(io.BytesIO(word()))
    heads = [
        one for one in made.tables if one.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert len(heads) >= 4 + 6
    only = Lists(abolished=published().abolished)
    gone = Document(io.BytesIO(docx(decision(only, *sides(), ORDER), DAY)))
    assert [one.orientation for one in gone.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert [one.tag for one in gone.element.body[-3:]] == [
        qn("w:tbl"), qn("w:p"), qn("w:sectPr"),
    ]  # fmt: skip


def test_a_pdf_can_be_kept_for_ever_and_read_aloud() -> None:
    reader = PdfReader(io.BytesIO(archived()))
    assert reader.metadata is not None
    assert reader.metadata.creation_date == datetime(2026, 2, 5, tzinfo=UTC)
    told = reader.xmp_metadata.rdf_root.toxml()  # type: ignore[union-attr]
    assert all(one in told for one in ("pdfaid:part>2", "pdfaid:conformance>A", "pdfuaid:part>1"))
    root: Any = reader.trailer["/Root"]
    assert [one.get_object()["/S"] for one in root["/OutputIntents"]] == ["/GTS_PDFA1"]
    assert root["/OutputIntents"][0].get_object()["/DestOutputProfile"] is not None
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "vi")
    assert not {"/AA", "/OpenAction", "/JavaScript"} & root.keys()
    assert not reader.is_encrypted
    fonts = {id(one): one for page in reader.pages for one in _fonts(page)}
    assert fonts
    assert all(_is_embedded(one) for one in fonts.values())


def _fonts(page: Any) -> Iterator[Any]:
    for one in page["/Resources"].get_object().get("/Font", {}).values():
        yield one.get_object()


def _is_embedded(font: Any) -> bool:
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    described = inner["/FontDescriptor"].get_object()
    return "/ToUnicode" in font and any(f"/FontFile{at}" in described for at in ("", "2", "3"))


def test_the_pages_of_a_pdf_are_sheets_and_numbered_from_the_second() -> None:
    reader = PdfReader(io.BytesIO(archived()))
    sizes = {tuple(sorted(round(float(it)) for it in one.mediabox[2:])) for one in reader.pages}
    assert sizes == {(595, 842)}
    first, second, *_ = (one.extract_text().split("\n")[0].strip() for one in reader.pages)
    assert (first.isdigit(), second) == (False, "2")


# Nothing of a catalogue is a template


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_catalogue_says_stays_text(kind: str) -> None:
    of = replace(
        program(CARD), name=f"Cấp thẻ {NASTY}", domain_name=NASTY,
        steps=tuple(replace(one, says=NASTY) for one in program(CARD).steps),
    )  # fmt: skip
    new = edition("mới", of)
    (listed,) = new.index.entries
    only = Lists(new=(Listed(listed.code, None, listed),))
    order = replace(ORDER, signer=NASTY, bases=(NASTY,), body=NASTY)
    view = decision(only, edition("cũ"), new, order)
    told = of_word(docx(view, DAY)) if kind == "word" else of_pdf(pdf(view, DAY))
    assert squeezed(told).count(squeezed(NASTY)) >= 5
    assert "49" not in told.split(), "nothing was worked out"


def test_a_template_reaches_nothing_but_the_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever edits it in Word cannot make it a program."""
    made = Document()
    made.add_paragraph("{{ d.kind.__class__.__mro__ }}")
    made.save(str(tmp_path / "mau.docx"))
    monkeypatch.setitem(TEMPLATES, "decision", tmp_path / "mau.docx")
    with pytest.raises(TemplateError):
        docx(decided(), DAY)


PLACES: tuple[tuple[str, type], ...] = (
    ("d", Decision), ("article", Article), ("row", ListRow), ("row", AbolishedRow), ("row", Work),
    ("group", Group), ("list", Annex), ("one", Content), ("part", Part), ("one", Workflow),
)  # fmt: skip
BY_LOOP = {"lists", "abolished", "contents", "workflows", "parts"}


def test_the_word_template_has_a_place_for_everything() -> None:
    written = " ".join(_written(TEMPLATES["decision"]))
    for name, view in PLACES:
        for field in fields(view):
            assert re.search(rf"\b{name}\.{field.name}\b", written), f"{name}.{field.name}"
    for place in ("row.case", "row.dates", "row.amount", "row.basis", "row.note", "row.span"):
        assert place in written
    letters = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|PAGE", "", written)
    assert re.findall(r"[^\W\d_]+", letters) == [], "words stand in tables"


def _written(path: Path) -> Iterator[str]:
    for paragraph in Document(str(path)).element.body.iter(qn("w:p")):
        yield "".join(one.text or "" for one in paragraph.iter(qn("w:t")))


def test_the_pdf_template_has_a_place_for_everything() -> None:
    written = TEMPLATE.read_text("utf-8")
    for _, view in PLACES:
        for field in fields(view):
            assert re.search(rf"\.{field.name}\b", written), field.name


# Who decides


def test_a_committee_decides_as_committees_do() -> None:
    order = completed(Order("12", DAY), sides()[1].index)
    assert order.number == "12/QĐ-UBND"
    assert order.body == "Ủy ban nhân dân Thành phố Hồ Chí Minh"
    assert order.place == "Thành phố Hồ Chí Minh"
    assert order.authority == "Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh"
    assert order.title == "Chủ tịch"
    assert completed(order, sides()[1].index) == order


def test_another_body_decides_in_its_own_name() -> None:
    order = completed(Order("12", DAY, body="Sở Tư pháp", place="Huế"), sides()[1].index)
    assert (order.number, order.authority, order.place) == ("12/QĐ", "Thủ trưởng Sở Tư pháp", "Huế")


def test_bases_recipients_and_effect_are_as_ordered() -> None:
    order = replace(
        ORDER, bases=("Luật A", "Nghị định B"), recipients=("Sở Tư pháp",),
        effect=date(2026, 3, 10), proposer="Giám đốc Sở Tư pháp",
    )  # fmt: skip
    made = decision(published(), *sides(), order)
    assert made.bases == (
        "Căn cứ Luật A;", "Căn cứ Nghị định B;", "Theo đề nghị của Giám đốc Sở Tư pháp.",
    )  # fmt: skip
    assert made.recipients == ("- Như Điều 4;", "- Sở Tư pháp;", "- Lưu: VT.")
    assert made.articles[2].text == (
        "Quyết định này có hiệu lực kể từ ngày 10 tháng 3 năm 2026."
    )  # fmt: skip


def test_an_act_that_abolishes_is_named_by_code_or_for_all() -> None:
    order = replace(ORDER, abolished_by={"": "Luật chung", COMPLAINT: "Luật riêng"})
    made = decision(published(), *sides(), order)
    assert made.abolished is not None
    assert [one.act for one in made.abolished.parts] == ["Luật riêng"]
    assert decided().abolished.parts[0].act == "………"  # type: ignore[union-attr]


def test_without_full_texts_there_are_lists_and_workflows() -> None:
    made = decision(published(), *sides(), ORDER, contents=False)
    assert made.contents is None
    assert made.workflows is not None
    assert made.workflows.label == "Phụ lục V"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 11, 19), "ngày 19 tháng 11 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
    ],
)
def test_days_are_written_as_decrees_write_them(day: date, words: str) -> None:
    assert day_in_words(day) == words


def test_annexes_are_numbered_in_roman() -> None:
    assert [roman(one) for one in (1, 4, 6, 9, 14, 21)] == ["I", "IV", "VI", "IX", "XIV", "XXI"]


def test_a_workflow_ends_with_the_term() -> None:
    assert decided().workflows is not None
    for one in decided().workflows.parts:  # type: ignore[union-attr]
        code = one.title.rpartition("(")[2].rstrip(")")
        of = program(code)
        assert len(one.rows) == len(of.steps)
        assert all(day in one.total for day in days(of))
        assert Text(of, sides()[1].world).program is of


def test_what_stands_behind_a_table_begins_no_page_of_its_own() -> None:
    """A table that fills a page would otherwise be followed by an empty one."""
    *_, table, gap, _ = Document(io.BytesIO(word())).element.body
    assert table.tag == qn("w:tbl")
    assert "".join(gap.itertext()) == ""
    size = gap.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:sz')}")
    assert size is not None
    assert int(size.get(qn("w:val"))) <= 2


def test_libreoffice_opens_the_word_file(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: nobody has opened the Word file")
    (tmp_path / "a.docx").write_bytes(docx(decision(Lists(abolished=published().abolished),
                                                    *sides(), ORDER), DAY))  # fmt: skip
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=60
    )
    reader = PdfReader(io.BytesIO((tmp_path / "a.pdf").read_bytes()))
    assert COMPLAINT in reader.pages[-1].extract_text()
