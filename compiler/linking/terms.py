"""Whether the members, one waiting for the other, can keep what the bundle promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, Decimal

from compiler import ir
from compiler.evaluation import World
from compiler.linking.names import RuleContext
from compiler.lint.calendar_too_short import lengths
from compiler.lint.steps_over_term import DAYS, DAYS_OFF_TOO, NO_TIME, Work, worst
from compiler.working_days import Length


def judge_terms(
    whole: ir.Program, programs: Mapping[str, ir.Program], context: RuleContext, world: World
) -> None:
    """The longest chain of members may not take longer than the whole, wherever it begins."""
    if whole.term is None:
        return
    promised = max((_length(row) for row in whole.term.within), key=_about)
    if promised == NO_TIME:
        return
    for chain in _chains(whole.members):
        longest = [_longest(programs[name].term) for name in chain]
        late = worst(_work(longest), (promised,), world.calendar)
        if late:
            context.lowering.report.add(
                "members-over-term", context.places["term/within"],
                members=" → ".join(programs[name].short or programs[name].name for name in chain),
                filed=f"{late.filed:%d/%m/%Y}", done=f"{late.done:%d/%m/%Y}",
                due=f"{late.due:%d/%m/%Y}",
            )  # fmt: skip
            return


def _chains(members: tuple[ir.BundleMember, ...]) -> Iterator[tuple[str, ...]]:
    """From each member that nobody waits for, back to the first; the longest come first."""
    before = {one.id: one.after for one in members}
    found = []
    for last in before.keys() - set(before.values()):
        chain = [last]
        while before[chain[0]]:
            chain.insert(0, before[chain[0]])
        found.append(tuple(chain))
    yield from sorted(found, key=lambda chain: (-len(chain), chain))


def _longest(term: ir.Clock | None) -> Length:
    return max((_length(row) for row in (term.within if term else ())), key=_about, default=NO_TIME)


def _length(row: ir.ClockRow) -> Length:
    return lengths((row,))[0] if row.word == "span" else NO_TIME


def _work(chain: list[Length]) -> Work:
    days = sum(one.whole * DAYS_OFF_TOO[one.unit] for one in chain if one.unit in DAYS_OFF_TOO)
    rest = (_about(one) for one in chain if one.unit not in DAYS_OFF_TOO)
    working = sum(rest, Decimal()).to_integral_value(ROUND_CEILING)
    return Work(days, working)


def _about(length: Length) -> Decimal:
    return length.amount * DAYS[length.unit]
