"""Reports keep what was found, in order, once."""

from __future__ import annotations

from catalogue.diagnostics import Diagnostic, Edit, Fix, Report, Span
from catalogue.edits import apply, quoted
from catalogue.tree import Map, Scalar, Seq

HERE = Span("a.yaml", 2, 3, 2, 5)
ABOVE = Span("a.yaml", 1, 1, 1, 2)


def test_arguments_are_kept_as_sorted_text() -> None:
    report = Report()
    report.add("duplicate-key", HERE, related=[ABOVE], path="fees/phi", limit=12, key="sets")
    assert list(report) == [
        Diagnostic("duplicate-key", HERE, (("key", "sets"), ("limit", "12")), "fees/phi", (ABOVE,))
    ]


def test_a_node_can_stand_for_its_place() -> None:
    report = Report()
    report.add("empty-key", Scalar.of("a", HERE))
    assert [one.span for one in report] == [HERE]


def test_findings_are_sorted_by_place_and_repetitions_told_once() -> None:
    report = Report()
    report.add("tag", HERE)
    report.add("anchor", HERE, name="a")
    report.add("tag", ABOVE)
    report.add("tag", HERE)
    assert [one.place for one in report.sorted()] == [
        (ABOVE, "tag"),
        (HERE, "anchor"),
        (HERE, "tag"),
    ]
    assert len(report) == 4


def test_a_report_takes_in_another() -> None:
    report = Report()
    report.extend([Diagnostic("tag", HERE)])
    assert len(report) == 1


def test_edits_are_made_from_the_end_so_that_places_stay_true() -> None:
    edits = [
        Edit(Span("a", 1, 1, 1, 2), "xyz"),
        Edit(Span("a", 2, 2, 3, 1), ""),
        Edit(Span("a", 1, 4, 1, 4), "!"),
    ]
    assert apply("\ufeffabc\r\nde\r\nf", edits) == "xyzbc!\r\ndf"


def test_a_fix_is_safe_unless_it_says_otherwise() -> None:
    assert Fix(()).safe


def test_quotes_inside_a_quoted_text_are_doubled() -> None:
    assert quoted("khoản 'a'") == "'khoản ''a'''"


def test_offsets_map_to_columns_in_each_style() -> None:
    plain = Scalar.of("a or b", Span("a", 1, 7, 1, 13))
    assert plain.at(2, 4) == Span("a", 1, 9, 1, 11)
    single = Scalar.of("a 'b' c", Span("a", 1, 7, 1, 18), "single")
    assert single.at(6, 7) == Span("a", 1, 16, 1, 17)
    for style, span in (("double", plain.span), ("plain", Span("a", 1, 7, 2, 3))):
        whole = Scalar.of("a or b", span, "double" if style == "double" else "plain")
        assert whole.at(2, 4) == span


def test_a_map_finds_its_key_as_written() -> None:
    key = Scalar.of("a", HERE)
    found = Map({key: Seq()})
    assert found.key("a") is key
    assert found.key("b") is None
