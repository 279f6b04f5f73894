"""Of what a rule looks at, the few answers that alone put somebody in a case."""

from __future__ import annotations

from dataclasses import replace

from compiler.evaluation import Filing
from compiler.verify import solver as s
from compiler.verify.authored import Look, as_filed
from compiler.verify.claim import Case
from compiler.verify.forms import Form
from compiler.verify.solver import Term


def needed(form: Form, case: Case, filing: Filing, looks: frozenset[Look]) -> frozenset[Look]:
    """All of them where fewer cannot be told apart: of rows, of registers, of what is loose."""
    found = [(look, as_filed(form, filing, look)) for look in sorted(looks, key=repr)]
    kept = [(look, term) for look, term in found if term is not None]
    shown = [form.shown[name] for name in case.shown]
    outside = s.negation(s.both(*form.meant(replace(case, shown=()))))

    def enough(some: list[tuple[Look, Term]]) -> bool:
        terms = (outside, *shown, *(term for _, term in some), *form.encoder.bounds)
        return form.solver.ask(*terms).verdict == "no"

    if len(kept) < len(found) or not enough(kept):
        return looks
    for one in tuple(kept):
        fewer = [it for it in kept if it is not one]
        if enough(fewer):
            kept = fewer
    return frozenset(look for look, _ in kept)
