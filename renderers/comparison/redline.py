"""Two texts side by side, word by word: what goes and what comes; a number keeps its unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import product
from unicodedata import normalize

from markupsafe import Markup, escape

UNITS = (
    r"đồng|VND|USD|%|bản|trang|tờ|bộ|ngày làm việc|ngày|giờ làm việc|giờ|tháng|năm|"
    r"working days?|working hours?|days?|hours?|months?|years?|copies|copy"
)
NUMBER = rf"\d+(?:[.,]\d+)*(?:(?:/[\w-]+)+|\s+(?:{UNITS})(?:/\w+)?(?!\w)|%)?"
"""With its unit; a day and the number of an act are one."""
TOKEN = re.compile(rf"{NUMBER}|\w+|[^\w\s]|\s+")


def tokens(text: str) -> list[str]:
    """Vietnamese is parted at white space; `8.000 đồng/bản` is one."""
    return TOKEN.findall(normalize("NFC", text))


def redline(old: str, new: str) -> tuple[Markup, Markup]:
    """Both texts; what is only in one of them stands in `<del>` or `<ins>`."""
    one, other = tokens(old), tokens(new)
    steps = _steps(one, other)
    if steps is None:
        return _whole("del", old), _whole("ins", new)
    left = Markup("").join(
        _piece("del", "".join(one[a:b]), how != "equal") for how, a, b, _, _ in steps
    )
    right = Markup("").join(
        _piece("ins", "".join(other[c:d]), how != "equal") for how, _, _, c, d in steps
    )
    return left, right


def together(old: str, new: str) -> Markup:
    """One text that holds both."""
    if not old or not new:
        return _whole("del", old) if old else _whole("ins", new)
    one, other = tokens(old), tokens(new)
    steps = _steps(one, other)
    if steps is None:
        return Markup("{} → {}").format(_whole("del", old), _whole("ins", new))
    return Markup("").join(
        _piece("del", "".join(one[a:b]), how != "equal")
        + (_piece("ins", "".join(other[c:d]), whole=True) if how != "equal" else "")
        for how, a, b, c, d in steps
    )


def _steps(one: list[str], other: list[str]) -> list[tuple[str, int, int, int, int]] | None:
    """From one to the other; None where hardly a word is kept, which nobody can read in pieces."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    words = [len([it for it in side if it.strip()]) for side in (one, other)]
    kept = sum(
        bool(it.strip()) for how, a, b, *_ in matcher.get_opcodes() if how == "equal"
        for it in one[a:b]
    )  # fmt: skip
    return list(matcher.get_opcodes()) if kept * 2 >= min(words) else None


def redlines(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[Markup, Markup], ...]:
    """Lines that answer to each other side by side; the rest alone."""
    return marked(matched(old, new))


def marked(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[Markup, Markup], ...]:
    return tuple(
        redline(one, other) if one and other else (_whole("del", one), _whole("ins", other))
        for one, other in pairs
    )


def untold(
    sentence: str, whom: str, old: tuple[str, ...], new: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Both sides, unless the sentence says all of them, and without a line that only says for
    whom."""
    if all(line in sentence for line in (*old, *new)):
        return ()
    return tuple(pair for pair in matched(old, new) if set(pair) != {"", whom})


def _whole(tag: str, text: str) -> Markup:
    return _piece(tag, normalize("NFC", text), whole=True)


def matched(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Lines that answer to each other; '' for none."""
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
            continue
        yield from _likest(old[a:b], new[c:d])


def _likest(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """In their order, around the two that have most in common: `7 days` is `Otherwise: 7 days`, not
    `If lost: 5 days`."""
    if not (old and new):
        yield from ((one, "") for one in old)
        yield from (("", one) for one in new)
        return
    at, to = max(
        product(range(len(old)), range(len(new))), key=lambda it: _shared(old[it[0]], new[it[1]])
    )
    yield from _likest(old[:at], new[:to])
    yield old[at], new[to]
    yield from _likest(old[at + 1 :], new[to + 1 :])


def _shared(one: str, other: str) -> float:
    """How much of both is in both."""
    words = [Counter(it for it in tokens(text) if it.strip()) for text in (one, other)]
    return (words[0] & words[1]).total() / (words[0].total() + words[1].total() or 1)


def _piece(tag: str, text: str, whole: bool) -> Markup:
    if not (whole and text.strip()):
        return escape(text)
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), text)
