"""What is read off a filing when it is lodged: names, amounts, files, steps that are not done."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Json
from compiler import ir
from compiler.answers import questions
from compiler.evaluation import Evaluation


def skipped(evaluation: Evaluation) -> tuple[str, ...]:
    """Steps that are not to be done, as far as is known."""
    return tuple(step for step, holds in evaluation.steps.items() if holds is False)


def party_name(program: ir.Program, party: str, filed: Mapping[str, Json]) -> str:
    """The first name answered in the party's block: a person's, else an organisation's."""
    own = [item for item in questions(program) if item.id.startswith(f"{party}.")]
    ranked = sorted(own, key=lambda item: not _names_a_person(item))
    texts = (filed.get(item.id) for item in ranked if _names_somebody(item))
    return next((text for text in texts if isinstance(text, str) and text), "")


def _names_a_person(item: ir.Field | ir.Group) -> bool:
    return isinstance(item, ir.Field) and item.id.rpartition(".")[2] == "ho_ten"


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
