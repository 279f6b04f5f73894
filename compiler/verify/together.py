"""Rows that can hold together because the applicant may be in several cases at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, combinations

from catalogue.diagnostics import Diagnostic, Report
from compiler import ir
from compiler.cutting import through
from compiler.places import Places
from compiler.walk import every

MOST = 8
"""Rows that name more cases than this are tried with each pair of them only."""


def together(
    program: ir.Program, decisions: Iterator[ir.Decision], places: Places
) -> Iterator[Diagnostic]:
    """Whether they add up or the largest counts is for the act to say, so it must be written."""
    several = {case.id: case.ask for case in program.cases if case.how == "any_of"}
    if not several:
        return
    facts = {fact.id: fact.value for fact in program.facts if not fact.by}
    report = Report()
    for decision in decisions:
        rows = decision.rows[:-1] if decision.rest else decision.rows
        if decision.hit == "unique" and len(rows) > 1:
            whens = [through(row.when, facts) for row in rows]
            pair = next(_pairs(whens, frozenset(several)), None)
            if pair is not None:
                first, second = (places[f"{decision.id}/{number + 1}"] for number in pair)
                report.add("hit-not-stated", second, path=decision.id, related=[first])
    yield from report


def _pairs(whens: list[ir.Expr], several: frozenset[str]) -> Iterator[tuple[int, int]]:
    named = [_named(when, several) for when in whens]
    for first, second in combinations(range(len(whens)), 2):
        both = named[first] | named[second]
        if named[first] and named[second] and named[first] != named[second]:
            for chosen in _chosen(sorted(both)):
                verdicts = (_verdict(whens[number], chosen) for number in (first, second))
                if False not in verdicts:
                    yield first, second
                    break


def _named(when: ir.Expr, several: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The cases that a condition names, each with its question."""
    return frozenset(
        (one.left.path, one.right.value)
        for one in every(when)
        if isinstance(one, ir.Cmp) and one.how == "has"
        and isinstance(one.left, ir.Ref) and isinstance(one.right, ir.Lit)
        and one.left.path in several
    )  # fmt: skip


def _chosen(named: list[tuple[str, str]]) -> Iterator[Mapping[str, frozenset[str]]]:
    sizes = range(2, len(named) + 1) if len(named) <= MOST else (2,)
    for some in chain.from_iterable(combinations(named, size) for size in sizes):
        yield {case: frozenset(code for one, code in some if one == case) for case, _ in named}


def _verdict(rule: ir.Expr, chosen: Mapping[str, frozenset[str]]) -> bool | None:
    """What a condition says of the cases chosen; None when it depends on other answers too."""
    match rule:
        case ir.Lit(type="bool", value=text):
            return text == "true"
        case ir.Cmp(how="has", left=ir.Ref(path=path), right=ir.Lit(value=code)) if path in chosen:
            return code in chosen[path]
        case ir.Not(of=of):
            inner = _verdict(of, chosen)
            return None if inner is None else not inner
        case ir.All(of=parts):
            return _all([_verdict(part, chosen) for part in parts])
        case ir.Any(of=parts):
            inner = _all([_verdict(ir.Not(part), chosen) for part in parts])
            return None if inner is None else not inner
    return None


def _all(verdicts: list[bool | None]) -> bool | None:
    if False in verdicts:
        return False
    return None if None in verdicts else True
