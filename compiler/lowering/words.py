"""Collects the names of everything that a program mentions by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from compiler import ir
from compiler.shared import Shared


def words(program: ir.Program, shared: Shared) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(dict(_words(program, shared)).items()))


def _words(program: ir.Program, shared: Shared) -> Iterator[tuple[str, str]]:
    profile = shared.profile
    yield from _chosen("audience", profile.audience, program.audience)
    yield from _chosen("channel", profile.channels, program.channels)
    yield from _chosen("role", profile.roles, {step.role for step in program.steps})
    places = (*program.authority.receives, *program.authority.decides)
    yield from _chosen("agency", profile.agencies, {place.kind for place in places})
    yield from _chosen("level", profile.levels, {place.level for place in places})
    for name in sorted({name for one in program.components for name in one.lookup.registers}):
        register = shared.register(name)
        if register is not None:
            yield f"register/{name}", str(register.name)
    for number in sorted({citation.act for citation in cited(program)}):
        act = shared.act(number)
        if act is not None:
            yield f"act/{number}", str(act.name)


def _chosen(collection: str, names: Mapping[Any, Any], used: Any) -> Iterator[tuple[str, str]]:
    for key, name in names.items():
        if str(key) in used:
            yield f"{collection}/{key}", str(name)


def cited(program: ir.Program) -> Iterator[ir.Citation]:
    """Every citation of a program, wherever it stands."""
    yield from program.basis
    if program.published_by is not None:
        yield program.published_by
    carriers: list[Any] = [
        *program.facts, *program.components, *program.fees, *program.requirements, *program.steps,
    ]  # fmt: skip
    for fee in program.fees:
        carriers += [*fee.relief, *fee.amount.rows]
    if program.term is not None:
        carriers += [program.term, *program.term.within, *program.term.plus]
    for carrier in carriers:
        yield from carrier.basis
