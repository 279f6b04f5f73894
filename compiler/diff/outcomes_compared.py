"""What comes of a whole filing: may it be handed in, what is asked, what it costs, who decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from compiler import ir
from compiler.currencies import DONG
from compiler.diff.amounts_compared import charged
from compiler.diff.question import Direction, Question, Seen, Sides
from compiler.diff.side_by_side import KINDS, Beside, SideBySide
from compiler.diff.touched import resting_on
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.paths import is_check
from compiler.verify.solver import FALSE, Term

NOTHING = q.fixed(Fraction(0))


def eligible(sides: SideBySide) -> Question:
    """Who is refused: by a check, a requirement, or because the form no longer takes an answer."""
    labels = [[one for one in form.labels if is_check(one) or one == KINDS] for form in sides.forms]
    before, after = (
        s.both(*(term for one in listed for term in form.said[one]))
        for form, listed in zip(sides.forms, labels, strict=True)
    )
    programs = [form.program for form in sides.forms]

    def confirm(seen: Sides, way: Direction) -> bool:
        was, now = (not one.refused for one in seen)
        return (now, was) == ((True, False) if way == "gained" else (False, True))

    rules = [rule for program in programs for rule in _refusing(program)]
    answers = frozenset(path.removeprefix("fields/") for path in sides.old.limited)
    return Question(
        (after, s.negation(before)), (before, s.negation(after)), confirm,
        resting_on(rules, *programs) | answers,
        without=frozenset(
            f"{form.side} {one}"
            for form, listed in zip(sides.forms, labels, strict=True)
            for one in listed
        ),
        refused=True,
    )  # fmt: skip


def _refusing(program: ir.Program) -> Iterator[ir.Expr]:
    yield from (check.rule for page in program.pages for check in page.checks)
    yield from (one.test for one in program.requirements)


def total(sides: SideBySide) -> Question:
    """What is due in đồng when the filing is handed in."""
    sums = []
    for form in sides.forms:
        parts = [charged(form, fee) for fee in form.program.fees if fee.currency == DONG]
        amount = NOTHING
        for part in parts:
            amount = q.plus(amount, part.value)
        sums.append((amount, s.both(*(part.known for part in parts))))
    (before, told), (after, tells) = sums
    known = s.both(told, tells)

    def confirm(seen: Sides, way: Direction) -> bool:
        was, now = (one.evaluation.total for one in seen)
        if not was.decided or not now.decided:
            return False
        return now.low > was.low if way == "gained" else now.low < was.low

    rules = [rule for form in sides.forms for rule in _of_fees(form.program)]
    return Question(
        (known, q.below(before, after)), (known, q.below(after, before)), confirm,
        resting_on(rules, *(form.program for form in sides.forms)),
        open=(s.negation(s.same(told, tells)),),
    )  # fmt: skip


def _of_fees(program: ir.Program) -> Iterator[ir.Expr]:
    for fee in program.fees:
        yield fee.when
        yield from (rule for row in fee.amount.rows for rule in (row.when, row.value))
        yield from (one.when for one in fee.relief)


def papers(sides: SideBySide) -> Question:
    """Who must hand in what was not asked for before, and who need not any more."""
    told = [
        {one.id: form.rule(one.asked, "").holds for one in form.program.components}
        for form in sides.forms
    ]
    names = sorted({*told[0], *told[1]})

    def asked(seen: Seen) -> frozenset[str]:
        return frozenset(one.id for one in seen.evaluation.components if one.asked)

    def confirm(seen: Sides, way: Direction) -> bool:
        was, now = (asked(one) for one in seen)
        return bool(now - was if way == "gained" else was - now)

    rules = [one.asked for form in sides.forms for one in form.program.components]
    return Question(
        (_more(told[0], told[1], names),), (_more(told[1], told[0], names),), confirm,
        resting_on(rules, *(form.program for form in sides.forms)),
    )  # fmt: skip


def _more(one: dict[str, Term], other: dict[str, Term], names: list[str]) -> Term:
    return s.either(*(s.both(other.get(it, FALSE), s.negation(one.get(it, FALSE))) for it in names))


def decides(sides: SideBySide) -> Question:
    """Who gets the decision from another agency; no agency is more than another."""
    told = [dict(_places(form)) for form in sides.forms]
    unlike = s.either(
        *(
            s.negation(s.same(told[0].get(it, FALSE), told[1].get(it, FALSE)))
            for it in {**told[0], **told[1]}
        )
    )

    def chosen(seen: Seen) -> frozenset[ir.Place]:
        places = seen.engine.program.authority.decides
        held = zip(places, seen.evaluation.decides, strict=True)
        return frozenset(_plain(place) for place, holds in held if holds)

    def confirm(seen: Sides, way: Direction) -> bool:
        return chosen(seen[0]) != chosen(seen[1])

    rules = [one.when for form in sides.forms for one in form.program.authority.decides]
    looks = resting_on(rules, *(form.program for form in sides.forms))
    return Question((unlike,), (unlike,), confirm, looks)


def _places(form: Beside) -> Iterator[tuple[ir.Place, Term]]:
    found: dict[ir.Place, Term] = {}
    for one in form.program.authority.decides:
        holds = form.rule(one.when, "").holds
        found[_plain(one)] = s.either(found.get(_plain(one), FALSE), holds)
    yield from found.items()


def _plain(place: ir.Place) -> ir.Place:
    return replace(place, when=ir.TRUE, basis=())
