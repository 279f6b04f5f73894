"""What becomes of drafts and dossiers in progress: counted, with codes; never an answer."""

from __future__ import annotations

from collections.abc import Sequence

from compiler.diff.comparison import Effect, InFlight
from renderers import i18n
from renderers.comparison.view import Flight, FlightLine, Told
from renderers.saying import say

SHOWN = 12
"""So many codes stand in a line."""
WORST = ("ask", "keep", "apply")


def flight(
    found: InFlight | None, told: Sequence[Told], names: dict[str, str], lang: str
) -> Flight:
    if found is None:
        concerned = [one for one in told if one.change.severity.inflight]
        kinds = (
            (action, tuple(one for one in concerned if one.change.action == action))
            for action in WORST
        )
        named = tuple((say(lang, f"diff/action_{name}"), them) for name, them in kinds if them)
        return Flight(say(lang, "diff/flight_none"), (), named)
    counts = say(
        lang, "diff/flight_counts",
        drafts=i18n.number(found.drafts, lang), dossiers=i18n.number(found.dossiers, lang),
    )  # fmt: skip
    parts: dict[tuple[str, str, str], list[Effect]] = {}
    for one in found.effects:
        parts.setdefault((one.code, one.kind, one.course), []).append(one)
    lines = tuple(_line(key, them, names, lang) for key, them in parts.items())
    return Flight(counts, lines, ())


def _line(
    key: tuple[str, str, str], effects: list[Effect], names: dict[str, str], lang: str
) -> FlightLine:
    code, kind, course = key
    effect = say(lang, f"diff/effect_{kind}")
    if course:
        effect = f"{effect}: {say(lang, f'diff/course_{course}')}"
    drafts = {one.id for one in effects if one.state == "draft"}
    dossiers = dict.fromkeys(one.id for one in effects if one.state != "draft")
    shown = [*dossiers][:SHOWN]
    if len(dossiers) > SHOWN:
        shown.append(say(lang, "diff/and_more", count=len(dossiers) - SHOWN))
    name = f"{names[code]} ({code})" if code in names else code
    return FlightLine(name, effect, len(drafts), len(dossiers), ", ".join(shown))
