"""What is asked of a paper besides its kind and number, on notices, checklists and forms."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from catalogue.kinds.base import Json
from catalogue.kinds.env import PlainEnv
from compiler import ir
from compiler.evaluate import engine
from compiler.evaluation import Filing, World
from compiler.naming import names
from compiler.pipeline import compile_texts
from renderers.checklist import check_lines, checklist
from renderers.documents import papers
from renderers.form import screen
from renderers.masthead import site_of
from renderers.notice import NoticePaper, NoticePapers, notice
from renderers.screen import Entry, draw
from renderers.words import words
from tests.compiler.building import TET, VIETNAM
from tests.compiler.laying import MORE, PAPERS, laid

FORM = """\
form:
  - page: thong_tin
    title: Thông tin
    fields:
      - use: nguoi_nop@1 as nguoi_nop
      - use: nguoi_nop@1 as chu_ho
        title: Chủ hộ
      - {id: gap, kind: yes_no, label: Cần gấp}
      - list: con
        of: nguoi_nop@1
        label: Các con
fees: none
term: none
components:
  - declaration: don_de_nghi
    signed_by: [nguoi_nop, chu_ho]
  - heading: Hồ sơ nộp tại sở
    to: so_tu_phap
    sets: 2
    submit: 1 original
    all_of:
      - {document: giay_a, max_age: 6 months}
      - {document: giay_b, sets: 3, need: [{is: required, when: gap}, {is: advised}]}
  - document: giay_to_tuy_than
    present: original
    each: c in con where given(c.so_dinh_danh)
  - {document: y_kien, from: chu_ho, ways: [declaration, vneid, paper]}
  - {document: xac_nhan, from: con, ways: [vneid]}
