"""Which office a filing goes to: by addresses answered and communes served, or the only one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.kinds.base import Json
from compiler import ir
from compiler.bundle import Agency, Index
from compiler.evaluation import Evaluation, Fault
from renderers.saying import say


@dataclass(frozen=True, slots=True)
class Nowhere:
    """No office of the catalogue serves the place; `path` is the address that says so, or ''."""

    path: str
    kind: str


def office(
    index: Index, program: ir.Program, evaluation: Evaluation, answers: Mapping[str, Json]
) -> Agency | Nowhere:
    """The office that decides, else the one that receives; what the applicant has chosen counts."""
    nowhere = Nowhere("", "")
    for place in _places(program, evaluation):
        found = _at(index, place, answers)
        if isinstance(found, Agency):
            return found
        nowhere = nowhere if nowhere.path else found
    return nowhere


def chosen_intake(
    index: Index, program: ir.Program, evaluation: Evaluation, answers: Mapping[str, Json]
) -> Agency | None:
    """The office that the applicant has chosen to receive the dossier, wherever it is decided."""
    pairs = zip(program.authority.receives, evaluation.receives, strict=True)
    kept = (place for place, holds in pairs if holds and place.how == "any_in")
    place = next(kept, None)
    return _chosen(index, place, answers) if place else None


def nowhere_fault(index: Index, program: ir.Program, nowhere: Nowhere, lang: str) -> Fault:
    """What the review says of it, at the address that is outside."""
    kind = index.names.get(f"agency/{nowhere.kind}") or say(lang, "fault/some_office")
    says = say(lang, "fault/nowhere", office=kind)
    page = next(
        (page.id for page in program.pages for item in page.items if _is(item, nowhere.path)), ""
    )
    return Fault(nowhere.path if page else "", "check", page, says)


def _places(program: ir.Program, evaluation: Evaluation) -> Iterator[ir.Place]:
    authority = program.authority
    pairs = (
        *zip(authority.decides, evaluation.decides, strict=True),
        *zip(authority.receives, evaluation.receives, strict=True),
    )
    return (place for place, holds in pairs if holds)


def _at(index: Index, place: ir.Place, answers: Mapping[str, Json]) -> Agency | Nowhere:
    kin = [one for one in index.agencies if one.kind == place.kind]
    if place.how == "fixed":
        found = kin
    elif place.how == "any_in":
        found = list(_any_of(index, place, kin, answers))
    else:
        found = list(_serving(kin, _chosen_first(place, answers), answers))
    asked = next((path for path in place.places if path in answers), "")
    return found[0] if found else Nowhere(asked or next(iter(place.places), ""), place.kind)


def _any_of(
    index: Index, place: ir.Place, kin: list[Agency], answers: Mapping[str, Json]
) -> Iterator[Agency]:
    """The chosen one, or one for the same communes; else the nearest to the applicant, or any."""
    chosen = _chosen(index, place, answers)
    if chosen and chosen.kind == place.kind:
        yield chosen
    elif chosen:
        yield from (one for one in kin if set(one.serves) & set(chosen.serves))
    yield from _serving(kin, tuple(answers), answers)
    yield from kin


def _chosen(index: Index, place: ir.Place, answers: Mapping[str, Json]) -> Agency | None:
    code = answers.get(place.asked)
    return next((one for one in index.agencies if one.id == code), None)


def _chosen_first(place: ir.Place, answers: Mapping[str, Json]) -> tuple[str, ...]:
    """The addresses of a place, the one that the applicant has chosen before the others."""
    code = answers.get(place.asked)
    return tuple(sorted(place.places, key=lambda path: not f".{path}".endswith(f".{code}")))


def _serving(
    kin: list[Agency], paths: tuple[str, ...], answers: Mapping[str, Json]
) -> Iterator[Agency]:
    communes = (_commune(answers.get(path)) for path in paths)
    return (one for code in communes if code for one in kin if _serves(one, code))


def _commune(answer: Json) -> str:
    code = answer.get("xa") if isinstance(answer, dict) else None
    return code if isinstance(code, str) else ""


def _serves(agency: Agency, commune: str) -> bool:
    return not agency.serves or commune in agency.serves


def _is(item: ir.Item, path: str) -> bool:
    return isinstance(item, ir.Field | ir.Group) and item.id == path
