"""Puts the steps of a procedure in the order in which they run, shared ones opened."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue import model
from catalogue.diagnostics import Report
from compiler.shared import Shared

STEPS = "<steps>"
"""Lost with the first shared steps that cannot be opened: no step is called unknown then."""


def running_order(
    procedure: model.Procedure, shared: Shared, report: Report
) -> Iterator[model.Step]:
    """Shared steps opened; a step with `after` goes behind the one it names."""
    listed: list[model.Step] = []
    later: list[model.Step] = []
    entries = procedure.steps if isinstance(procedure.steps, tuple) else ()
    for entry in entries:
        if isinstance(entry, model.Step):
            (later if entry.after else listed).append(entry)
            continue
        use = entry.use.tree
        block = shared.steps(f"{use.block}@{use.version}")
        if block is None:
            name = f"{use.block}@{use.version}"
            shared.lose(STEPS)
            shared.not_known(report, "steps-not-known", name, shared.known("steps"), entry.use.span)
        else:
            listed.extend(block.of)
    for step in later:
        at = next((n for n, one in enumerate(listed) if one.step == step.after), None)
        if at is None and not shared.is_lost(STEPS):
            assert step.after is not None, "only steps with `after` wait for their place"
            known = [str(one.step) for one in listed]
            shared.not_known(report, "step-not-known", str(step.after), known, step.after.span)
        if at is not None:
            listed.insert(at + 1, step)
    seen: dict[str, model.Step] = {}
    for step in listed:
        first = seen.setdefault(str(step.step), step)
        if first is not step:
            report.add("step-twice", step.step.span, related=[first.step.span], name=step.step)
    yield from listed
