"""The way of a dossier through the house: the procedure's steps as stages, and who does them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from compiler.ir import Step
from runtime.terms import Terms

INTAKE_ROLE = "tiep_nhan_hs"
WORK_ROLE = "thu_ly_hs"
DECIDE_ROLE = "ky"
RETURN_ROLE = "tra_kq"
LEAD_ROLE = "lanh_dao"
OVERSEE_ROLE = "theo_doi"
REVIEW_ROLE = "tham_dinh"
SUBMITTER = "submitter"
SYSTEM_ROLE = "system"
NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the procedure, and the role whose officers do it."""

    step: str
    role: str


@dataclass(frozen=True, slots=True)
class Way:
    """The way of a dossier through the house: stages in order, stops of one stage side by side.

    The first stage is intake, the last hands back; the one before the last decides.
    """

    stages: tuple[tuple[Stop, ...], ...]
    terms: Terms = NO_TERMS

    @property
    def intake(self) -> tuple[Stop, ...]:
        return self.stages[0]

    @property
    def deciding(self) -> tuple[Stop, ...]:
        return self.stages[-2]

    @property
    def returning(self) -> tuple[Stop, ...]:
        return self.stages[-1]

    def stage_of(self, open_steps: Collection[str]) -> int:
        """The number of the earliest stage that has an open step; past the end when none has."""
        for number, stage in enumerate(self.stages):
            if any(stop.step in open_steps for stop in stage):
                return number
        return len(self.stages)

    def after(self, open_steps: Collection[str]) -> tuple[Stop, ...]:
        """The stage that follows, at most the deciding one."""
        return self.stages[min(self.stage_of(open_steps) + 1, len(self.stages) - 2)]

    def role(self, step: str) -> str:
        """Who does the step. One opened before a finding took it off the route is still work."""
        stops = (stop for stage in self.stages for stop in stage)
        return next((stop.role for stop in stops if stop.step == step), WORK_ROLE)


def leads(roles: Collection[str]) -> bool:
    """Whether somebody sees figures: of the own unit, of all only who oversees."""
    return not {DECIDE_ROLE, LEAD_ROLE, OVERSEE_ROLE}.isdisjoint(roles)


def way(steps: Iterable[Step], skipped: Collection[str] = (), terms: Terms = NO_TERMS) -> Way:
    """The stages of a program's steps without `skipped` (those whose condition is false).

    What a procedure leaves unsaid is added: somebody receives, decides and hands back. A step of
    the applicant's own is recorded by the officer in charge.
    """
    stages: list[tuple[Stop, ...]] = []
    for one in steps:
        if one.id in skipped:
            continue
        stop = Stop(one.id, WORK_ROLE if one.role == SUBMITTER else one.role)
        if one.parallel and stages:
            stages[-1] = (*stages[-1], stop)
        else:
            stages.append((stop,))
    return Way(_complete(stages), terms)


def _complete(stages: list[tuple[Stop, ...]]) -> tuple[tuple[Stop, ...], ...]:
    taken = {stop.step for stage in stages for stop in stage}
    if not (stages and _has(stages[0], INTAKE_ROLE)):
        stages.insert(0, (_spare("tiep_nhan", INTAKE_ROLE, taken),))
    if len(stages) == 1 or not _has(stages[-1], RETURN_ROLE):
        stages.append((_spare("tra_kq", RETURN_ROLE, taken),))
    if len(stages) == 2:
        stages.insert(1, (_spare("quyet_dinh", DECIDE_ROLE, taken),))
    return tuple(stages)


def _has(stage: tuple[Stop, ...], role: str) -> bool:
    return any(stop.role == role for stop in stage)


def _spare(step: str, role: str, taken: Collection[str]) -> Stop:
    while step in taken:
        step += "_"
    return Stop(step, role)
