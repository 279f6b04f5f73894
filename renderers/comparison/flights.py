"""What becomes of drafts and dossiers in progress: counted, with codes; never an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from compiler.diff.comparison import Change, Effect, InFlight
from renderers import i18n
from renderers.comparison.view import Flight, FlightLine, Told
from renderers.saying import say

SHOWN = 12
"""So many codes stand in a line."""
ASKED = ("added-", "removed", "made-", "condition-", "replaced-", "asked-")
EFFECTS: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("fee-", "exemption-"), ("fee",), "money"),
    (("deadline-",), ("term",), "time"),
    (tuple(f"component-{one}" for one in ASKED), ("component",), ""),
    (("field-", "option-removed"), ("asked", "dropped"), ""),
)
"""How what is in progress feels a change, by the beginnings of slugs; with a heading where that is
told of all such changes together: of the total, of the day. Nothing tells of other changes."""
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
    figures = {"drafts": found.drafts, "dossiers": found.dossiers, **_hit(found.effects)}
    codes = dict.fromkeys(one.code for one in found.effects)
    lines = (it for code in codes for it in _lines(_of(found, code), names, called, lang))
    return Flight(say(lang, "diff/flight_counts", **_numbers(figures, lang)), tuple(lines), ())


def tried(found: InFlight | None, change: Change, lang: str) -> tuple[str, bool]:
    """What becomes of what is in progress, and whether that is nothing: what was found of the
    procedure, or else what changes of the kind mean."""
    usual = say(lang, f"diff/action_{change.action}")
    if found is None or not change.code or change.action == "block":
        return usual, False
    hit = _hit(_of(found, change.code))
    if not any(hit.values()):
        free = _free(_of(found, change.code))
        key = "diff/flight_idle" if any(free.values()) else "diff/flight_empty"
        return say(lang, key, **_numbers(free, lang)), True
    told = say(lang, "diff/flight_hit", **_numbers(hit, lang))
    own = _own(found, change, lang)
    told = f"{told}, {own}" if own else told
    return f"{told}; {usual}" if change.action == "ask" else told, False


def _own(found: InFlight, change: Change, lang: str) -> str:
    """How many of them are affected in what the change is about, '' where no effect can tell."""
    known = (line[1:] for line in EFFECTS if change.slug.startswith(line[0]))
    kinds, matter = next(known, ((), ""))
    if not kinds:
        return ""
    names = change.path.split("/")
    mine = [
        one for one in _of(found, change.code)
        if one.kind in kinds and (matter or one.path.split(".")[-1] in names)
    ]  # fmt: skip
    told = _numbers(_hit(mine), lang)
    if matter:
        return say(lang, "diff/flight_matter", matter=say(lang, f"diff/{matter}"), **told)
    return say(lang, "diff/flight_own", **told)


def _of(found: InFlight, code: str) -> list[Effect]:
    return [one for one in found.effects if one.code == code]


def _hit(effects: Iterable[Effect]) -> dict[str, int]:
    """Each draft and dossier once, however much it is affected by."""
    return _counted("hit", (one for one in effects if one.kind != "unaffected"))


def _free(effects: Iterable[Effect]) -> dict[str, int]:
    return _counted("free", (one for one in effects if one.kind == "unaffected"))


def _counted(name: str, effects: Iterable[Effect]) -> dict[str, int]:
    ids = {(one.state == "draft", one.id) for one in effects}
    drafts = sum(draft for draft, _ in ids)
    return {f"{name}_drafts": drafts, f"{name}_dossiers": len(ids) - drafts}


def _numbers(figures: Mapping[str, int], lang: str) -> dict[str, str]:
    return {name: i18n.number(figure, lang) for name, figure in figures.items()}


def _lines(
    effects: Sequence[Effect], names: Mapping[str, str], called: Called, lang: str
) -> Iterator[FlightLine]:
    """Of one procedure; those together where one of them may stand in several lines."""
    parts: dict[tuple[str, str, str], list[Effect]] = {}
    for one in sorted(effects, key=lambda one: one.kind == "unaffected"):
        parts.setdefault((one.code, one.kind, one.course), []).append(one)
    lines = [_line(key, those, names, called, lang) for key, those in parts.items()]
    if sum(kind != "unaffected" for _, kind, _ in parts) > 1:
        hit = _hit(effects)
        effect = say(lang, "diff/flight_whole")
        drafts, dossiers = hit["hit_drafts"], hit["hit_dossiers"]
        yield FlightLine(lines[0].procedure, effect, drafts, dossiers, "", whole=True)
    yield from lines


def _line(
    key: tuple[str, str, str],
    effects: list[Effect],
    names: Mapping[str, str],
    called: Called,
    lang: str,
) -> FlightLine:
    code, kind, course = key
    parts = dict.fromkeys(filter(None, (called(code, one.path) for one in effects)))
    effect = " ".join(
        (say(lang, f"diff/effect_{kind}"), *(say(lang, "diff/named", name=one) for one in parts))
    )
    if course:
        effect = f"{effect}: {say(lang, f'diff/course_{course}')}"
    drafts = {one.id for one in effects if one.state == "draft"}
    dossiers = dict.fromkeys(one.id for one in effects if one.state != "draft")
    shown = [*dossiers][:SHOWN]
    if len(dossiers) > SHOWN:
        shown.append(say(lang, "diff/and_more", count=len(dossiers) - SHOWN))
    name = f"{names[code]} ({code})" if code in names else code
    return FlightLine(name, effect, len(drafts), len(dossiers), ", ".join(shown))
