"""Parts a filing of a bundle: to each member its own answers, in its own names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from catalogue.kinds.base import Json
from compiler import ir
from compiler.evaluation import Evaluation, Filing
from compiler.renaming import inside, outside

T = TypeVar("T")


def split(program: ir.Program, answers: Mapping[str, Json]) -> dict[str, dict[str, Json]]:
    """By member: its own answers, and those that it has from an earlier member."""
    return {member.id: _answers(member, answers) for member in program.members}


def _answers(member: ir.BundleMember, answers: Mapping[str, Json]) -> dict[str, Json]:
    own = ((outside(member.id, path), answer) for path, answer in answers.items())
    found: dict[str, Json] = {path: answer for path, answer in own if path is not None}
    for one in member.answered:
        found.pop(one.path, None)
        if not one.source:
            found[one.path] = json.loads(one.constant)
        elif one.source in answers:
            found[one.path] = answers[one.source]
    return found


def member_filing(member: ir.BundleMember, filing: Filing) -> Filing:
    """The filing as the member's own program sees it."""
    return replace(
        filing,
        answers=_answers(member, filing.answers),
        registers=dict(_of_parties(member, filing.registers)),
        findings=_own(member, filing.findings),
        documents=dict(_of_parties(member, filing.documents)),
        covered=frozenset(paper for paper, _ in member.covers),
    )


def _of_parties(
    member: ir.BundleMember, known: Mapping[tuple[str, str], T]
) -> Iterator[tuple[tuple[str, str], T]]:
    for (register, party), one in known.items():
        own = outside(member.id, party) if party else ""
        if own is not None:
            yield (register, own), one


def _own(member: ir.BundleMember, findings: Mapping[str, bool]) -> dict[str, bool]:
    own = ((outside(member.id, name), value) for name, value in findings.items())
    return {name: value for name, value in own if name is not None}


def filed_members(program: ir.Program, evaluation: Evaluation) -> tuple[ir.BundleMember, ...]:
    """The members whose own condition holds in this case."""
    return tuple(one for one in program.members if evaluation.members.get(one.id) is not False)


def own_path(member: ir.BundleMember, path: str) -> str | None:
    """What the member itself calls this name of the whole; None when it is another member's."""
    return outside(member.id, path)


def joint_path(member: ir.BundleMember, path: str) -> str:
    """Where the whole asks for what the member calls so."""
    for one in member.answered:
        if one.path == path and one.source:
            return one.source
    return inside(member.id, path)
