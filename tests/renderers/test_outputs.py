"""Laws of the static outputs: the same bytes, sound pages, a place of its own for every file."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from compiler.evaluation import World
from compiler.ir import Program
from compiler.pipeline import Build
from renderers import RENDERERS, Renderer
from renderers.fee_table import FeeRow, FeeTable, as_csv
from renderers.masthead import site_of
from renderers.notice import notice
from renderers.web import page
from tests.built import built
from tests.renderers.markup import faults
from tests.renderers.programs import PROGRAM, WORLD

CODES = ("9.000001", "1.001193", "1.004222", "2.000815", "1.013225")
by_code = pytest.mark.parametrize("code", CODES)
by_renderer = pytest.mark.parametrize("renderer", RENDERERS, ids=lambda one: one.name)


def build() -> Build:
    return built("hcmc")


def subject(code: str) -> tuple[Program, World]:
    if code == PROGRAM.code:
        return PROGRAM, WORLD
    made = build()
    return next(one.program for one in made.procedures if one.program.code == code), made.world


@by_code
@by_renderer
def test_the_same_program_gives_the_same_bytes(renderer: Renderer, code: str) -> None:
    program, world = subject(code)
    assert renderer.render(program, world) == renderer.render(program, world)


@by_code
def test_every_file_has_a_place_of_its_own(code: str) -> None:
    paths = [made.path for one in RENDERERS for made in one.render(*subject(code))]
    assert len(paths) == len(set(paths))
    for path in paths:
        assert re.fullmatch(rf"{re.escape(code)}/\d{{4}}-\d\d-\d\d/[a-z]+\.(html|csv|json)", path)


@by_code
@by_renderer
def test_pages_are_sound(renderer: Renderer, code: str) -> None:
    for made in renderer.render(*subject(code)):
        text = made.content.decode()
        assert "None" not in text
        if made.path.endswith(".html"):
            assert faults(text) == []
        if made.path.endswith(".json"):
            assert json.loads(text)["$schema"].endswith("2020-12/schema")


PARTS = (
    "Trình tự thực hiện",
    "Cách thức thực hiện",
    "Thành phần, số lượng hồ sơ",
    "Thời hạn giải quyết",
    "Đối tượng thực hiện",
    "Cơ quan giải quyết",
    "Kết quả thực hiện",
    "Phí, lệ phí",
    "Mẫu đơn, mẫu tờ khai",
    "Yêu cầu, điều kiện",
    "Căn cứ pháp lý",
)


@by_code
def test_a_notice_has_every_part_that_decree_63_wants_published(code: str) -> None:
    program, world = subject(code)
    view = notice(site_of(world), program, world, today=program.start)
    text = page("public/notice", view)
    assert [part for part in PARTS if part not in text] == []
    assert view.steps
    assert view.papers
    assert view.term


def test_a_notice_can_be_started_only_while_it_is_in_force() -> None:
    site = site_of(WORLD)
    assert notice(site, PROGRAM, WORLD, today=date(2026, 5, 1)).start == "/f/9.000001"
    assert notice(site, PROGRAM, WORLD, today=date(2027, 1, 1)).start == ""


def test_fees_are_spelt_as_the_tariff_prints_them() -> None:
    (fees,) = (one for one in RENDERERS if one.name == "fee-table")
    table = next(one for one in fees.render(PROGRAM, WORLD) if one.path.endswith(".csv"))
    assert table.content.decode().split("\r\n") == [
        "\ufeffKhoản thu,Loại,Trường hợp,Mức thu,Áp dụng,Căn cứ,Ghi chú",
        'Lệ phí đăng ký,Lệ phí,Trực tuyến,10.000 đồng,,"Điều 13, khoản 2, 60/2014/QH13",',
        "Lệ phí đăng ký,Lệ phí,Trực tiếp tại Bộ phận Một cửa,20.000 đồng,trước 01/07/2026,"
        '"Điều 13, khoản 2, 60/2014/QH13",',
        'Lệ phí đăng ký,Lệ phí,"Trường hợp thuê, mượn",Miễn,,"Điều 13, khoản 2, 60/2014/QH13",',
        "Phí cấp bản sao,Phí,Mọi trường hợp,2 bản đầu: 2.000 đồng/bản; trên 2 bản: "
        "1.000 đồng/bản,,,",
        "",
    ]


def test_a_cell_never_starts_a_formula() -> None:
    row = FeeRow("=1+1", "@x", "+2", "-3", "\tt", "ok")
    table = FeeTable(site_of(WORLD), "t", "c", "given", (row,))
    assert as_csv(table).splitlines()[1] == "'=1+1,'@x,'+2,'-3,'\tt,ok,"
