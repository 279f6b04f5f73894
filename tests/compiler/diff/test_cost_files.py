"""Files of an office's own figures: rates of the cost model, and dossiers a year."""

from __future__ import annotations

import pytest

from compiler.diff.cost_files import read_rates, read_volumes
from compiler.diff.rates import COPIES, STANDARD, Piece, Rates

RATES = """\
hour: 52.500đ
question: 2
visit: {minutes: 60}
copies:
  certified: {cost: 12.000đ}
"""
BAD_RATES = {
    "not-in-dong": ("hour: 45\n", 1, 7),
    "not-a-count": ("question: một phút\n", 1, 11),
    "unknown-key": ("copies:\n  originals: {minutes: 5}\n", 2, 3),
    "map-wanted": ("visit: 90\n", 1, 8),
    "empty-file": ("", 1, 1),
}
BAD_VOLUMES = {
    "volumes-columns": (b"ma,so\n1.001193,5\n", 1),
    "volumes-line": (b"code,count\n1.001193,1.200\n", 2),
    "volumes-code-twice": (b"code,count\n1.001193,5\n\n1.001193,6\n", 4),
    "volumes-unreadable": (b"code,count\n\xff,5\n", 1),
}


def test_what_a_file_does_not_say_is_as_in_the_standard() -> None:
    rates, report = read_rates(RATES.encode(), "muc.yaml")
    assert list(report) == []
    certified = Piece(COPIES["certified"].minutes, 12_000)
    visit = Piece(60, STANDARD.visit.dong)
    assert rates == Rates(52_500, 2, visit, {**COPIES, "certified": certified})


@pytest.mark.parametrize("slug", BAD_RATES)
def test_a_mistake_in_rates_is_told_with_its_place(slug: str) -> None:
    text, line, column = BAD_RATES[slug]
    rates, report = read_rates(text.encode(), "muc.yaml")
    assert rates == STANDARD
    assert [(one.slug, one.span.line, one.span.column) for one in report] == [(slug, line, column)]


def test_dossiers_a_year_by_code() -> None:
    content = "\ufeffcode,count\r\n1.001193, 1200\r\n\r\n2.000635,7\r\n".encode()
    volumes, report = read_volumes(content, "so.csv")
    assert list(report) == []
    assert volumes == {"1.001193": 1200, "2.000635": 7}


@pytest.mark.parametrize("slug", BAD_VOLUMES)
def test_a_mistake_in_volumes_is_told_with_its_line(slug: str) -> None:
    content, line = BAD_VOLUMES[slug]
    volumes, report = read_volumes(content, "so.csv")
    assert volumes == {}
    assert [(one.slug, one.span.line) for one in report] == [(slug, line)]
