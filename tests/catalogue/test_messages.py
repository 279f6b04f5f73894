"""Laws over the messages: every fault has its words, in both languages, and no word is jargon."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
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


def breaking(law: Callable[[Message], bool]) -> list[str]:
    """The messages that break a law: one test for all of them, since each takes no time."""
    return [one.slug for one in MESSAGES if not law(one)]


def _texts(one: Message) -> tuple[str, ...]:
    return (one.vi, one.en, one.help_vi, one.help_en, one.related_vi, one.related_en)


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


def test_a_code_is_a_letter_of_its_area_and_four_digits() -> None:
    def law(one: Message) -> bool:
        fits = re.fullmatch(rf"[{AREAS}]\d{{4}}", one.code)
        return bool(fits) and int(one.code[1]) == AREAS.index(one.code[0]) + 1

    assert breaking(law) == []


def test_codes_are_given_once() -> None:
    assert [
        code for code, count in Counter(one.code for one in MESSAGES).items() if count > 1
    ] == []


def test_messages_are_sorted_by_code() -> None:
    assert [one.code for one in MESSAGES] == sorted(one.code for one in MESSAGES)


def test_a_file_holds_nothing_but_the_parts_of_a_message() -> None:
    for path in sorted(FOLDER.glob("*.yaml")):
        tree, report = read_file(path, path.name)
        assert isinstance(tree, Map), path.name
        assert (path.name, len(report), set(tree) - KEYS) == (path.name, 0, set())
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem), path.name


def test_both_languages_say_it_with_the_same_words_of_the_author() -> None:
    def law(one: Message) -> bool:
        pairs = (one.vi, one.en), (one.help_vi, one.help_en), (one.related_vi, one.related_en)
        same = all(placeholders(vi) == placeholders(en) for vi, en in pairs)
        return bool(one.vi and one.en) and same and bool(one.related_vi) == bool(one.related_en)

    assert breaking(law) == []


def test_every_message_says_what_to_write() -> None:
    assert breaking(lambda one: bool(one.help_vi and one.help_en)) == []


def test_no_text_has_more_than_two_sentences() -> None:
    ends = re.compile(r"[.!?](?:\s+(?=[A-ZĐÀ-Ỹ])|$)")
    assert breaking(lambda one: all(len(ends.findall(text)) <= 2 for text in _texts(one))) == []


def test_no_text_speaks_of_the_inside_of_the_program() -> None:
    words = "|".join(re.escape(word) for word in JARGON)
    jargon = re.compile(rf"(?<!\w)(?:(?i:{words})|None|AST)(?!\w)")
    said = {one.slug: [*map(jargon.findall, _texts(one))] for one in MESSAGES}
    assert {slug: found for slug, found in said.items() if any(found)} == {}


def test_the_headline_is_a_clause_in_lower_case_and_the_advice_a_sentence() -> None:
    def law(one: Message) -> bool:
        clauses = all(text[0] == text[0].lower() and text[-1] != "." for text in (one.vi, one.en))
        return clauses and one.help_vi[-1] in ".?»'" and one.help_en[-1] in ".?\"'"

    assert breaking(law) == []


def test_authors_words_are_quoted_in_the_manner_of_the_language() -> None:
    assert breaking(lambda one: "«" not in one.en + one.help_en) == []
    assert breaking(lambda one: "“" not in one.vi + one.help_vi) == []


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


def test_advice_that_may_be_empty_stands_in_a_passage_that_may_be_left_out() -> None:
    def always_said(text: str) -> str:
        return re.sub(r"\[\[.*?\]\]", "", text)

    assert (
        breaking(lambda one: all("{advice}" not in always_said(text) for text in _texts(one))) == []
    )


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
