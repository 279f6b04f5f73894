"""Laws over the messages: every fault has its words, in both languages, and no word is jargon."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from catalogue.diagnostics import Diagnostic, Span
from catalogue.kinds.base import Type
from catalogue.messages import (
    FOLDER,
    LANGS,
    Message,
    advise,
    all_messages,
    find,
    message,
    placeholders,
    relate,
    say,
)
from catalogue.source import read_file
from catalogue.tree import Map

ROOT = Path(__file__).parents[2]
AREAS = "YSRLFMTXC"
KEYS = {"code", "severity", "vi", "en", "help", "related", "law", "bad", "good"}
RAISERS = {"add", "PhraseError", "refuse", "tell", "Diagnostic", "unknown"}
JARGON = (
    "mapping", "sequence", "scalar", "token", "node", "null", "parser", "parse",
    "boolean", "string", "integer", "dict", "list index", "regex", "enum", "schema", "exception",
    "traceback", "identifier", "syntax", "solver", "constraint", "witness", "predicate", "z3",
    "satisfiable", "unsat", "bộ giải", "ràng buộc", "mệnh đề",
)  # fmt: skip
HERE = Span("a.yaml", 1, 1, 1, 2)

MESSAGES = all_messages()
EACH = pytest.mark.parametrize("one", MESSAGES, ids=lambda one: one.slug)


def _texts(one: Message) -> dict[str, str]:
    return {
        "vi": one.vi,
        "en": one.en,
        "help_vi": one.help_vi,
        "help_en": one.help_en,
        "related_vi": one.related_vi,
        "related_en": one.related_en,
    }


@cache
def _nodes() -> tuple[ast.Constant | ast.Call, ...]:
    """What may name a finding, in all of the code."""
    folders = (ROOT / name for name in ("catalogue", "compiler", "renderers", "runtime"))
    trees = (ast.parse(path.read_text("utf-8")) for each in folders for path in each.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return tuple(node for node in nodes if isinstance(node, ast.Constant | ast.Call))


def _raised() -> Iterator[str]:
    """Slugs in the code: literals given to what raises a finding, and values of SLUGS tables."""
    for node in _nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _surely_raised() -> Iterator[str]:
    for node in _nodes():
        if isinstance(node, ast.Call) and _name(node.func) in RAISERS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and _is_slug(first.value):
                yield str(first.value)


def _name(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _is_slug(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", value))


@EACH
def test_a_code_is_a_letter_of_its_area_and_four_digits(one: Message) -> None:
    assert re.fullmatch(rf"[{AREAS}]\d{{4}}", one.code)
    assert int(one.code[1]) == AREAS.index(one.code[0]) + 1


def test_codes_are_given_once() -> None:
    assert [
        code for code, count in Counter(one.code for one in MESSAGES).items() if count > 1
    ] == []


def test_messages_are_sorted_by_code() -> None:
    assert [one.code for one in MESSAGES] == sorted(one.code for one in MESSAGES)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_holds_nothing_but_the_parts_of_a_message(path: Path) -> None:
    tree, report = read_file(path, path.name)
    assert isinstance(tree, Map)
    assert (len(report), set(tree) - KEYS) == (0, set())
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)


@EACH
def test_both_languages_say_it_with_the_same_words_of_the_author(one: Message) -> None:
    assert one.vi
    assert one.en
    assert placeholders(one.vi) == placeholders(one.en)
    assert placeholders(one.help_vi) == placeholders(one.help_en)
    assert placeholders(one.related_vi) == placeholders(one.related_en)
    assert bool(one.related_vi) == bool(one.related_en)


@EACH
def test_every_message_says_what_to_write(one: Message) -> None:
    assert one.help_vi
    assert one.help_en


@EACH
def test_no_text_has_more_than_two_sentences(one: Message) -> None:
    long = {
        name: text
        for name, text in _texts(one).items()
        if len(re.findall(r"[.!?](?:\s+(?=[A-ZĐÀ-Ỹ])|$)", text)) > 2
    }
    assert long == {}


@EACH
def test_no_text_speaks_of_the_inside_of_the_program(one: Message) -> None:
    words = "|".join(re.escape(word) for word in JARGON)
    said = {
        name: re.findall(rf"(?<!\w)(?:(?i:{words})|None|AST)(?!\w)", text)
        for name, text in _texts(one).items()
    }
    assert {name: found for name, found in said.items() if found} == {}


@EACH
def test_the_headline_is_a_clause_in_lower_case_and_the_advice_a_sentence(one: Message) -> None:
    assert not one.vi.endswith(".")
    assert not one.en.endswith(".")
    assert one.vi[0] == one.vi[0].lower()
    assert one.en[0] == one.en[0].lower()
    assert one.help_vi[-1] in ".?»'"
    assert one.help_en[-1] in ".?\"'"


@EACH
def test_authors_words_are_quoted_in_the_manner_of_the_language(one: Message) -> None:
    assert "«" not in one.en + one.help_en
    assert "“" not in one.vi + one.help_vi


def test_every_fault_raised_has_its_words() -> None:
    assert sorted(set(_surely_raised()) - {one.slug for one in MESSAGES}) == []


def test_every_message_is_raised_somewhere() -> None:
    assert sorted({one.slug for one in MESSAGES} - set(_raised())) == []


def test_a_message_is_found_by_code_and_by_slug() -> None:
    wanted = message("colon-in-text")
    assert find("Y1003") is find("y1003") is find("colon-in-text") is wanted
    assert find("Y9999") is None
    assert find("../base/catalogue") is None


def test_a_slug_without_words_is_a_mistake_of_the_program() -> None:
    with pytest.raises(AssertionError, match="no-such-fault has none"):
        message("no-such-fault")


def test_an_argument_that_is_missing_is_a_mistake_of_the_program() -> None:
    with pytest.raises(AssertionError, match="raised without"):
        say(Diagnostic("duplicate-key", HERE), "vi")


def test_the_arguments_fill_the_placeholders() -> None:
    one = Diagnostic("duplicate-key", HERE, (("key", "sets"),), related=(HERE,))
    assert say(one, "vi") == "mục «sets» được viết hai lần"
    assert say(one, "en") == '"sets" is written twice'
    assert relate(one, "vi") == "lần viết thứ nhất"


def test_a_passage_about_something_empty_is_left_out() -> None:
    def advice(meant: str) -> str:
        return advise(Diagnostic("unknown-key", HERE, (("advice", meant), ("key", "a"))), "vi")

    assert advice("within").startswith("Có phải mục «within» không? Sửa")
    assert advice("").startswith("Sửa lại tên mục")


@EACH
def test_advice_that_may_be_empty_stands_in_a_passage_that_may_be_left_out(one: Message) -> None:
    for text in _texts(one).values():
        assert "{advice}" not in re.sub(r"\[\[.*?\]\]", "", text)


def test_types_are_said_in_words() -> None:
    def said(wanted: str, got: str) -> list[str]:
        args = (("got", got), ("wanted", wanted))
        return [say(Diagnostic("type-not-wanted", HERE, args), lang) for lang in LANGS]

    assert said("~integer, ~decimal", "~bool") == [
        "chỗ này cần số nguyên hoặc số thập phân, nhưng đây là có/không",
        "this place needs a whole number or a decimal number, but this is yes/no",
    ]
    for name in get_args(Type):
        assert "~" not in "".join(said("~bool", f"~{name}"))


def test_a_tilde_of_the_author_is_kept() -> None:
    for text in ("~", "~2", "~or ~", "bool"):
        assert f"«{text}»" in say(Diagnostic("strange-sign", HERE, (("text", text),)), "vi")


def test_braces_in_an_argument_are_no_placeholders() -> None:
    one = Diagnostic("duplicate-key", HERE, (("key", "{key} [[x]]"),))
    assert [say(one, lang) for lang in LANGS] == [
        "mục «{key} [[x]]» được viết hai lần",
        '"{key} [[x]]" is written twice',
    ]
