"""One canonical form for answers, and answers read from an author's texts."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest

from catalogue.kinds.address import Address
from catalogue.kinds.base import Json, Option, Problem
from catalogue.kinds.choices import Choices
from catalogue.kinds.computed import Computed
from catalogue.kinds.date import CalendarDate
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.text import Text
from compiler import ir
from compiler.answers import (
    Unread,
    answers_hash,
    canonical,
    canonical_bytes,
    read_texts,
    shown,
)  # fmt: skip
from tests.compiler.building import (
    COLOURS,
    COUNT,
    NOON,
    equals,
    page,
    program,
    question,
    ready,
    run,
)

SOME = Choices(options=tuple(Option(code, code) for code in ("a", "b", "c")))
FORM = program(
    pages=(
        page(
            question("mau", COLOURS),
            question("ten", Text(), when=equals("mau", "do")),
            question("ngay", CalendarDate()),
            question("viec", SOME),
            question("noi_o", Address()),
            question("tinh_ra", Computed(), value=ir.Lit("text", "x")),
            ir.Group("con", "Con", (question("so", COUNT), question("me.co"))),
        ),
    )
)
ENV = PlainEnv(
    NOON.date(),
    lists={"tinh": (Option("79", "Hồ Chí Minh"),), "xa": (Option("26740", "Bến Nghé", "79"),)},
)


def test_bytes_do_not_depend_on_order_or_on_how_signs_are_composed() -> None:
    name = "Nguyễn Thị Ánh"
    one: dict[str, Json] = {"b": name, "a": [{"_row": "k", "x": 1}]}
    two: dict[str, Json] = {"a": [{"x": 1, "_row": "k"}], "b": unicodedata.normalize("NFD", name)}
    assert canonical_bytes(one) == canonical_bytes(two)
    assert canonical_bytes(one) == ('{"a":[{"_row":"k","x":1}],"b":"Nguyễn Thị Ánh"}'.encode())
    assert answers_hash(one) == answers_hash(two) != answers_hash({})
    assert len(answers_hash({})) == 32


def test_only_answers_to_questions_are_kept_and_wrong_ones_are_blank() -> None:
    given: dict[str, Json] = {
        "ten": unicodedata.normalize("NFD", "Ánh"), "mau": 5, "la": 1, "tinh_ra": "y",
        "con": [{"me.co": True, "so": 3, "_row": "k", "thua": 1}, "rác"],
    }  # fmt: skip
    assert canonical(FORM, given) == {
        "con": [{"_row": "k", "me.co": True, "so": 3}], "mau": None, "ten": "Ánh",
    }  # fmt: skip
    assert list(canonical(FORM, given)) == ["con", "mau", "ten"]


def test_hidden_answers_are_not_filed_so_changing_ones_mind_leaves_no_trace() -> None:
    judge = ready(pages=FORM.pages)
    straight: dict[str, Json] = {"mau": "vang"}
    detour: dict[str, Json] = {"ten": "Ánh", "mau": "vang"}
    filed = [shown(FORM, given, run(judge, given)) for given in (straight, detour)]
    assert filed == [{"mau": "vang"}, {"mau": "vang"}]
    kept = {"mau": "do", "ten": "Ánh"}
    assert shown(FORM, kept, run(judge, kept)) == kept


def test_texts_are_read_by_the_kind_of_their_question() -> None:
    texts = (
        ("mau", "do"), ("ngay", "13/02/2026"), ("viec", "c, a"), ("noi_o.tinh", "79"),
        ("noi_o.xa", "Bến Nghé"), ("noi_o.dong", "12 Lê Lợi"), ("con", "2 rows"),
        ("con.r1.so", "4"), ("con.r1.me.co", "không"), ("con.r2.me.co", "có"),
    )  # fmt: skip
    answers, unread = read_texts(FORM, texts, ENV)
    assert unread == ()
    assert answers == {
        "mau": "do", "ngay": "2026-02-13", "viec": ["a", "c"],
        "noi_o": {"tinh": "79", "xa": "26740", "dong": "12 Lê Lợi"},
        "con": [{"_row": "r1", "so": 4, "me.co": False}, {"_row": "r2", "me.co": True}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("la", "1", None),
        ("con.r1.so", "1", None),
        ("con", "nhiều", None),
        ("tinh_ra", "x", None),
        ("mau", "tim", Problem("not_offered")),
    ],
)
def test_a_text_that_answers_nothing_is_told(path: str, text: str, problem: Problem | None) -> None:
    assert read_texts(FORM, ((path, text),), ENV) == ({}, (Unread(path, text, problem),))


def test_canonical_answers_stay_what_they_are() -> None:
    chance = Random(7)
    for _ in range(300):
        given: dict[str, Json] = {
            "mau": chance.choice(("do", None)), "con": [{"_row": "a", "so": chance.randrange(9)}],
            "viec": chance.sample(("a", "b", "c"), 2),
        }  # fmt: skip
        once = canonical(FORM, given)
        assert canonical(FORM, once) == once
