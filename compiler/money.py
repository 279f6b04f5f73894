"""What a filing costs: amount, relief, rounding; a range while answers are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from compiler import ir
from compiler.arithmetic import HUNDRED, hundredths, minus, rounded, times
from compiler.bounds import OPEN, Bounds, Interval, Narrowing, added, hull
from compiler.cells import Number, half_up
from compiler.evaluation import FeeState, Range
from compiler.reads import Unset
from compiler.rows import Line, Matched, lines, matched, reads
from compiler.run import Run, Test, Wiring

FREE: Interval = (0, 0)
NOTHING = Range(0, 0)


@dataclass(frozen=True, slots=True)
class Tariff:
    """A decision about an amount, ready to run."""

    decision: ir.Decision
    rows: tuple[Line, ...]
    values: tuple[Bounds, ...]
    reads: int
    left: tuple[Unset | None, ...]
    """By row: what the catalogue leaves to others in its amount."""

    def found(self, run: Run) -> Matched:
        return matched(run, self.rows, rest=self.decision.rest)

    def amount(self, run: Run, found: Matched) -> Interval:
        if run.submit:
            found = Matched(found.holds, [], [])
        match self.decision.hit:
            case "unique":
                return self._only(run, found)
            case "first":
                return self._hull(run, _up_to_first(found))
            case "sum":
                return self._total(run, found)
            case "max":
                return self._largest(run, found)

    def _only(self, run: Run, found: Matched) -> Interval:
        if found.certain:
            return self._hull(run, found.holds) if len(found.holds) == 1 else OPEN
        return self._hull(run, found.candidates)

    def _hull(self, run: Run, numbers: list[int]) -> Interval:
        return hull([self.values[number](run.state) for number in numbers]) if numbers else OPEN

    def _total(self, run: Run, found: Matched) -> Interval:
        total = FREE
        for number in found.candidates:
            part = self.values[number](run.state)
            if number not in found.holds:
                part = hull([part, FREE])
            total = added(total, part)
        return total

    def _largest(self, run: Run, found: Matched) -> Interval:
        low, high = self._hull(run, found.candidates)
        if found.certain:
            held = [self.values[number](run.state)[0] for number in found.holds]
            low = max((amount for amount in held if amount is not None), default=low)
        return (low, high)

    def left_open(self, found: Matched) -> Unset | None:
        """What makes the amount unknown whichever of the rows comes to hold."""
        left = [self.left[number] for number in found.candidates]
        return left[0] if left and None not in left else None

    def alarms(self, run: Run, found: Matched, amount: Interval) -> None:
        if len(found.holds) > 1 and self.decision.hit == "unique":
            run.alarm(self.decision.id, found.holds, 0)
        elif not found.candidates and self.decision.hit != "sum":
            run.alarm(self.decision.id, (), self.reads)
        elif run.submit and not self.reads & run.outside and _open(amount):
            run.alarm(self.decision.id, found.holds, self.reads)


def _up_to_first(found: Matched) -> list[int]:
    """Rows that may be the first that holds: nothing behind one that certainly does counts."""
    first = found.holds[0] if found.holds else None
    return [number for number in found.candidates if first is None or number <= first]


def _open(interval: Interval) -> bool:
    return interval[0] is None or interval[0] != interval[1]


@dataclass(frozen=True, slots=True)
class Charge:
    """One fee, ready to run."""

    fee: ir.Fee
    when: Test
    tariff: Tariff
    reliefs: tuple[Line, ...]
    percents: tuple[Number, ...]
    reads: int

    def state(self, run: Run) -> FeeState:
        due = run.decided(self.when)
        if due is False or (due is None and run.submit):
            return FeeState(self.fee.id, False, NOTHING, NOTHING)
        found = self.tariff.found(run)
        before = self.tariff.amount(run, found)
        held, least, most = self._relief(run)
        if least < HUNDRED:
            self.tariff.alarms(run, found, before)
        amount = (_less(before[0], most), _less(before[1], least))
        if due is None:
            before, amount = hull([before, FREE]), hull([amount, FREE])
        left = None if amount[0] == amount[1] else self.tariff.left_open(found)
        return FeeState(
            self.fee.id, due, self._range(amount), self._range(before), held,
            *((left.how, left.who) if left else ()),
        )  # fmt: skip

    def _relief(self, run: Run) -> tuple[tuple[int, ...], Number, Number]:
        """The reliefs that hold, the largest of them, and the largest that still may."""
        found = matched(run, self.reliefs, rest=False)
        least = max((self.percents[number] for number in found.holds), default=0)
        still = [] if run.submit else found.candidates
        most = max((self.percents[number] for number in still), default=least)
        return tuple(found.holds), least, most

    def _range(self, amount: Interval) -> Range:
        low, high = amount
        return Range(max(0, self._rounded(low or 0)), None if high is None else self._rounded(high))

    def _rounded(self, amount: Number) -> int:
        rule = self.fee.round
        return half_up(rounded(amount, rule.how, rule.to) if rule else amount)


def _less(amount: Number | None, percent: Number) -> Number | None:
    if percent >= HUNDRED:
        return 0
    if amount is None or not percent:
        return amount
    return hundredths(times(amount, minus(HUNDRED, percent)))


def charge(fee: ir.Fee, wiring: Wiring, narrowing: Narrowing) -> Charge:
    tariff = _tariff(fee.amount, wiring, narrowing)
    when = wiring.test(fee.when)
    reliefs = lines(fee.relief, wiring)
    percents = tuple(_percent(entry.off) for entry in fee.relief)
    return Charge(fee, when, tariff, reliefs, percents, when.reads | tariff.reads | reads(reliefs))


def _percent(text: str) -> Number:
    exactly = Fraction(text)
    return int(exactly) if exactly.denominator == 1 else exactly


def _tariff(decision: ir.Decision, wiring: Wiring, narrowing: Narrowing) -> Tariff:
    rows = lines(decision.rows, wiring)
    mask = reads(rows)
    for row in decision.rows:
        mask |= wiring.mask(row.value)
    values = tuple(narrowing.bounds(row.value) for row in decision.rows)
    left = tuple(_left(row.value, wiring) for row in decision.rows)
    return Tariff(decision, rows, values, mask, left)


def _left(amount: ir.Expr, wiring: Wiring) -> Unset | None:
    """What is left to others in an amount, or in the parameters and facts that it reads."""
    unset = [(slot, it) for it, slot in wiring.layout.slots.items() if isinstance(it, Unset)]
    mask = wiring.mask(amount) if unset else 0
    return next((it for slot, it in unset if mask >> slot & 1), None)


def total(fees: Iterable[FeeState], currencies: Mapping[str, str]) -> Range:
    """What is due in đồng."""
    return dict(totals(fees, currencies)).get("VND", NOTHING)


def totals(
    fees: Iterable[FeeState], currencies: Mapping[str, str]
) -> tuple[tuple[str, Range], ...]:
    """What is due in each currency, in the order of the fees."""
    sums: dict[str, Interval] = {}
    for fee in fees:
        currency = currencies[fee.id]
        amount = (fee.amount.low, fee.amount.high)
        sums[currency] = added(sums.get(currency, FREE), amount)
    return tuple((currency, _whole(*ends)) for currency, ends in sums.items())


def _whole(low: Number | None, high: Number | None) -> Range:
    return Range(int(low or 0), None if high is None else int(high))
