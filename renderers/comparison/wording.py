"""The sentence of a change: the words of its kind, filled with what people call the things."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.diff.comparison import Change
from compiler.diff.sites import named
from renderers.comparison.finding import found
from renderers.comparison.people import Version
from renderers.comparison.spoken import spoken
from renderers.saying import say

IDS = (
    "channel",
    "audience",
    "agency",
    "role",
    "register",
    "delivery",
    "outcome",
    "online",
    "act",
    "list",
)
"""What an id in a sentence may be the name of."""


def short(change: Change, lang: str) -> str:
    """The kind in a few words."""
    return say(lang, f"change/{change.slug}/title")


def sentence(change: Change, lang: str, versions: tuple[Version | None, ...] = ()) -> str:
    """What the change says; `versions`, newest first, give names in the language."""
    known = [one for one in versions if one]
    filled = dict(_filled(change, lang, known))
    ends = [text for name, text in filled.items() if name.partition("_")[0] in ("old", "new")]
    if len(ends) == 2 and ends[0] == ends[1]:
        return say(lang, "diff/about", title=short(change, lang), name=filled.get("name", ""))
    return say(lang, f"change/{change.slug}", **filled)


def hint(change: Change, lang: str) -> str:
    """That something may only have another id now."""
    likely = dict(change.args).get("suggests_was", "")
    return say(lang, "changed/suggests_was", suggests_was=likely) if likely else ""


def _filled(change: Change, lang: str, versions: list[Version]) -> Iterator[tuple[str, str]]:
    words = versions[0].known if versions else None
    for name, value in change.args:
        own = _own(change, value, versions)
        yield name, own or spoken(name, value, lang, words) or _word(value, versions)


def _own(change: Change, value: str, versions: list[Version]) -> str:
    """What a part on the way to the change is called in the language of the reader, '' when the
    value names none of them."""
    names = change.path.split("/")
    for one in versions:
        for length in range(len(names), -1, -1):
            path = "/".join(names[:length])
            if value and named(found(one.authored, path)) == value:
                told = named(found(one.program, path))
                return "" if told == value else told
    return ""


def _word(value: str, versions: list[Version]) -> str:
    for one in versions:
        for what in IDS:
            named = one.known.name(what, value)
            if named != value:
                return named
    return value
