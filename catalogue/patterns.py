"""Which text patterns an author may write: the part that every validator reads alike, and quickly.

Allowed: plain signs, `.`, `[…]`, `(…)`, `(?:…)`, `|`, `? * + {n} {n,m}` and a backslash before a
sign of the pattern language. A pattern is always compared with the whole answer.
"""

from __future__ import annotations

import re

from catalogue.record import record

SIGNS = frozenset(r".*+?()[]{}|^$\/")
FEW, MANY = 1, 200
ORDINARY = "xA1"
MOST_WAYS = 20_000_000  # three open repetitions over 200 signs and a few `?`: milliseconds


class _Fault(Exception):
    """The stretch of the pattern that is not allowed."""


@record
class _Part:
    """Whether what was read may be repeated, in how many ways it can match, and one of them."""

    simple: bool
    ways: int
    text: str


def pattern_fault(pattern: str) -> str:
    """The first piece of the pattern that is not allowed; empty when all is well."""
    try:
        reader = _Reader(pattern)
        part = reader.alternatives()
        reader.end()
    except _Fault as fault:
        return str(fault)
    return pattern if part.ways > MOST_WAYS or len(pattern) > MANY else ""


def fitting(pattern: str, least: int = 0) -> str:
    """A short text that follows the pattern; what may be repeated, is so that often."""
    return _Reader(pattern, least).alternatives().text


def _one(sign: str) -> str:
    """A sign that this one stands for: itself, or one of `[…]`."""
    return next((one for one in (*ORDINARY, *sign) if re.fullmatch(sign, one)), "")


class _Reader:
    """With `least`, also spells a text; a pattern that is only judged needs none."""

    def __init__(self, pattern: str, least: int | None = None) -> None:
        self.pattern, self.least = pattern, least
        self.at = 0

    def end(self) -> None:
        if self.at < len(self.pattern):
            raise _Fault(self.pattern[self.at :])

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self, text: str) -> bool:
        found = self.pattern.startswith(text, self.at)
        self.at += len(text) if found else 0
        return found

    def alternatives(self) -> _Part:
        part = self.sequence()
        while self.take("|"):
            part = _Part(False, part.ways + self.sequence().ways, part.text)
        return part

    def sequence(self) -> _Part:
        found = _Part(True, 1, "")
        while self.peek() and self.peek() not in "|)":
            part = self.repeated()
            simple = found.simple and part.simple
            found = _Part(simple, found.ways * part.ways, found.text + part.text)
        return found

    def repeated(self) -> _Part:
        start = self.at
        part = self.atom()
        low, high = self.times()
        if (low, high) == (1, 1):
            return part
        if (self.peek() and self.peek() in "?*+{") or (high > 1 and not part.simple):
            raise _Fault(self.pattern[start : self.at + 1])
        times = min(max(low, self.least or 0), high)
        return _Part(False, part.ways * (high - low + 1), times * part.text)

    def times(self) -> tuple[int, int]:
        for sign, times in (("?", (0, 1)), ("*", (0, MANY)), ("+", (1, MANY))):
            if self.take(sign):
                return times
        start = self.at
        if not self.take("{"):
            return 1, 1
        low = self.number(start)
        high = low
        if self.take(","):
            high = MANY if self.peek() == "}" else self.number(start)
        if not self.take("}") or not low <= high <= MANY:
            raise _Fault(self.pattern[start : self.at + 1])
        return low, high

    def number(self, start: int) -> int:
        digits = ""
        while self.peek() in set("0123456789"):
            digits += self.peek()
            self.at += 1
        if not digits or len(digits) > 3:
            raise _Fault(self.pattern[start : self.at + 1])
        return int(digits)

    def atom(self) -> _Part:
        start = self.at
        if self.take("("):
            self.take("?:")
            part = self.alternatives()
            if not self.take(")"):
                raise _Fault(self.pattern[start:])
            return part
        if self.take("["):
            self.signs(start)
        elif self.peek() == "\\":
            self.escape()
        elif self.peek() in set("*+?{}]^$"):
            raise _Fault(self.pattern[start : start + 2] if self.peek() == "?" else self.peek())
        else:
            self.at += 1
        sign = self.pattern[start : self.at]
        return _Part(True, FEW, "" if self.least is None else _one(sign))

    def escape(self) -> None:
        sign = self.pattern[self.at + 1 : self.at + 2]
        if sign not in SIGNS or not sign:
            raise _Fault(self.pattern[self.at : self.at + 2])
        self.at += 2

    def signs(self, start: int) -> None:
        """The inside of `[…]`: signs and ranges; a hyphen itself stands last."""
        self.take("^")
        first = self.at
        while self.peek() != "]" or self.at == first:
            if self.pattern.startswith("-]", self.at):
                self.at += 1
            else:
                self.range(start)
        self.at += 1

    def range(self, start: int) -> None:
        low = self.sign(start)
        if self.pattern.startswith("-]", self.at) or not self.take("-"):
            return
        if low > self.sign(start):
            raise _Fault(self.pattern[start : self.at])

    def sign(self, start: int) -> str:
        one = self.peek()
        if not one or one in set("[]&~|-^"):
            raise _Fault(self.pattern[start : self.at + 1])
        if one == "\\":
            self.escape()
            return self.pattern[self.at - 1]
        self.at += 1
        return one
