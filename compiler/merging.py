"""Brings a file of translations up to date with the catalogue; what was translated is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from catalogue.load import shipped
from catalogue.po import Entry
from compiler.pipeline import Build
from compiler.translations import NAMES, spoken, wanted

COUNTED = re.compile(r"/\d+/")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is translated already, by what may be looked for."""

    entries: Mapping[tuple[str, str], Entry]
    moved: Mapping[tuple[str, str], Entry]
    """Notes and headings have no ids, they are counted: the same text with another number."""
    changed: Mapping[str, Entry]
    """By path: what stood there before."""
    elsewhere: Mapping[str, str]


def merge(old: Iterable[Entry], now: Iterable[Entry]) -> tuple[Entry, ...]:
    """The wanted entries in their order, then what nothing wants any more.

    The same text at the same path keeps its translation. A text that stands elsewhere too gets
    that one, and a changed text its old one, as suggestions: both are fuzzy.
    """
    entries = {one.key: one for one in old}
    asked = tuple(now)
    keys = {one.key for one in asked}
    left = [one for one in entries.values() if one.key not in keys and one.text]
    known = _Known(
        entries,
        {_uncounted(one): one for one in left if one.holds or one.obsolete},
        {one.context: one for one in left},
        {one.source: one.text for one in entries.values() if one.holds},
    )
    merged = tuple(_merged(one, known) for one in asked)
    used = {(one.context, one.previous) for one in merged if one.previous}
    used |= {known.moved[key].key for one in merged if (key := _uncounted(one)) in known.moved}
    aside = (replace(one, obsolete=True, files=()) for one in left if one.key not in used)
    return (*merged, *aside)


def _merged(asked: Entry, known: _Known) -> Entry:
    same = known.entries.get(asked.key)
    if same is None or not same.text:
        same = known.moved.get(_uncounted(asked))
    if same is not None:
        return replace(same, context=asked.context, files=asked.files, obsolete=False)
    notes = known.entries[asked.key].notes if asked.key in known.entries else ()
    if suggested := known.elsewhere.get(asked.source, ""):
        return replace(asked, text=suggested, fuzzy=True, notes=notes)
    before = known.changed.get(asked.context)
    if before is None:
        return replace(asked, notes=notes)
    return replace(asked, text=before.text, fuzzy=True, previous=before.source, notes=before.notes)


def _uncounted(one: Entry) -> tuple[str, str]:
    return COUNTED.sub("/#/", one.context), one.source


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
    entries = {one.key: one for one in (*shipped(build.catalogue.profile.profile, lang), *own)}
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