scenarios: []
"""
MADE = {
    **MORE,
    "documents.yaml": PAPERS.replace("name: Giấy A}", "name: Giấy A, foreign: yes}")
    + "- {id: y_kien, name: Ý kiến đồng ý}\n- {id: xac_nhan, name: Xác nhận của con}\n",
}
AT = datetime(2026, 3, 2, 9, tzinfo=VIETNAM)
ANSWERS: dict[str, Json] = {
    "nguoi_nop.ho_ten": "Trần Thị Bình",
    "chu_ho.ho_ten": "Nguyễn Văn An",
    "gap": False,
    "con": [
        {"_row": "a", "ho_ten": "Nguyễn Thị Cúc", "so_dinh_danh": "001190000001"},
        {"_row": "b", "ho_ten": "Nguyễn Văn Dũng", "so_dinh_danh": "001190000002"},
    ],
    "giay_nuoc_ngoai": True,
    "cach_dong_y.y_kien": "vneid",
}
AGE = "Lập hoặc cấp không quá 6 tháng tính đến ngày nộp hồ sơ"
ABROAD = (
    "Nếu do cơ quan nước ngoài cấp: hợp pháp hóa lãnh sự, trừ trường hợp được miễn theo điều ước"
    " quốc tế; dịch ra tiếng Việt, bản dịch có công chứng hoặc chứng thực chữ ký người dịch"
)


@pytest.fixture(scope="module")
def program() -> ir.Program:
    return compiled()[0]


@pytest.fixture(scope="module")
def world() -> World:
    return compiled()[1]


def compiled() -> tuple[ir.Program, World]:
    build = compile_texts(laid(FORM, MADE)[0])
    (one,) = build.procedures
    return one.program, World(TET, build.world.lists, names(build.catalogue))


def test_the_notice_says_all_that_is_asked(program: ir.Program, world: World) -> None:
    view = notice(site_of(world), program, world, today=date(2026, 3, 2))
    declared, group, child, consent, confirmed = view.papers
    assert isinstance(group, NoticePapers)
    assert group.more == ("Nộp cho Sở Tư pháp: 02 bộ",)
    assert [one.more for one in group.papers] == [
        (AGE, ABROAD),
        ("Trường hợp «Cần gấp»: có: bắt buộc", "Nên có", "Số lượng: 03 bộ"),
    ]
    assert isinstance(child, NoticePaper)
    assert child.case == ""
    assert child.more == ("Mỗi mục khai ở «Các con» một bộ, nếu có khai «Số định danh cá nhân»",)
    assert declared.more == ("Có chữ ký của Thông tin và Chủ hộ",)
    assert consent.more == (
        "Ý kiến của Chủ hộ, thể hiện bằng một trong các cách: ghi ý kiến và ký vào tờ khai;"
        " xác nhận trên ứng dụng VNeID; lập văn bản riêng",
    )
    assert confirmed.more == (
        "Mỗi mục khai ở «Các con» một bộ",
        "Ý kiến của Các con: xác nhận trên ứng dụng VNeID",
    )


def test_the_checklist_has_a_line_per_row_and_says_whose(program: ir.Program, world: World) -> None:
    found = engine(program, world).run(Filing(ANSWERS, AT, "counter"))
    lines = check_lines(program, found, words(program, world))
    assert [(one.id, one.detail, one.note) for one in lines] == [
        ("don_de_nghi", "Khai trên biểu mẫu điện tử", "Có chữ ký của Thông tin và Chủ hộ"),
        ("giay_a", "Nộp 01 bản chính", f"Nộp cho Sở Tư pháp: 02 bộ. {ABROAD}"),
        ("giay_a.max_age", AGE, ""),
        ("giay_b", "Nộp 01 bản chính", "Nên có. Nộp cho Sở Tư pháp: 03 bộ"),
        ("giay_to_tuy_than.a", "Xuất trình 01 bản chính", "Cho: Nguyễn Thị Cúc"),
        ("giay_to_tuy_than.b", "Xuất trình 01 bản chính", "Cho: Nguyễn Văn Dũng"),
        (
            "y_kien",
            "",
            "Nguyễn Văn An (Chủ hộ): xác nhận trên ứng dụng VNeID",
        ),
        ("xac_nhan.a", "", "Nguyễn Thị Cúc: xác nhận trên ứng dụng VNeID"),
        ("xac_nhan.b", "", "Nguyễn Văn Dũng: xác nhận trên ứng dụng VNeID"),
    ]


def test_the_blank_checklist_says_it_for_every_case(program: ir.Program, world: World) -> None:
    notes = {one.id: one.note for one in checklist(program, world).lines}
    assert notes["giay_to_tuy_than"] == (
        "Mỗi mục khai ở «Các con» một bộ, nếu có khai «Số định danh cá nhân»"
    )
    assert notes["giay_a"] == f"Nộp cho Sở Tư pháp: 02 bộ. {AGE}. {ABROAD}"


def test_the_applicant_reads_for_whom_a_paper_is(program: ir.Program, world: World) -> None:
    found = engine(program, world).run(Filing(ANSWERS, AT, "online"))
    notes = {one.id: one.note for one in papers(program, found, words(program, world))}
    assert notes["giay_to_tuy_than"] == "Gửi ảnh chụp rõ. Cho: Nguyễn Thị Cúc; Nguyễn Văn Dũng"
    assert notes["y_kien"] == "Nguyễn Văn An (Chủ hộ): xác nhận trên ứng dụng VNeID"
    assert AGE in notes["giay_a"]
    assert ABROAD in notes["giay_a"]


def test_papers_from_here_need_nothing_more(program: ir.Program, world: World) -> None:
    at_home = {**ANSWERS, "giay_nuoc_ngoai": False}
    found = engine(program, world).run(Filing(at_home, AT, "online"))
    notes = {one.id: one.note for one in papers(program, found, words(program, world))}
    assert ABROAD not in notes["giay_a"]


def test_the_box_for_files_says_what_is_asked(program: ir.Program, world: World) -> None:
    env = PlainEnv(AT.date(), lists=world.lists)
    found = engine(program, world).run(Filing(ANSWERS, AT, "online"))
    on = screen(program, found, "nop_giay_to", Entry(), world=world, env=env)
    drawn = draw(on)
    assert f"{AGE}. {ABROAD}. Tệp PDF, JPG, PNG" in drawn
    assert "Hình thức thể hiện ý kiến đồng ý" in drawn


def test_english_says_it_too(program: ir.Program, world: World) -> None:
    found = engine(program, world).run(Filing(ANSWERS, AT, "counter"))
    lines = check_lines(program, found, words(program, world, "en"))
    details = {one.id: one.detail for one in lines}
    assert (
        details["giay_a.max_age"]
        == "Made or issued no more than 6 months before the day of submission"
    )
