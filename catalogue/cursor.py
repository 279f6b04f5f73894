"""The one reader over tokens that every phrase shares, and its advice when a phrase breaks off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from catalogue.lexer import RESERVED, TWINS, Kind, Token, is_name, lex
from catalogue.suggest import nearest
from catalogue.syntax import PhraseError
from catalogue.text import fold

T = TypeVar("T")
W = TypeVar("W", bound=str)

DEEPEST = 64

# The words that can stand between two values.
_JOINTS = (
    "and",
    "or",
    "in",
    "per",
    "or_else",
    "then",
    "else",
    "where",
    "of",
    "for",
    "*",
    "==",
    *TWINS,
)


class Cursor:
    """A place in the tokens of one phrase."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text)
        self.tokens = lex(self.text)
        self.index = 0
        self.peek = self.tokens[0]
        self.depth = 0

    def written(self, token: Token) -> str:
        """A token as the author wrote it."""
        return self.text[token.start : token.end]

    @property
    def last(self) -> Token:
        """The token taken last."""
        return self.tokens[self.index - 1]

    def look(self, ahead: int = 1) -> Token:
        return self.tokens[min(self.index + ahead, len(self.tokens) - 1)]

    def has(self, kind: Kind) -> bool:
        return self.peek.kind == kind

    def next(self) -> Token:
        token = self.peek
        if token.kind == "end":
            raise self.unfinished()
        self.index += 1
        self.peek = self.tokens[self.index]
        return token

    def at(self, *words: str) -> bool:
        """Whether one of these words or signs comes next."""
        return self.peek.kind in ("word", "sign") and self.peek.text in words

    def accept(self, *words: str) -> Token | None:
        """Take one of these words or signs, if it comes next."""
        return self.next() if self.at(*words) else None

    def take(self, kind: Kind) -> Token:
        """Take a token of this kind; anything else is a fault."""
        if self.peek.kind != kind:
            raise self.wrong("value-expected")
        return self.next()

    def id(self) -> str:
        """Take a name without dots."""
        if not self.has("word"):
            raise self.wrong("name-expected")
        name = self.name(self.peek)
        self.next()
        return name

    def path(self) -> str:
        """Take a name, dotted or not."""
        if not self.has("path"):
            return self.id()
        name = self.name(self.peek)
        self.next()
        return name

    def name(self, token: Token) -> str:
        """The name that a word or path spells; advice when it cannot be one."""
        if is_name(token.text):
            return token.text
        shown, keyword = self.written(token), token.text.casefold()
        if keyword == "có":
            raise self.yes_or_no("yes")
        if token.text in RESERVED:
            raise PhraseError("reserved-word", token.start, token.end, word=shown)
        if keyword in RESERVED:
            raise PhraseError(
                "misspelt-keyword", token.start, token.end, keyword, text=shown, hint=keyword
            )
        end = self._phrase_end(token)
        shown = self.text[token.start : end]
        plain = re.sub(r"[^a-z0-9_.]", "", "_".join(fold(shown).split()))
        mended = plain if is_name(plain) else None
        raise PhraseError("accented-name", token.start, end, mended, text=shown, hint=mended or "")

    def _phrase_end(self, first: Token) -> int:
        """Where the words end that an author wrote in place of one name: `đã ly hôn`."""
        at = self.tokens.index(first)
        end = first.end
        for token in self.tokens[at + 1 :]:
            if token.kind != "word" or token.text in RESERVED:
                break
            end = token.end
        return end

    def word(self, known: tuple[W, ...], slug: str) -> W:
        """Take one of the words that this slot knows; `slug` says that it is none of them."""
        for one in known:
            if self.accept(one):
                return one
        if self.has("end"):
            raise self.unfinished()
        token = self.peek
        start, end = token.start, self.tokens[-1].end
        hint = nearest(self.text[start:end], known, likeness=1.0)
        if hint is None:
            end, hint = token.end, nearest(token.text, known)
        shown = self.text[start:end]
        raise PhraseError(slug, start, end, hint, text=shown, hint=hint or "")

    def sep(self, item: Callable[[Cursor], T], word: str) -> tuple[T, ...]:
        """One or more items with this word or sign between them."""
        items = [item(self)]
        while self.accept(word):
            items.append(item(self))
        return tuple(items)

    def end(self) -> None:
        if not self.has("end"):
            raise self.unexpected()

    def enter(self) -> None:
        """One level deeper, which has to stop before the machine does."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise PhraseError("phrase-too-deep", self.peek.start, self.peek.end, limit=DEEPEST)

    def leave(self) -> None:
        self.depth -= 1

    def yes_or_no(self, word: str) -> PhraseError:
        """`có` and `không` as answers have one spelling in rules."""
        token = self.peek
        shown = self.written(token)
        return PhraseError("yes-or-no", token.start, token.end, word, text=shown, hint=word)

    def unfinished(self) -> PhraseError:
        last = self.last
        return PhraseError("unfinished-phrase", last.start, last.end, after=self.written(last))

    def wrong(self, slug: str, **args: object) -> PhraseError:
        """`slug` at the next token, or the remark that the phrase stops too early."""
        token = self.peek
        if token.kind == "end":
            return self.unfinished()
        found = self.written(token)
        return PhraseError(slug, token.start, token.end, None, found=found, **args)

    def unexpected(self) -> PhraseError:
        """What to say about a token after which, or before which, something is missing."""
        token = self.peek
        shown = self.written(token)
        if self.at(")"):
            return PhraseError("stray-bracket", token.start, token.end, "")
        if self.at("..", "..<", "|"):
            return PhraseError("choices-without-in", token.start, token.end, sign=shown)
        if self.at(",") and (comma := self._comma()):
            return comma
        for word in (token, self.last):
            joint = _joint(word)
            if joint:
                return PhraseError(
                    "misspelt-keyword", word.start, word.end, joint, text=word.text, hint=joint
                )
        return PhraseError("trailing-text", token.start, token.end, text=shown)

    def _comma(self) -> PhraseError | None:
        """A comma inside a number, as Vietnamese writes a fraction and English thousands."""
        before, after = self.last, self.look()
        touching = before.end == self.peek.start and after.start == self.peek.end
        if not (touching and before.kind == "number" and after.text[:1].isdigit()):
            return None
        start, end = before.start, after.end
        text = self.text[start:end]
        hint = text.replace(",", ".")
        if after.kind != "money":
            return PhraseError("comma-decimal", start, end, hint, text=text, hint=hint)
        if _leading_digits(after.text) == 3:
            return PhraseError("comma-thousands", start, end, hint, text=text, hint=hint)
        return PhraseError("malformed-money", start, end, text=text)


def _joint(token: Token) -> str | None:
    """The word that a careless spelling of it stands for: `va`, `AND`."""
    if token.kind != "word" or token.text in RESERVED:
        return None
    return nearest(token.text, _JOINTS, likeness=1.0)


def _leading_digits(text: str) -> int:
    return len(text) - len(text.lstrip("0123456789"))


def read(text: str, phrase: Callable[[Cursor], T]) -> T:
    """The tree of a phrase that fills its whole text."""
    cursor = Cursor(text)
    tree = phrase(cursor)
    cursor.end()
    return tree
