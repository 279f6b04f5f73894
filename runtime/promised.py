"""The day of the result as it stands now: an extension or a pause has moved it since the filing."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.saying import say
from renderers.summary import due_text, moment
from renderers.words import words
from runtime.records import Judged


@dataclass(frozen=True, slots=True)
class Promised:
    """`latest` and `extended` only while the clock runs and the day may still move."""

    due: str
    latest: str = ""
    extended: str = ""


def promised(case: Judged, lang: str) -> Promised:
    one = case.record.dossier
    if one.clock != "running":
        return Promised(_due(case, lang))
    later = one.latest_due if one.latest_due != one.due else None
    extended = case.evaluation.term.extended
    return Promised(
        _due(case, lang),
        moment(later, lang) if later else "",
        moment(extended, lang) if extended and extended != one.due else "",
    )


def _due(case: Judged, lang: str) -> str:
    one, loaded = case.record.dossier, case.loaded
    if one.clock == "paused":
        return say(lang, "track/paused")
    if one.due:
        return moment(one.due, lang)
    return due_text(loaded.program, case.evaluation, words(loaded.program, loaded.world, lang))
