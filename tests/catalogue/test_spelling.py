"""The formatter: what it writes reads back as the same tree, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import syntax
from catalogue.clocks import CLOCKS, EVENTS_OF_SOMETHING
from catalogue.literals import CURRENCIES
from catalogue.phrases import PAPERS, ROUNDINGS, SLOTS
from catalogue.spelling import Language, Tree, spell, spell_date
from catalogue.syntax import Expr
from tests.catalogue import examples
from tests.catalogue.examples import Good

LANGUAGES: tuple[Language, ...] = ("en", "vi")

# Values that are no trees: their spelling belongs to whoever holds them.
PLAIN_VALUES = ("literal_date", "moment", "act")
SPELT = [one for one in examples.good() if one.slot not in PLAIN_VALUES]

names = st.sampled_from(["a", "so_ban", "loai", "ngay_sinh", "khong", "day", "plain", "x1"])
paths = names | st.tuples(names, names).map(".".join)
numbers = st.integers(0, 10**9).map(str) | st.sampled_from(["0.125", "2.5", "1.1250", "1000.125"])


def node(kind: type[Tree], *parts: st.SearchStrategy[object]) -> st.SearchStrategy[Expr]:
    return st.builds(kind, st.just(0), st.just(0), *parts)  # type: ignore[arg-type]


dates = st.dates(date(1, 1, 1), date(9999, 12, 31))
money = node(syntax.Money, st.integers(0, 10**12), st.sampled_from(sorted(CURRENCIES)))
percents = node(syntax.Percent, numbers)
numeric = node(syntax.Number, numbers)
durations = node(
    syntax.Duration, numbers, st.sampled_from(["day", "working_day", "hour", "month", "year"])
)
literals = (
    numeric | money | percents | durations | node(syntax.Day, dates)
    | node(syntax.YesNo, st.booleans())
)  # fmt: skip
leaves = literals | node(syntax.Path, paths) | node(syntax.Found, names, st.none() | paths)
ranges = (
    node(syntax.Range, literals, st.none(), st.just(False))
    | node(syntax.Range, st.none() | literals, literals, st.booleans())
)  # fmt: skip
choices = st.lists(literals | node(syntax.Path, paths) | ranges, min_size=1, max_size=3).map(tuple)
operators = st.sampled_from(
    ["or", "and", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "per", "or_else"]
)
quantifiers = st.sampled_from(["any", "all", "count", "sum"])
functions = st.sampled_from(["given", "min", "max", "age", "count", "sum", "dang_ky_tau"])


def larger(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return (
        node(syntax.Not, inner)
        | node(syntax.Negate, inner)
        | node(syntax.Binary, operators, inner, inner)
        | node(syntax.In, inner, choices)
        | node(syntax.If, inner, inner, inner)
        | node(syntax.PercentOf, percents, inner)
        | node(syntax.Over, quantifiers, names, paths, st.none() | inner, st.none() | inner)
        | node(syntax.Call, functions, st.lists(inner, min_size=1, max_size=3).map(tuple))
    )


expressions = st.recursive(leaves, larger, max_leaves=12)

several = st.lists(names, min_size=1, max_size=3).map(tuple)
several_paths = st.lists(paths, min_size=1, max_size=3).map(tuple)
papers = node(syntax.Paper, st.integers(0, 9), st.sampled_from(PAPERS))
acts = st.sampled_from(["60/2014/QH13", "163/QĐ-BTP", "06/QĐ-TTg", "1523/QĐ-BCA-C06"])
articles = st.sampled_from(["1", "13-16", "4a", "a", "đ", "5đ", "a-c", "II", "4a-4c"])
places = node(
    syntax.Place,
    st.sampled_from(["Phần", "Chương", "Mục", "Tiểu mục", "Điều", "khoản", "điểm", "Phụ lục"]),
    st.lists(articles, min_size=1, max_size=3).map(tuple),
)
citations = node(syntax.Citation, acts, st.none() | dates, st.lists(places, max_size=4).map(tuple))
TREES: dict[str, st.SearchStrategy[object]] = {
    "rule": expressions,
    "quantity": expressions,
    "amount": expressions | node(syntax.SetBy, names) | node(syntax.ByNotice, names),
    "expected_fee": money | node(syntax.SetBy, names) | node(syntax.ByNotice, names),
    "cell": node(syntax.AnyCell) | choices,
    "clock": durations | node(syntax.ClockWord, st.sampled_from(CLOCKS)),
    "event": node(syntax.Event, st.sampled_from(EVENTS_OF_SOMETHING), names)
    | node(syntax.Event, st.sampled_from(["complete", "lodged", "paid", "return"]), st.none()),
    "copies": node(
        syntax.Copies,
        st.lists(st.lists(papers, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(
            tuple
        ),
    ),
    "registers": node(syntax.Registers, several, several_paths | st.just(())),
    "authority": node(syntax.AnyAgency, names, names)
    | node(syntax.AgencyAt, names, several_paths | st.just(())),
    "use": node(syntax.Use, names, st.integers(1, 99), st.none() | names),
    "each": node(syntax.Each, names, paths, st.none() | expressions),
    "rounding": node(syntax.Rounding, st.sampled_from(ROUNDINGS), numeric | money),
    "decision": node(syntax.Decree, acts, dates),
    "basis": node(syntax.Basis, st.lists(citations, min_size=1, max_size=3).map(tuple)),
    "map_path": node(syntax.Path, paths),
    "literal_money": money,
    "row_count": node(syntax.RowCount, st.integers(0, 50)),
}


@pytest.mark.parametrize("example", SPELT, ids=lambda one: f"{one.slot}: {one.write}")
def test_every_example_has_one_spelling(example: Good) -> None:
    read = SLOTS[example.slot]
    tree = read(example.write)
    assert spell(tree) == example.spells  # type: ignore[arg-type]
    for language in LANGUAGES:
        assert read(spell(tree, language)) == tree  # type: ignore[arg-type]


def test_every_slot_with_a_tree_is_tried() -> None:
    assert TREES.keys() | set(PLAIN_VALUES) == SLOTS.keys()


@pytest.mark.parametrize("slot", TREES)
@given(data=st.data())
def test_what_is_written_reads_back_as_the_same_tree(slot: str, data: st.DataObject) -> None:
    tree = data.draw(TREES[slot])
    for language in LANGUAGES:
        text = spell(tree, language)  # type: ignore[arg-type]
        assert SLOTS[slot](text) == tree, text
        assert spell(SLOTS[slot](text), language) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "vietnamese"),
    [
        ("a and b or not c", "a và b hoặc không c"),
        ("if a then 1đ else 2đ", "nếu a thì 1đ không thì 2đ"),
        ("loai in thuong | nhanh", "loai thuộc thuong | nhanh"),
    ],
)
def test_the_words_of_vietnamese_authors(text: str, vietnamese: str) -> None:
    assert spell(SLOTS["rule"](text), "vi") == vietnamese  # type: ignore[arg-type]


def test_a_date_is_written_as_the_law_does() -> None:
    assert spell_date(date(2026, 1, 5)) == "05/01/2026"
