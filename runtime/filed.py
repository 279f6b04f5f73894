"""What is read off a filing when it is lodged: names, amounts, files, steps that are not done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from catalogue.kinds.base import Json
from compiler import ir
from compiler.answers import questions
from compiler.evaluation import Evaluation, Parties


def skipped(evaluation: Evaluation) -> tuple[str, ...]:
    """Steps that are not to be done, as far as is known."""
    return tuple(step for step, holds in evaluation.steps.items() if holds is False)


def names(program: ir.Program, parties: Parties, filed: Mapping[str, Json]) -> tuple[str, str]:
    """The owner's and the submitter's: the first answered in the party's block that is a person's,
    else an organisation's."""
    named = sorted(filter(_names_somebody, questions(program)), key=_names_no_person)
    return _first(named, parties.owner, filed), _first(named, parties.submitter, filed)


def _first(named: Iterable[ir.Field | ir.Group], party: str, filed: Mapping[str, Json]) -> str:
    texts = (filed.get(item.id) for item in named if item.id.startswith(f"{party}."))
    return next((text for text in texts if isinstance(text, str) and text), "")


def _names_no_person(item: ir.Field | ir.Group) -> bool:
    return item.id.rpartition(".")[2] != "ho_ten"


def _names_somebody(item: ir.Field | ir.Group) -> bool:
    return isinstance(item, ir.Field) and item.kind.kind in ("person_name", "text")


def file_ids(answer: Json | Mapping[str, Json]) -> set[str]:
    """The ids of all files in answers, wherever they stand."""
    if isinstance(answer, list):
        return {id for part in answer for id in file_ids(part)}
    if not isinstance(answer, Mapping):
        return set()
    if "sha256" in answer:
        return {str(answer["id"])}
    return {id for part in answer.values() for id in file_ids(part)}


def amounts(evaluation: Evaluation) -> dict[str, Json]:
    return {one.id: [one.amount.low, one.amount.high] for one in evaluation.fees}
