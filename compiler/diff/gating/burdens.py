"""Gate: nothing more is asked of people unless an act now says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from catalogue.kinds.base import Json
from compiler import ir
from compiler.diff.between import Between
from compiler.diff.comparison import Burden
from compiler.diff.everybody import Everybody, metered
from compiler.diff.gating.subject import Shut, Subject

DEARER = {
    "fee-increased", "fee-added", "fee-condition-widened", "exemption-removed",
    "exemption-narrowed",
}  # fmt: skip
"""Changes that raise what is paid, also where no figure shows it."""
RAISING: Mapping[str, frozenset[str]] = {
    "documents": frozenset({
        "component-added-required", "component-made-required", "component-asked-again",
        "component-condition-widened", "component-condition-changed", "copy-form-tightened",
        "component-alternative-removed", "component-details-changed",
    }),
    "questions": frozenset({
        "field-added-required", "field-made-required", "field-asked-of-more",
        "field-condition-changed",
    }),
    "visits": frozenset({"channel-removed", "online-level-lowered", "result-details-changed"}),
    "days": frozenset({
        "deadline-lengthened", "deadline-changed", "deadline-removed", "deadline-unit-changed",
        "deadline-extension-added",
    }),
    "fee": frozenset({*DEARER, "fee-amount-changed", "fee-unit-changed", "fee-condition-changed"}),
}  # fmt: skip
"""The changes that may raise each figure."""
FIGURES = tuple(RAISING)


def without_basis(subject: Subject) -> Iterator[Shut]:
    """The burden of a filing is more, and the version cites nothing that the one before did not.

    The decision that publishes a procedure only makes known what an act asks: it is no basis.
    """
    if subject.old is None:
        return
    raised = _raised(subject, subject.old)
    if raised and not cited(subject.new) - cited(subject.old):
        figures = ", ".join(raised)
        before = {name: figure[0] for name, figure in raised.items()}
        after = {name: figure[1] for name, figure in raised.items()}
        args = (("figures", figures),)
        yield Shut("change-without-legal-basis", "burden", after, before, args)


def _raised(subject: Subject, old: ir.Program) -> dict[str, tuple[Json, Json]]:
    """Figures whose least or most is more now, before and after."""
    found: dict[str, tuple[Json, Json]] = {}
    before, after = subject.compared.burden
    if before and after:
        counts = (name for name in FIGURES if name != "fee" or _comparable(old, subject.new))
        found |= {one: _figures(one, before, after) for one in counts if more(one, before, after)}
    if "fee" in found and not _dearer_then(subject, old):
        del found["fee"]
    dearer = [one for one in subject.compared.changes if one.slug in DEARER]
    if dearer and "fee" not in found:
        found["fee"] = [one.old for one in dearer], [one.new for one in dearer]
    return found


def _dearer_then(subject: Subject, old: ir.Program) -> bool:
    """Whether it costs more on the days of the new version, on which old rates may have changed
    already, and reliefs ended."""
    day = subject.new.start
    before = Everybody(replace(old, end=None), subject.old_world, day).fees()
    return _raises(before, Everybody(subject.new, subject.world, day).fees())


def more(figure: str, before: Burden, after: Burden) -> bool:
    return _raises(getattr(before, figure), getattr(after, figure))


def _raises(before: Between, after: Between) -> bool:
    return before[0] < after[0] or before[1] < after[1]


def _figures(name: str, before: Burden, after: Burden) -> tuple[Json, Json]:
    return [*getattr(before, name)], [*getattr(after, name)]


def _comparable(old: ir.Program, new: ir.Program) -> bool:
    """The most of a fee by quantity is what scenarios come to, and these may have changed alone."""
    by_quantity = any(metered(fee) for fee in (*old.fees, *new.fees))
    return not by_quantity or _filings(old) == _filings(new)


def _filings(program: ir.Program) -> frozenset[tuple[object, ...]]:
    """What the scenarios file, whatever they expect of it."""
    return frozenset(
        (one.at, one.channel, one.answers, one.registers, one.officer, one.events)
        for one in program.scenarios
    )


def cited(program: ir.Program) -> frozenset[tuple[str, str]]:
    """Every act and place that some part is based on."""
    return frozenset(_cited((program.basis, *_parts(program))))


def _parts(program: ir.Program) -> tuple[object, ...]:
    return (
        program.authority, program.cases, program.facts, program.pages, program.components,
        program.fees, program.term, program.results, program.requirements, program.steps,
    )  # fmt: skip


def _cited(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, ir.Citation):
        yield from ((value.act, place) for place in value.places or ("",))
    elif isinstance(value, tuple):
        for one in value:
            yield from _cited(one)
    elif isinstance(value, ir.Lit | ir.Ref) or not hasattr(value, "__slots__"):
        return
    else:
        for name in value.__slots__:
            yield from _cited(getattr(value, name))
