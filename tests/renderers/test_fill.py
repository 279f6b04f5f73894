"""Cut widgets give what Jinja2 gives, byte for byte, and no template does what a page may not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from renderers.web import ENVIRONMENT, SENTINEL, Slot, fill

TEMPLATES = Path(__file__).parents[2] / "renderers" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
WIDGETS = [name.removesuffix(".html") for name in NAMES if "/widgets/" in name]
SEALED = "comparison/report.html"
"""A file that stands alone, with a style and a script of its own that its policy names by hash."""
ALLOWED_FILTERS = {"day", "join", "length", "moment", "money", "number", "weekday"}
FORBIDDEN = re.compile(
    r"hx-on|hx-live|\bjs:|javascript:|\sstyle\s*=|\son[a-z]+\s*=|<style"
    r"|<script(?![^>]* src=)|\|\s*safe"
)
TEXTS = st.one_of(
    st.sampled_from(["", SENTINEL, f"{SENTINEL}label{SENTINEL}", "<b>&\"'", "id", "đ\n  đ"]),
    st.text(max_size=12),
)


STOCK = ENVIRONMENT.overlay()
"""As Jinja2 itself turns templates into code."""
STOCK.code_generator_class = CodeGenerator


def tree(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8"))


def names_in(widget: str) -> list[str]:
    return sorted({node.name for node in tree(f"{widget}.html").find_all(nodes.Name)})


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_filled_widget_equals_jinja(widget: str) -> None:
    names = names_in(widget)

    @settings(max_examples=60, deadline=None)
    @given(st.lists(TEXTS, min_size=len(names), max_size=len(names)))
    def equal(texts: list[str]) -> None:
        values = dict(zip(names, texts, strict=True))
        assert fill(widget, values) == STOCK.get_template(f"{widget}.html").render(values)

    equal()


@given(st.one_of(TEXTS, TEXTS.map(Markup), st.integers(), st.none(), st.booleans()))
def test_what_is_printed_or_said_equals_jinja(value: object) -> None:
    """Outside and inside of loops, blocks and captured stretches."""
    source = (
        "{{ value }}{% for n in [1, 2] %}{{ say(value, more=n) }}{% endfor %}"
        "{% set kept %}<i>{{ value }}</i>{{ say(value) }}{% endset %}{{ kept }}"
        "{% block one %}{{ say(value, *[1], **{'k': value}) }}{% endblock %}"
    )
    given = {"value": value, "say": lambda *args, **named: f"<{args}{named}>"}
    assert ENVIRONMENT.from_string(source).render(given) == STOCK.from_string(source).render(given)


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_widget_prints_and_tests_names_and_does_nothing_else(widget: str) -> None:
    assert not list(tree(f"{widget}.html").find_all((nodes.Filter, nodes.Call, nodes.For)))
    for condition in tree(f"{widget}.html").find_all(nodes.If):
        assert isinstance(condition.test, nodes.Name)


def test_a_slot_refuses_what_would_give_another_text_than_the_value() -> None:
    slot = Slot("label")
    uses: tuple[Callable[[Any], object], ...] = (
        str,
        len,
        list,
        hash,
        lambda one: one == "x",
        lambda one: one < "x",
    )
    for use in uses:
        with pytest.raises(TypeError):
            use(slot)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_uses_known_filters_only(name: str) -> None:
    used = {node.name for node in tree(name).find_all(nodes.Filter)}
    assert used <= ALLOWED_FILTERS | ({"capitalize", "select"} if name == SEALED else set())


@pytest.mark.parametrize("name", NAMES)
def test_a_template_holds_no_inline_script_or_style(name: str) -> None:
    found = FORBIDDEN.findall((TEMPLATES / name).read_text("utf-8"))
    assert found == (["<style", "<script"] if name == SEALED else [])


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_widget_is_short(widget: str) -> None:
    assert len((TEMPLATES / f"{widget}.html").read_text("utf-8").splitlines()) <= 20
