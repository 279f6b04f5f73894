"""Cuts the text of a phrase into words, numbers and signs: one mode, longest first."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

from catalogue.syntax import PhraseError
from catalogue.text import fold

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
  | (?P<time>[0-9]{{1,2}}:[0-9]{{2}}(?!\w))
  | (?P<act>[0-9]+/(?:[0-9]{{4}}/{_LETTER}|[A-ZĐ])[^\W_]*(?:-[^\W_]+)*(?!\w))
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


def plain(token: Token) -> str:
    """The name that a word or path spells; advice when it cannot be a name."""
    if _PLAIN.fullmatch(token.text) and token.text not in RESERVED:
        return token.text
    if token.text in RESERVED:
        raise PhraseError("reserved-word", token.start, token.end, word=token.text)
    keyword = token.text.casefold()
    if keyword in RESERVED:
        raise PhraseError(
            "misspelt-keyword", token.start, token.end, keyword, text=token.text, hint=keyword
        )
    ascii_name = re.sub(r"[^a-z0-9_.]", "", fold(token.text))
    raise PhraseError(
        "accented-name", token.start, token.end, ascii_name, text=token.text, hint=ascii_name
    )


def _judged(found: re.Match[str]) -> Token:
    kind, text, start, end = found.lastgroup, found[0], found.start(), found.end()
    match kind:
        case "word":
            return Token("word", TWINS.get(text, text), start, end)
        case "quoted":
            inner = text[1:-1].strip()
            mended = inner if _PLAIN.fullmatch(inner) else None
            raise PhraseError("quoted-word", start, end, mended, text=inner)
        case "foreign":
            native = _NATIVE[text]
            raise PhraseError("foreign-sign", start, end, _spaced(found), text=text, hint=native)
        case "strange" if text == "=":
            raise PhraseError("single-equals", start, end, "==")
        case "strange" if text in "[]":
            raise PhraseError("square-bracket", start, end, text=text)
        case "strange":
            raise PhraseError("strange-sign", start, end, text=text)
    return Token(cast(Kind, kind), text, start, end)


def _spaced(found: re.Match[str]) -> str:
    """The word for a foreign sign, kept apart from its neighbours."""
    native = _NATIVE[found[0]]
    if not native.isalpha():
        return native
    before, after = found.string[: found.start()], found.string[found.end() :]
    left = " " if before and not before[-1].isspace() else ""
    return left + native + (" " if after and not after[0].isspace() else "")
