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
    """The office that decides, else the one that receives."""
    nowhere = Nowhere("", "")
    for place in _places(program, evaluation):
        found = _at(index, place, answers)
        if isinstance(found, Agency):
            return found
        nowhere = nowhere if nowhere.path else found
    return nowhere


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
        found = [one for one in index.agencies if one.id in (*place.places, place.kind)]
    else:
        # Any office of the kind will do: the one nearest to the applicant, else the first.
        paths = place.places if place.how == "at" else tuple(answers)
        communes = [(path, _commune(answers.get(path))) for path in paths]
        found = [one for _, code in communes if code for one in kin if _serves(one, code)]
        found = found or (kin if place.how == "any_in" else [])
    asked = next((path for path in place.places if path in answers), "")
    return found[0] if found else Nowhere(asked or next(iter(place.places), ""), place.kind)


def _commune(answer: Json) -> str:
    code = answer.get("xa") if isinstance(answer, dict) else None
    return code if isinstance(code, str) else ""


def _serves(agency: Agency, commune: str) -> bool:
    return not agency.serves or commune in agency.serves


def _is(item: ir.Item, path: str) -> bool:
    return isinstance(item, ir.Field | ir.Group) and item.id == path
