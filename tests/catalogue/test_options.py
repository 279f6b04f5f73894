"""Options of kinds: what an author may write, and what each mistake is called."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from catalogue.diagnostics import Span
from catalogue.kinds import KINDS, NAMES, AnyKind
from catalogue.kinds.base import Kind, Option
from catalogue.patterns import pattern_fault
from catalogue.tree import Map, Node, Scalar, Seq

ADAPTER: TypeAdapter[Kind] = TypeAdapter(AnyKind)
PLACE = Span("mau.yaml", 1, 1, 1, 2)
Written = str | list[str] | dict[str, str]


def text(written: str) -> Scalar:
    return Scalar.of(written, PLACE)


def node(written: Written) -> Node:
    match written:
        case str():
            return text(written)
        case list():
            return Seq(text(item) for item in written)
    return Map({text(key): text(value) for key, value in written.items()})


def authored(kind: str, options: dict[str, Written]) -> Kind:
    """As the loader hands it over: plain text throughout."""
    written = {text(name): node(value) for name, value in options.items()}
    return ADAPTER.validate_python(Map({text("kind"): text(kind), **written}))


@pytest.mark.parametrize(
    ("kind", "name", "written", "value"),
    [
        ("text", "max_length", "12", 12),
        ("text", "pattern", "[0-9]{3}", "[0-9]{3}"),
        ("integer", "min", "-5", -5),
        ("integer", "max", "1_000", 1000),
        ("decimal", "min", "0.5", Decimal("0.5")),
        ("money", "min", "8.000đ", 8000),
        ("money", "max", "5000000", 5_000_000),
        ("date", "min", "1/7/2025", date(2025, 7, 1)),
        ("date", "max", "2025-07-01", date(2025, 7, 1)),
        ("date", "precision", "year", "year"),
        ("personal_id", "allow_old", "có", True),
        ("personal_id", "allow_old", "no", False),
        ("choice", "options", "quan_he", "quan_he"),
        ("choice", "options", {"a": "Một"}, (Option("a", "Một"),)),
        ("address", "street", "optional", "optional"),
        ("upload", "types", ["pdf", "png"], ("pdf", "png")),
        ("upload", "types", "pdf", ("pdf",)),
    ],
)
def test_an_option_is_read_as_written(
    kind: str, name: str, written: Written, value: object
) -> None:
    made = authored(kind, {name: written})
    assert getattr(made, name) == value
    assert ADAPTER.validate_json(ADAPTER.dump_json(made)) == made


@pytest.mark.parametrize(
    ("kind", "name", "written", "slug", "place"),
    [
        ("text", "max_length", " 3", "not-a-whole-number", ("max_length",)),
        ("text", "max_length", "1.0", "not-a-whole-number", ("max_length",)),
        ("text", "max_length", "yes", "not-a-whole-number", ("max_length",)),
        ("text", "max_length", "1__0", "not-a-whole-number", ("max_length",)),
        ("text", "max_length", ["3"], "text-wanted", ("max_length",)),
        ("text", "max_length", "0", "number-out-of-range", ("max_length",)),
        ("text", "max_length", "301", "number-out-of-range", ("max_length",)),
        ("text", "pattern", r"\d+", "pattern-not-allowed", ("pattern",)),
        ("text", "says", "a" * 301, "text-too-long", ("says",)),
        ("decimal", "min", "0,5", "not-a-number", ("min",)),
        ("decimal", "min", "1e5", "not-a-number", ("min",)),
        ("money", "min", "8.000 USD", "not-a-whole-number", ("min",)),
        ("date", "min", "31/02/2025", "not-a-date", ("min",)),
        ("date", "min", "20250701", "not-a-date", ("min",)),
        ("date", "precision", "week", "not-among", ("precision",)),
        ("personal_id", "allow_old", "1", "not-yes-or-no", ("allow_old",)),
        ("choice", "options", "Quan hệ", "not-an-id", ("options", "<list>")),
        ("choice", "options", {}, "value-missing", ("options", "<written>")),
        ("choice", "options", {"Ô": "Một"}, "not-an-id", ("options", "<written>", "Ô", "[key]")),
        ("choice", "options", {"a": "x" * 501}, "text-too-long", ("options", "<written>", "a")),
        ("upload", "types", ["pdf", "exe"], "not-among", ("types", 1)),
    ],
)  # fmt: skip
def test_a_wrong_option_is_refused_at_its_place(
    kind: str, name: str, written: Written, slug: str, place: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        authored(kind, {name: written})
    (error,) = caught.value.errors()
    assert error["ctx"]["slug"] == slug
    assert tuple(it for it in error["loc"] if it != f"<{kind}>") == place


@pytest.mark.parametrize("answer", [True, 1.5, "1.0"])
def test_a_compiled_number_is_a_number(answer: object) -> None:
    with pytest.raises(ValidationError):
        ADAPTER.validate_python({"kind": "text", "max_length": answer})


def test_values_already_read_are_kept() -> None:
    number = ADAPTER.validate_python({"kind": "decimal", "min": Decimal("0.5"), "max": 3})
    assert ADAPTER.validate_json(ADAPTER.dump_json(number)) == number
    day = ADAPTER.validate_python({"kind": "date", "min": date(2025, 7, 1)})
    assert ADAPTER.validate_json(ADAPTER.dump_json(day)) == day


def test_options_of_no_known_shape_are_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        ADAPTER.validate_python({"kind": "choice", "options": 3})
    assert [it["type"] for it in caught.value.errors()] == ["union_tag_not_found"]


def test_an_unknown_kind_is_refused_at_its_name_and_the_nearest_is_offered() -> None:
    with pytest.raises(ValidationError) as caught:
        authored("intger", {"min": "0"})
    (error,) = caught.value.errors()
    assert error["loc"] == ("kind",)
    assert error["ctx"]["slug"] == "kind-not-known"
    assert error["ctx"]["replacement"] == "integer"


def test_an_unknown_option_is_an_unknown_key() -> None:
    with pytest.raises(ValidationError) as caught:
        authored("text", {"maxlength": "3"})
    (error,) = caught.value.errors()
    assert error["type"] == "unexpected_keyword_argument"
    assert error["loc"] == ("<text>", "maxlength")


def test_names_follow_the_registry() -> None:
    assert len(NAMES) == len(KINDS)
    assert NAMES[0] == "text"


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]{2}[A-Z]-[0-9]{4,5}",
        "[A-ZĐ]{1,2}[0-9]+",
        "(?:BB|BC) ?[0-9]{6}",
        r"[0-9]{1,3}(?:\.[0-9]{3})?",
        r"[^/]+/[0-9]{4}/[A-Z-]+",
        "(?:ab){2}",
        r"[a-z\]]",
        ".{3}",
    ],
)
def test_a_plain_pattern_is_allowed(pattern: str) -> None:
    assert pattern_fault(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\d{3}", r"\d"),
        (r"a\b", r"\b"),
        (r"(.)\1", r"\1"),
        ("^a$", "^"),
        ("a$", "$"),
        ("(?=a)", "?="),
        ("(?i)a", "?i"),
        ("(?P<x>a)", "?P"),
        ("(a+)+", "(a+)+"),
        ("(?:a|b)*", "(?:a|b)*"),
        ("a**", "a**"),
        ("a+?", "a+?"),
        ("a{2,1}", "{2,1}"),
        ("a{,3}", "{,"),
        ("(a", "(a"),
        ("a)", ")"),
        ("[", "["),
        ("[]", "[]"),
        ("[a", "[a"),
        ("[[a]]", "[["),
        ("[z-a]", "[z-a"),
        ("[a&&b]", "[a&"),
        ("*a", "*"),
        ("a*a*a*a*", "a*a*a*a*"),
        ("a?" * 30, "a?" * 30),
        ("a\\", "\\"),
    ],
)
def test_a_pattern_that_varies_or_runs_away_is_refused(pattern: str, found: str) -> None:
    assert pattern_fault(pattern) == found
