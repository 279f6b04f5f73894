"""What becomes of drafts and dossiers in progress: counted, with codes; never an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compiler.diff.comparison import Effect, InFlight
from renderers import i18n
from renderers.comparison.view import Flight, FlightLine, Told
from renderers.saying import say

SHOWN = 12
"""So many codes stand in a line."""
WORST = ("ask", "keep", "apply")


Called = Callable[[str, str], str]
"""What people call the part of a procedure at a path, '' where it has no name."""


def flight(
    found: InFlight | None, told: Sequence[Told], names: dict[str, str], called: Called, lang: str
) -> Flight:
    if found is None:
        concerned = [one for one in told if one.change.severity.inflight]
        kinds = (
            (action, tuple(one for one in concerned if one.change.action == action))
            for action in WORST
        )
        named = tuple((say(lang, f"diff/action_{name}"), them) for name, them in kinds if them)
        return Flight(say(lang, "diff/flight_none"), (), named)
    hit = {(one.state == "draft", one.id) for one in found.effects if one.kind != "unaffected"}
    drafts = sum(draft for draft, _ in hit)
    figures = {
        "drafts": found.drafts, "dossiers": found.dossiers, "hit_drafts": drafts,
        "hit_dossiers": len(hit) - drafts,
    }  # fmt: skip
    told_figures = {name: i18n.number(figure, lang) for name, figure in figures.items()}
    counts = say(lang, "diff/flight_counts", **told_figures)
    parts: dict[tuple[str, str, str], list[Effect]] = {}
    for one in found.effects:
        parts.setdefault((one.code, one.kind, one.course), []).append(one)
    order = sorted(parts, key=lambda key: key[1] == "unaffected")
    lines = tuple(_line(key, parts[key], names, called, lang) for key in order)
    return Flight(counts, lines, ())


def _line(
    key: tuple[str, str, str],
    effects: list[Effect],
    names: dict[str, str],
    called: Called,
    lang: str,
) -> FlightLine:
    code, kind, course = key
    parts = dict.fromkeys(filter(None, (called(code, one.path) for one in effects)))
    effect = " ".join((say(lang, f"diff/effect_{kind}"), *(f"«{one}»" for one in parts)))
    if course:
        effect = f"{effect}: {say(lang, f'diff/course_{course}')}"
    drafts = {one.id for one in effects if one.state == "draft"}
    dossiers = dict.fromkeys(one.id for one in effects if one.state != "draft")
    shown = [*dossiers][:SHOWN]
    if len(dossiers) > SHOWN:
        shown.append(say(lang, "diff/and_more", count=len(dossiers) - SHOWN))
    name = f"{names[code]} ({code})" if code in names else code
    return FlightLine(name, effect, len(drafts), len(dossiers), ", ".join(shown))
