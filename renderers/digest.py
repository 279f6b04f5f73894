"""What waits at a unit: as a page of the desk, and as a letter to an officer in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from renderers.masthead import LANGUAGES, Site
from renderers.messages import Written
from renderers.officer import Desk
from renderers.saying import say


@dataclass(frozen=True, slots=True)
class MatterLine:
    """`left` says in words how long there is, `tone` is `late`, `soon` or ''."""

    code: str
    procedure: str
    owner: str
    due: str
    left: str
    tone: str


@dataclass(frozen=True, slots=True)
class MatterGroup:
    """`more` are not shown."""

    id: str
    title: str
    count: int
    lines: tuple[MatterLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    site: Site
    desk: Desk
    groups: tuple[MatterGroup, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """To whom; and by topic how many there are, and the most urgent: (code, due)."""

    name: str
    address: str
    groups: tuple[tuple[str, int, tuple[tuple[str, str], ...]], ...]


def digest(told: Digest, url: str) -> Written:
    """In every language of the service, one after the other; without anybody's name."""
    count = sum(number for _, number, _ in told.groups)
    subject = " · ".join(say(lang, "digest/subject", count=count) for lang in LANGUAGES)
    text = "\n\n".join("\n".join(_lines(told, url, lang)) for lang in LANGUAGES)
    return Written(subject, f"{text}\n")


def _lines(told: Digest, url: str, lang: str) -> Iterator[str]:
    yield say(lang, "digest/greeting", name=told.name)
    for topic, count, first in told.groups:
        if count:
            yield say(lang, f"digest/{topic}", count=count)
        for code, day in first:
            yield f"- {say(lang, 'digest/line', code=code, day=day)}"
    yield say(lang, "digest/link", url=url)
