"""Brings a file of translations up to date with the catalogue; what was translated is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from catalogue.po import Entry
from compiler.pipeline import Build
from compiler.translations import NAMES, shipped, spoken, wanted


def merge(old: Iterable[Entry], now: Iterable[Entry]) -> tuple[Entry, ...]:
    """The wanted entries in their order, then what nothing wants any more.

    The same text at the same path keeps its translation. A changed text gets the old one, and a
    text that stands elsewhere too gets that one, as suggestions: both are fuzzy.
    """
    known = {one.key: one for one in old}
    asked = tuple(now)
    keys = {one.key for one in asked}
    changed = {one.context: one for one in known.values() if one.key not in keys and one.text}
    elsewhere = {one.source: one.text for one in known.values() if one.holds}
    merged = tuple(_merged(one, known, changed, elsewhere) for one in asked)
    used = {(one.context, one.previous) for one in merged if one.previous}
    left = (one for one in known.values() if one.key not in keys | used and one.text)
    return (*merged, *(replace(one, obsolete=True, files=()) for one in left))


def _merged(
    asked: Entry,
    known: dict[tuple[str, str], Entry],
    changed: dict[str, Entry],
    elsewhere: dict[str, str],
) -> Entry:
    same = known.get(asked.key)
    if same is not None and same.text:
        return replace(same, files=asked.files, obsolete=False)
    notes = same.notes if same else ()
    before = changed.get(asked.context)
    if before is not None:
        return replace(
            asked, text=before.text, fuzzy=True, previous=before.source, notes=before.notes
        )
    suggested = elsewhere.get(asked.source, "")
    return replace(asked, text=suggested, fuzzy=bool(suggested), notes=notes)


def taken_over(own: Iterable[Entry], sent: Iterable[Entry]) -> tuple[Entry, ...]:
    """What a translator sent back, before what the catalogue has; unfinished entries stay ours."""
    done = {one.key: one for one in sent if one.holds}
    mine = {one.key: one for one in own}
    told = {key: replace(one, previous="", obsolete=False) for key, one in done.items()}
    return tuple({**mine, **told}.values())


def renewed(build: Build, lang: str, sent: Iterable[Entry] = ()) -> tuple[Entry, ...]:
    """The catalogue's file of a language as it should read now."""
    own = build.catalogue.translations.get(lang, ())
    return merge(taken_over(own, sent), wanted(build, lang))


# How far the translation is


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one procedure, or of `names`: counts of texts. Stale ones are translated, but of a text
    that has changed since."""

    program: str
    translated: int
    missing: int
    stale: int
    lacking: tuple[str, ...]
    """The paths of what is missing or stale."""

    @property
    def whole(self) -> int:
        return self.translated + self.missing + self.stale


def progress(build: Build, lang: str) -> tuple[Progress, ...]:
    """In the order of the catalogue; a shared text counts wherever it is printed."""
    own = build.catalogue.translations.get(lang, ())
    entries = {one.key: one for one in (*shipped(build.catalogue.profile, lang), *own)}
    printed = tuple(spoken(build))
    now = {(one.context, one.text) for one in printed}
    changed = {one.context for one in own if one.text and (one.previous or one.key not in now)}
    texts: dict[str, dict[tuple[str, str], str]] = {NAMES: {}}
    for one in printed:
        entry = entries.get((one.context, one.text))
        state = (
            "translated" if entry and entry.holds
            else "stale" if one.context in changed
            else "missing"
        )  # fmt: skip
        texts.setdefault(one.program, {})[one.context, one.text] = state
    return tuple(_progress(program, states) for program, states in texts.items())


def _progress(program: str, states: dict[tuple[str, str], str]) -> Progress:
    def count(state: str) -> int:
        return sum(one == state for one in states.values())

    return Progress(
        program, count("translated"), count("missing"), count("stale"), tuple(_lacking(states))
    )


def _lacking(states: dict[tuple[str, str], str]) -> Iterator[str]:
    return (context for (context, _), state in states.items() if state != "translated")
