"""On what the options of a question depend: cases and papers that not everybody may choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from compiler import ir
from compiler.walk import every


def options(program: ir.Program, item: ir.Field) -> Mapping[str, tuple[ir.Expr, ...]]:
    """For each option with a condition, the conditions of which one must not be false."""
    for case in program.cases:
        if case.id == item.id:
            return dict(_leaves(case.options, ()))
    if item.source != "papers":
        return {}
    found: dict[str, list[ir.Expr]] = {}
    for component in program.components:
        for test in every(component.asked):
            match test:
                case ir.Cmp(left=ir.Ref(path=path), right=ir.Lit(value=code)) if path == item.id:
                    found.setdefault(code, []).append(component.asked_in_case)
    return {code: tuple(tests) for code, tests in found.items() if ir.TRUE not in tests}


def _leaves(
    cases: Iterable[ir.CaseOption], above: tuple[ir.Expr, ...]
) -> Iterator[tuple[str, tuple[ir.Expr, ...]]]:
    for case in cases:
        whens = (*above, case.when) if case.when != ir.TRUE else above
        if whens:
            yield case.id, (ir.All(whens) if len(whens) > 1 else whens[0],)
        yield from _leaves(case.children, whens)
