"""The lexer: what is one word, one number, one sign."""

from __future__ import annotations

import unicodedata

import pytest

from catalogue.cursor import Cursor
from catalogue.lexer import LONGEST, lex
from catalogue.syntax import PhraseError

TOKENS = [
    ("quan_he == cha", "word:quan_he sign:== word:cha"),
    ("me.cu_tru", "path:me.cu_tru"),
    ("500..<1600", "number:500 sign:..< number:1600"),
    ("1..5", "number:1 sign:.. number:5"),
    ("a.b..c", "path:a.b sign:.. word:c"),
    ("1_000.5", "number:1_000.5"),
    ("8.000đ per x", "money:8.000đ word:per word:x"),
    ("8.000 đồng", "money:8.000 đồng"),
    ("8000 điểm", "number:8000 word:điểm"),
    ("10 USD", "money:10 USD"),
    ("7.5% of x", "percent:7.5% word:of word:x"),
    ("01/07/2025", "date:01/07/2025"),
    ("@1/7/2025", "date:@1/7/2025"),
    ("2025-07-01", "date:2025-07-01"),
    ("10 / 4 / 2025", "number:10 sign:/ number:4 sign:/ number:2025"),
    ("13/02/2026 15:30", "date:13/02/2026 time:15:30"),
    ("60/2014/QH13", "act:60/2014/QH13"),
    ("66.7/2025/NQ-CP Điều 1", "act:66.7/2025/NQ-CP word:Điều number:1"),
    ("1523/QĐ-BCA-C06, 4", "act:1523/QĐ-BCA-C06 sign:, number:4"),
    ("100/so_ban", "number:100 sign:/ word:so_ban"),
    ("khoản 4a", "word:khoản mixed:4a"),
    ("13-16", "number:13 sign:- number:16"),
    ("ca_nhan@12 as cha", "version:ca_nhan@12 word:as word:cha"),
    ("và hoặc không thuộc nếu thì", "word:and word:or word:not word:in word:if word:then"),
    ("f(a,b)", "word:f sign:( word:a sign:, word:b sign:)"),
    ("a<=b", "word:a sign:<= word:b"),
    ("a|b;c:d", "word:a sign:| word:b sign:; word:c sign:: word:d"),
    ("3 working_days", "number:3 word:working_days"),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_a_text_is_cut_into_its_longest_parts(text: str, expected: str) -> None:
    *tokens, end = lex(text)
    assert " ".join(f"{token.kind}:{token.text}" for token in tokens) == expected
    assert end.kind == "end"


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_every_token_knows_its_place(text: str, expected: str) -> None:
    covered = " ".join(text[token.start : token.end] for token in lex(text))
    assert covered.replace(" ", "") == text.replace(" ", "")


def test_vietnamese_words_typed_with_loose_marks_are_the_same_words() -> None:
    loose = unicodedata.normalize("NFD", "không a và b")
    assert Cursor(loose).tokens == Cursor("không a và b").tokens


def test_spaces_around_a_phrase_move_its_tokens_only() -> None:
    assert lex("  a")[0] == ("word", "a", 2, 3)


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_phrase_is_refused(text: str) -> None:
    with pytest.raises(PhraseError) as caught:
        lex(text)
    assert caught.value.slug == "value-missing"


def test_a_phrase_has_a_longest_length() -> None:
    assert lex("a" * LONGEST)
    with pytest.raises(PhraseError) as caught:
        lex("a" * (LONGEST + 1))
    assert (caught.value.slug, caught.value.start) == ("phrase-too-long", LONGEST)
