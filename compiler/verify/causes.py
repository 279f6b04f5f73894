"""Why nobody is in a case: the few rules that together leave nobody, none of them in vain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from compiler import ir
from compiler.places import WHEN
from compiler.verify import solver as s
from compiler.verify.claim import Case
from compiler.verify.forms import Form
from compiler.verify.paths import is_check
from compiler.verify.rows import Row
from compiler.verify.solver import TRUE, Term

KIND = "/:kind"
"""Behind the path of a question: what its answer may be."""


@dataclass(slots=True)
class Explained(Form):
    """The same form; conditions and bounds are assumed with each question, not once for all."""

    form_labels: list[str] = field(default_factory=list)

    def opened(self, path: str, above: Term, when: ir.Expr, row: Row | None = None) -> Term:
        holds = self.rule(when, path, row).holds
        if holds is TRUE:
            return above
        shown = s.truth(f"shown {len(self.shown)} {path}")
        self.solver.add(s.implies(shown, above))
        self.solver.add(s.implies(s.both(above, holds), shown))
        self._assumed(path + WHEN, s.implies(shown, holds))
        return shown

    def bounded(self, path: str, given: Term, rules: Iterable[Term]) -> None:
        for rule in rules:
            self._assumed(path + KIND, rule)

    def _assumed(self, path: str, term: Term) -> None:
        if path not in self.form_labels:
            self.form_labels.append(path)
        self.solver.label(path, term)


def causes(form: Form, case: Case, dropped: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The paths of what keeps everybody out; nothing where the case alone does, or none can say."""
    same = Explained(form.program, form.world)
    terms = (*same.meant(case), *same.encoder.bounds, *same.outside_known())
    must = () if case.alone else (it for it in same.labels if it not in case.without | dropped)
    needed = list(same.solver.culprits(*terms, labels=(*must, *same.form_labels)))
    for one in sorted(needed, key=_telling):
        fewer = [it for it in needed if it != one]
        if same.solver.ask(*terms, labels=fewer).verdict == "no":
            needed = fewer
    return tuple(sorted(needed, key=_telling, reverse=True))


def _telling(path: str) -> tuple[int, str]:
    """A check says most; that an answer is required says least."""
    rank = 3 if is_check(path) else 2 if path.endswith(WHEN) else 1 if path.endswith(KIND) else 0
    return rank, path
