"""Gate: the steps still fit into the term."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.diff.gating.subject import Shut, Subject
from compiler.lint.steps_over_term import overruns


def too_long(subject: Subject) -> Iterator[Shut]:
    """An office that plans to be late promises a day that it cannot keep."""
    found = dict(overruns(subject.new, subject.world.calendar))
    if not found or (subject.old and dict(overruns(subject.old, subject.old_world.calendar))):
        return
    late = next(iter(found.values()))
    told = {"filed": late.filed, "done": late.done, "due": late.due}
    args = tuple((name, f"{day:%d/%m/%Y}") for name, day in told.items())
    rows = [str(number) for number in found]
    yield Shut("step-time-sum-exceeds-deadline", "steps", [*rows], args=args, at="key/steps")
