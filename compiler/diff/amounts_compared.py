"""Who pays more, and who less, by a decision about an amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from compiler import ir
from compiler.diff.question import Direction, Question, Seen, Sides
from compiler.diff.side_by_side import Beside, SideBySide
from compiler.diff.touched import resting_on
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.counting import amount
from compiler.verify.quantities import Amount
from compiler.verify.solver import FALSE, TRUE, Term
from compiler.verify.values import Known
from compiler.walk import every

NOTHING = q.fixed(Fraction(0))


@dataclass(frozen=True, slots=True)
class Sum:
    """What a decision comes to: so much, where that is known, or left to others in some way."""

    value: Amount
    known: Term = TRUE
    due: Term = TRUE
    left: Mapping[tuple[str, str], Term] = field(default_factory=dict)


def decision(sides: SideBySide, old: ir.Decision | None, new: ir.Decision | None) -> Question:
    asked = (old, new)
    fees = [_fee(form.program, one) for form, one in zip(sides.forms, asked, strict=True)]
    before, after = (
        _sum(form, one, fee) for form, one, fee in zip(sides.forms, asked, fees, strict=True)
    )
    due = s.both(before.due, after.due)
    both = s.both(before.known, after.known)
    elsewhere = s.either(_only_one(before.known, after.known), _left_otherwise(before, after))

    def found(seen: Seen, fee: ir.Fee | None) -> tuple[int | None, tuple[str, str]]:
        state = next((it for it in seen.evaluation.fees if fee and it.id == fee.id), None)
        if state is None:
            return 0, ("", "")
        return state.before.high if state.before.decided else None, (state.open, state.who)

    def confirm(seen: Sides, way: Direction) -> bool:
        if not all(_is_due(one, fee) for one, fee in zip(seen, fees, strict=True)):
            return False
        (was, left), (now, leaves) = (found(*one) for one in zip(seen, fees, strict=True))
        if was is None or now is None:
            return (was, left) != (now, leaves)
        return now > was if way == "gained" else now < was

    more = s.either(s.both(both, q.below(before.value, after.value)), elsewhere)
    less = s.either(s.both(both, q.below(after.value, before.value)), elsewhere)
    rules = [rule for one in asked if one for rule in _rules(one)]
    rules += [fee.when for fee in fees if fee]
    looks = resting_on(rules, *(form.program for form in sides.forms))
    wish = tuple(_unrelieved(sides, fees))
    return Question((more, due), (less, due), confirm, looks, wish=wish)


def _fee(program: ir.Program, one: ir.Decision | None) -> ir.Fee | None:
    return next((fee for fee in program.fees if one is not None and fee.amount == one), None)


def _unrelieved(sides: SideBySide, fees: Sequence[ir.Fee | None]) -> Iterator[Term]:
    """Whoever pays nothing anyway does not show it well."""
    for form, fee in zip(sides.forms, fees, strict=True):
        for one in fee.relief if fee else ():
            yield s.negation(form.row(ir.Row(one.when, ir.TRUE, one.start, one.end)))


def _is_due(seen: Seen, fee: ir.Fee | None) -> bool:
    return fee is None or seen.read(fee.when) is True


def _rules(one: ir.Decision) -> Iterator[ir.Expr]:
    for row in one.rows:
        yield from (row.when, row.value)


def _only_one(one: Term, other: Term) -> Term:
    """What nobody can work out is neither more nor less."""
    return s.negation(s.same(one, other))


def _left_otherwise(before: Sum, after: Sum) -> Term:
    old, new = dict(before.left), dict(after.left)
    unlike = [_only_one(old.get(it, FALSE), new.get(it, FALSE)) for it in {**old, **new}]
    return s.both(s.negation(before.known), s.negation(after.known), s.either(*unlike))


def _sum(form: Beside, one: ir.Decision | None, fee: ir.Fee | None) -> Sum:
    if one is None:
        return Sum(NOTHING)
    counts = counting(form, one.rows, one.hit, rest=one.rest)
    found = _together(one.hit, counts, [_value(form, row.value) for row in one.rows])
    left: dict[tuple[str, str], Term] = {}
    for row, held in zip(one.rows, counts, strict=True):
        for way in _open(form, row.value):
            left[way] = s.either(left.get(way, FALSE), held)
    due = form.rule(fee.when, "").holds if fee else TRUE
    return Sum(_rounded(found.value, fee), found.known, due, left)


def charged(form: Beside, fee: ir.Fee) -> Sum:
    """What is really to be paid: nothing where it is not due, and less with the largest relief."""
    one = fee.amount
    counts = counting(form, one.rows, one.hit, rest=one.rest)
    found = _together(one.hit, counts, [_value(form, row.value) for row in one.rows])
    value, known = found.value, found.known
    for relief in sorted(fee.relief, key=lambda it: Fraction(it.off)):
        held = form.row(ir.Row(relief.when, ir.TRUE, relief.start, relief.end))
        share = max(Fraction(0), 1 - Fraction(relief.off) / 100)
        value = q.pick(held, q.scaled(found.value, share), value)
        known = s.either(known, held) if not share else known
    due = form.rule(fee.when, "").holds
    return Sum(q.pick(due, _rounded(value, fee), NOTHING), s.implies(due, known))


def _rounded(value: Amount, fee: ir.Fee | None) -> Amount:
    rule = fee.round if fee else None
    return q.rounded(value, rule.how, rule.to) if rule else value


def counting(form: Beside, rows: Sequence[ir.Row], hit: ir.Hit, *, rest: bool) -> list[Term]:
    """When each row counts, once a filing is handed in: what is not known then does not hold."""
    holds = [form.row(row) for row in rows]
    if rest:
        window = form.row(ir.Row(ir.TRUE, ir.TRUE, rows[-1].start, rows[-1].end))
        holds[-1] = s.both(window, *(s.negation(one) for one in holds[:-1]))
    if hit in ("sum", "max"):
        return holds
    return [
        s.both(one, *(s.negation(it) for place, it in enumerate(holds)
                      if (place < number if hit == "first" else place != number)))
        for number, one in enumerate(holds)
    ]  # fmt: skip


def _together(hit: ir.Hit, counts: Sequence[Term], values: Sequence[Known]) -> Sum:
    total, some = NOTHING, FALSE
    for held, value in zip(counts, values, strict=True):
        much = amount(value)
        if hit == "sum":
            total = q.plus(total, q.pick(held, much, NOTHING))
        elif hit == "max":
            larger = s.either(s.negation(some), q.below(total, much))
            total = q.pick(s.both(held, larger), much, total)
        else:
            total = q.pick(held, much, total)
        some = s.either(some, held)
    known = [s.implies(held, it.known) for held, it in zip(counts, values, strict=True)]
    return Sum(total, s.both(TRUE if hit == "sum" else some, *known))


def _value(form: Beside, expr: ir.Expr) -> Known:
    found = form.thing(expr, type_="money")
    if isinstance(found, Known) and isinstance(found.value, Amount):
        return found
    return Known(NOTHING, FALSE)


def _open(form: Beside, expr: ir.Expr) -> Iterator[tuple[str, str]]:
    """What is left to others in an amount, and in the facts that it names."""
    for one in every(expr):
        if isinstance(one, ir.Open):
            yield one.how, one.who
        elif isinstance(one, ir.Ref) and one.path in form.encoder.facts:
            yield from _open(form, form.encoder.facts[one.path].value)
