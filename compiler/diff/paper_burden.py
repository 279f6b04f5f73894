"""What the papers of a dossier ask of an applicant, read off the printed outline.

A group of alternatives asks for one of those that may be possible, so the least and the most of
them; that is a bound, for which of them are possible together is nobody's question here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from catalogue.record import record
from compiler import ir
from compiler.diff.between import NOTHING, Between, added, hull, only_if, times
from compiler.diff.rates import Rates

Holds = Callable[[ir.Expr], bool | None]
"""Whether a rule holds for everybody, for nobody, or (None) for some."""


@record
class Load:
    """Papers, minutes and đồng."""

    papers: Between = NOTHING
    minutes: Between = NOTHING
    dong: Between = NOTHING

    @property
    def figures(self) -> tuple[Between, Between, Between]:
        return self.papers, self.minutes, self.dong


@record
class Asked:
    """What a line of the outline asks where it applies, and whether it does."""

    load: Load
    applies: bool | None

    @property
    def whole(self) -> Load:
        return Load(*(only_if(figure, self.applies) for figure in self.load.figures))


def load(program: ir.Program, rates: Rates, holds: Holds) -> Load:
    """All papers, those that prove a relief among them, which nobody has to claim."""
    reckoner = _Reckoner(program, rates, holds)
    lines = [reckoner.member(one) for one in program.outline]
    rest = (it for it in program.components if it.id not in reckoner.seen)
    return _together(one.whole for one in (*lines, *map(reckoner.paper, rest)))


def _together(loads: Iterable[Load]) -> Load:
    listed = [one.figures for one in loads] or [Load().figures]
    return Load(*(added(figures) for figures in zip(*listed, strict=True)))


class _Reckoner:
    def __init__(self, program: ir.Program, rates: Rates, holds: Holds) -> None:
        self.program, self.rates, self.holds = program, rates, holds
        self.papers: Mapping[str, ir.Component] = {it.id: it for it in program.components}
        self.lists = dict(lists(program))
        self.seen: set[str] = set()

    def member(self, one: ir.Member) -> Asked:
        match one:
            case ir.ComponentLine():
                self.seen.add(one.component)
                return self.paper(self.papers[one.component])
            case ir.ComponentGroup():
                return self.group(one)
            case ir.ComponentNote():
                return Asked(Load(), False)

    def group(self, one: ir.ComponentGroup) -> Asked:
        members = [self.member(it) for it in one.members]
        possible = [it for it in members if it.applies is not False]
        sure = any(it.applies for it in possible)
        applies = (True if sure else None) if possible else False
        if one.how == "all_of":
            return Asked(_together(it.whole for it in possible), applies)
        listed = [it.load.figures for it in possible] or [Load().figures]
        return Asked(Load(*(hull(figures) for figures in zip(*listed, strict=True))), applies)

    def paper(self, one: ir.Component) -> Asked:
        """One that a register may answer, or that is not always needed, may also be none."""
        needed = _needed(one)
        if one.verb == "declare" or needed is False:
            return Asked(Load(), False)
        spared = bool(one.lookup.registers) or needed is None or bool(one.proof_of)
        least, most = self.rows(one)
        figures = ((1, 1), *self.copies(one))
        found = (times(it, 0 if spared else least, most) for it in figures)
        return Asked(Load(*found), self.holds(one.asked_in_case))

    def rows(self, one: ir.Component) -> Between:
        if one.each is None:
            return 1, 1
        least = self.lists[one.each.items].min
        return (least if one.each.where == ir.TRUE else 0), max(1, least)

    def copies(self, one: ir.Component) -> tuple[Between, Between]:
        """Minutes and đồng of all sets; what is only shown is looked out once."""
        rows = [row for row in one.copies if self.holds(row.when) is not False]
        ways = [way for row in rows for way in row.ways]
        sets = (one.sets or self.program.sets) if one.verb == "submit" else 1
        minutes = [sum(it.count * self.rates.copies[it.kind].minutes for it in way) for way in ways]
        dong = [sum(it.count * self.rates.copies[it.kind].dong for it in way) for way in ways]
        return (
            times(hull((it, it) for it in minutes), sets, sets),
            times(hull((it, it) for it in dong), sets, sets),
        )


def _needed(one: ir.Component) -> bool | None:
    """Whether the paper must be there where it is asked for; None: in some cases."""
    needs = {row.need for row in one.needs} or {one.need}
    if needs <= {"advised", "optional"}:
        return False
    return True if needs == {"required"} else None


def lists(program: ir.Program) -> Iterator[tuple[str, ir.Group]]:
    items = (item for page in program.pages for item in page.items)
    return ((item.id, item) for item in items if isinstance(item, ir.Group))
