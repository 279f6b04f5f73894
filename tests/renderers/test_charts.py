"""Charts and spreadsheets: numbers in, something that can be read in more than one way out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from renderers.charts import WIDTH, Bar, Chart, bars, columns
from renderers.figures import Figures, Line, plain, rate, shown
from renderers.spreadsheet import RUNS, spreadsheet

SVG = "{http://www.w3.org/2000/svg}"
BARS = st.lists(
    st.builds(Bar, st.text("aĐế <&", max_size=60), st.integers(0, 9999), st.integers(0, 99)),
    max_size=30,
)
DRAWINGS = pytest.mark.parametrize("draw", [columns, bars])


def chart(*some: Bar) -> Chart:
    return Chart("c", "Theo tháng <1>", "Đúng hạn & trễ hạn", ("Đúng hạn", "Trễ hạn"), some)


def parsed(markup: Markup) -> ElementTree.Element:
    return ElementTree.fromstring(str(markup).replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))


@DRAWINGS
@given(some=BARS)
def test_a_chart_stays_in_its_frame_and_shows_each_part(
    draw: Callable[[Chart], Markup], some: list[Bar]
) -> None:
    drawn = parsed(draw(chart(*some)))
    _, _, width, height = map(float, drawn.attrib["viewBox"].split())
    assert width == WIDTH
    parts = drawn.findall(f"{SVG}rect")
    shares = [number for bar in some for number in (bar.first, bar.second) if number]
    assert len(parts) == len(shares) + 2  # and two for the legend
    for one in parts:
        x, y, wide, high = (float(one.attrib[name]) for name in ("x", "y", "width", "height"))
        assert x >= 0 <= y
        assert x + wide <= width + 2
        assert y + high <= height
        assert ("fill" in one.attrib) == (one.attrib["class"] == "off"), "hatched, not only red"


@DRAWINGS
def test_a_chart_says_what_it_is_without_style_or_script(draw: Callable[[Chart], Markup]) -> None:
    markup = draw(chart(Bar("10", 5, 1, "83,3%"), Bar("<b>", 0, 0)))
    drawn = parsed(markup)
    assert drawn.attrib["role"] == "img"
    named = [drawn.find(f"{SVG}*[@id='{id}']") for id in drawn.attrib["aria-labelledby"].split()]
    assert [one.text for one in named if one is not None] == [
        "Theo tháng <1>",
        "Đúng hạn & trễ hạn",
    ]
    assert "style" not in markup
    assert "<script" not in markup


def test_a_name_in_another_language_says_so() -> None:
    here = Chart("c", "By unit", "", ("On time", "Late"), (Bar("Phường Sài Gòn", 1, 0),), "en")
    assert '<text x="0" y="42" lang="vi">Phường Sài Gòn</text>' in bars(here)


@pytest.mark.parametrize(
    ("on_time", "late", "percent"),
    [(9999, 1, "99.9"), (5, 0, "100.0"), (0, 3, "0.0"), (2, 1, "66.6")],
)
def test_a_rate_is_never_rounded_up(on_time: int, late: int, percent: str) -> None:
    assert str(rate(on_time, late)) == percent


@pytest.mark.parametrize(("on_time", "late"), [(0, 0), ("few", 3), (3, "withheld")])
def test_there_is_no_rate_of_what_is_not_told(on_time: int, late: int) -> None:
    assert rate(on_time, late) is None


MANY = Figures(
    "domain",
    ("lodged", "on_time", "late"),
    tuple(Line(f"=Lĩnh vực {number}", (1200, number, 1)) for number in range(12)),
    Line("", (14400, 66, 12)),
)


def test_a_table_has_all_lines_and_its_chart_the_largest() -> None:
    table = shown(MANY, "vi", "/a.csv")
    assert (len(table.rows), table.chart.count('class="end"')) == (12, 10)
    assert table.cut == "Biểu đồ chỉ gồm 10 dòng có nhiều hồ sơ nhất."
    assert table.rows[11] == ("=Lĩnh vực 11", ("1.200", "11", "1", "91,6%"))
    assert table.total == ("Tổng cộng", ("14.400", "66", "12", "84,6%"))
    late = Figures("domain", MANY.columns, (Line("a", (60, 50, "few")),), MANY.total)
    assert shown(late, "vi", "").rows[0][1] == ("60", "50", "dưới 5", "từ 92,5%")
    few = Figures("domain", MANY.columns, (Line("a", ("few", "withheld", 7)),), MANY.total)
    assert shown(few, "en", "").rows == (("a", ("under 5", "not given", "7", "–")),)


def test_a_spreadsheet_has_plain_numbers_and_no_formula() -> None:
    body = spreadsheet(plain(MANY, "vi"))
    assert body.startswith(b"\xef\xbb\xbf")
    rows = [*csv.reader(io.StringIO(body.decode("utf-8-sig")))]
    assert rows[0] == ["Theo lĩnh vực", "Đã nộp", "Đúng hạn", "Trễ hạn", "Tỷ lệ đúng hạn"]
    assert rows[12] == ["'=Lĩnh vực 11", "1200", "11", "1", "91.6%"]
    assert rows[-1][0] == "Tổng cộng"


@given(st.lists(st.lists(st.text(max_size=9), min_size=1, max_size=4), max_size=5))
def test_no_cell_of_a_spreadsheet_is_run(rows: list[list[str]]) -> None:
    read = csv.reader(io.StringIO(spreadsheet(rows).decode("utf-8-sig"), newline=""))
    found = [cell for row in read for cell in row]
    assert not any(cell.startswith(RUNS) for cell in found)
