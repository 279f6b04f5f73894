"""Cuts the text of a phrase into words, numbers and signs: one mode, longest first."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

from catalogue.syntax import PhraseError

Kind = Literal[
    "date", "time", "act", "money", "percent", "mixed", "number", "version", "word", "path",
    "sign", "end",
]  # fmt: skip

LONGEST = 2000

TWINS = {
    "và": "and",
    "hoặc": "or",
    "không": "not",
    "thuộc": "in",
    "nếu": "if",
    "thì": "then",
}

RESERVED = frozenset(
    {
        *("and", "or", "not", "in", "if", "then", "else", "any", "all", "sum", "count", "where"),
        *("of", "per", "for", "given", "or_else", "found", "min", "max", "age"),
        *("yes", "no", "true", "false"),
        *TWINS,
    }
)


class Token(NamedTuple):
    """One word, number or sign; `text` is canonical for words, as written for the rest."""

    kind: Kind
    text: str
    start: int
    end: int


_NUMBER = r"[0-9][0-9_]*(?:\.[0-9]+)*"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<date>@?(?:[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?![\w/]))
  | (?P<short_date>@?[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{2}}(?![\w/]))
  | (?P<time>[0-9]{{1,2}}:[0-9]{{2}}(?!\w))
  | (?P<act>[0-9]+(?:\.[0-9]+|[a-zđ])?/(?:[0-9]{{4}}/{_LETTER}|[A-ZĐ])[^\W_]*(?:-[^\W_]+)*(?!\w))
  | (?P<money>{_NUMBER}\s*(?:đồng|đ|VNĐ|[A-Z]{{3}})(?!\w))
  | (?P<percent>{_NUMBER}\s*%)
  | (?P<mixed>[0-9]+{_LETTER}(?!\w))
  | (?P<number>{_NUMBER})
  | (?P<version>[a-z][a-z0-9_]*@[0-9]+)
  | (?P<path>{_LETTER}\w*(?:\.{_LETTER}\w*)+)
  | (?P<word>{_LETTER}\w*)
  | (?P<quoted>'[^']*'|"[^"]*"|“[^”]*”|‘[^’]*’)
  | (?P<foreign>===|&&|\|\||<>|=>|=<|:=|[≤≥≠×÷−–—&]|!(?!=))
  | (?P<sign>\.\.<|\.\.|==|!=|<=|>=|[-<>+*/(),;|:])
  | (?P<strange>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_NATIVE = {
    "===": "==", ":=": "==", "=>": ">=", "=<": "<=", "≤": "<=", "≥": ">=", "≠": "!=", "<>": "!=",
    "&&": "and", "&": "and", "||": "or", "!": "not",
    "×": "*", "÷": "/", "−": "-", "–": "-", "—": "-",
}  # fmt: skip

_PLAIN = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")


def lex(text: str) -> tuple[Token, ...]:
    """All tokens of a text in NFC, closed by one of kind `end`."""
    if len(text) > LONGEST:
        raise PhraseError("phrase-too-long", LONGEST, len(text), limit=LONGEST)
    tokens = [_judged(found) for found in _TOKEN.finditer(text) if found.lastgroup != "space"]
    if not tokens:
        raise PhraseError("value-missing", 0, len(text))
    return (*tokens, Token("end", "", tokens[-1].end, tokens[-1].end))


def is_name(text: str) -> bool:
    """Whether a text can be a name or a dotted path: small ASCII letters, digits, underscores."""
    return bool(_PLAIN.fullmatch(text)) and text not in RESERVED


def _judged(found: re.Match[str]) -> Token:
    kind, text, start, end = found.lastgroup, found[0], found.start(), found.end()
    match kind:
        case "word":
            return Token("word", TWINS.get(text, text), start, end)
        case "quoted":
            inner = text[1:-1].strip()
            mended = inner if is_name(inner) else None
            raise PhraseError("quoted-word", start, end, mended, text=inner)
        case "short_date":
            full = f"{text[:-2]}20{text[-2:]}"
            raise PhraseError("short-year", start, end, text=text, hint=full)
        case "foreign":
            native = _NATIVE[text]
            raise PhraseError("foreign-sign", start, end, _spaced(found), text=text, hint=native)
        case "strange" if text == "=":
            raise PhraseError("single-equals", start, end, "==")
        case "strange" if text in "[]":
            raise PhraseError("square-bracket", start, end, text=text)
        case "strange":
            mended = "" if text == "." and not found.string[end:].strip() else None
            raise PhraseError("strange-sign", start, end, mended, text=text)
    return Token(cast(Kind, kind), text, start, end)


def _spaced(found: re.Match[str]) -> str:
    """The word for a foreign sign, kept apart from its neighbours."""
    native = _NATIVE[found[0]]
    if not native.isalpha():
        return native
    before, after = found.string[: found.start()], found.string[found.end() :]
    left = " " if before and not before[-1].isspace() else ""
    return left + native + (" " if after and not after[0].isspace() else "")
