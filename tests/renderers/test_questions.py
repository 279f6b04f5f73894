"""A question drawn from its kept pieces is the question drawn anew, whatever was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.kinds.address import Address
from compiler.ir import Field, Group
from renderers.question import Question
from renderers.questions import draw, show
from renderers.web import SENTINEL
from tests.renderers.markup import Markup
from tests.renderers.programs import ENV, PROGRAM, WORLD

TEXTS = st.one_of(
    st.sampled_from(["", SENTINEL, f"{SENTINEL}xa{SENTINEL}", "<b>&\"'", "01", "yes"]),
    st.text(max_size=12),
)
ITEMS = [item for page in PROGRAM.pages for item in page.items]
FIELDS = [
    Field("noi_cu", Address(as_of="any"), "Nơi cư trú trước đây"),
    Field("noi_o_nn", Address(abroad=True), "Nơi cư trú ở nước ngoài"),
    *(item for item in ITEMS if isinstance(item, Field)),
    *(field for item in ITEMS if isinstance(item, Group) for field in item.fields),
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
def test_a_kept_question_equals_one_drawn_anew(field: Field) -> None:
    parts = field.kind.parts

    @settings(max_examples=30, deadline=None)
    @given(st.lists(TEXTS, min_size=len(parts), max_size=len(parts)), st.booleans(), TEXTS)
    def equal(texts: list[str], optional: bool, error: str) -> None:
        boxes = {part: (text,) for part, text in zip(parts, texts, strict=True)}
        asked = Question(field, field.id, boxes, error=error, optional=optional)
        assert show(asked, WORLD, ENV) == draw(asked, WORLD, ENV)

    equal()


def test_what_was_typed_is_not_kept_for_the_next_person() -> None:
    field = next(one for one in FIELDS if one.kind.widget == "text")
    typed = show(Question(field, field.id, {"": ("Lê Thị Bình",)}), WORLD, ENV)
    following = show(Question(field, field.id, {"": ("Trần Văn Cường",)}), WORLD, ENV)
    assert typed.replace("Lê Thị Bình", "Trần Văn Cường") == following


def test_only_the_part_of_an_address_that_is_wrong_is_marked() -> None:
    asked = Field("noi_o", Address(), "Nơi cư trú")
    text = draw(Question(asked, "noi_o", {}, error="Xin chọn xã", wrong_part="xa"), WORLD, ENV)
    marked = [one["id"] for one in Markup(text).elements if one["aria-invalid"]]
    assert marked == ["noi_o-xa"]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Address(), ["noi.tinh", "noi.xa", "noi.dong"]),
        (Address(as_of="any"), ["noi.tinh", "noi.huyen", "noi.xa", "noi.dong"]),
        (Address(abroad=True), ["noi.nuoc", "noi.tinh", "noi.xa", "noi.dong"]),
    ],
)
def test_an_address_has_the_boxes_that_it_may_need(kind: Address, names: list[str]) -> None:
    text = draw(Question(Field("noi", kind, "Nơi cư trú"), "noi", {}), WORLD, ENV)
    assert [one["name"] for one in Markup(text).elements if one["name"]] == names
