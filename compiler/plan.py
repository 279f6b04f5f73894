"""The order of an evaluation: every question and fact after what it reads, in one pass.

Authored order, except where a rule reads something further down. A circle, which the type checker
refuses, would leave the later one unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from compiler import ir
from compiler.bounds import Bounds, Interval, Narrowing, of_domain
from compiler.cells import Cell, Closure, State, settled
from compiler.closures import LODGED, Layout, closure
from compiler.evaluation import World
from compiler.questions import (
    Listing,
    Offered,
    Question,
    Screen,
    given,
    offers,
    question,
    worked_out,
)
from compiler.reads import ROW, Asked, Opened, Read, Unset, reads
from compiler.run import Run, Wiring

Place: TypeAlias = "Read | Asked | Opened | Unset"
Visit: TypeAlias = Callable[[Run], None]
CHANNEL = Read("filing", "channel")


class Slots(dict[Place, int]):
    """Registers and officers' findings get their slot when a rule first mentions them."""

    def __missing__(self, place: Place) -> int:
        self[place] = len(self)
        return self[place]


@dataclass(frozen=True, slots=True)
class Node:
    """Something that is worked out: what it reads before, and how it is made ready."""

    before: tuple[Place, ...]
    make: Callable[[], Visit]


class Plan:
    """Lays out the slots of a program and orders its questions and facts."""

    def __init__(self, program: ir.Program, world: World) -> None:
        self.program = program
        self.world = world
        self.slots = Slots({LODGED: 0, CHANNEL: 1})
        self.rows: dict[str, slice] = {}
        self.nodes: dict[Place, Node] = {}
        self._place_all()
        self.wiring = Wiring(Layout(self.slots, self.rows, world.calendar))
        self.known: dict[Read, Bounds] = {}
        self.narrowing = Narrowing(self.wiring.layout, self.known)
        self.ranks: dict[str, int] = {}
        self.visits: list[Visit] = []
        self._lists: dict[str, Offered | None] = {}
        self._add_nodes()
        self._order()

    def _place_all(self) -> None:
        for page in self.program.pages:
            self._place(Opened(page.id))
            for item in page.items:
                if isinstance(item, (ir.Field, ir.Group)):
                    self._place(Read("case", item.id))
                if isinstance(item, ir.Group):
                    self._place_rows(item)
        for fact in self.program.facts:
            self._place(Read("case", fact.id))

    def _place(self, place: Place) -> None:
        """A place is laid out by being looked up."""
        self.slots[place]

    def _place_rows(self, group: ir.Group) -> None:
        start = len(self.slots)
        for field in group.fields:
            self._place(Read("row", field.id, group.id))
        self._place(Read("row", ROW, group.id))
        self.rows[group.id] = slice(start, len(self.slots))

    def _add_nodes(self) -> None:
        rank = 0
        for page in self.program.pages:
            self.nodes[Opened(page.id)] = Node(tuple(reads(page.when)), partial(self._screen, page))
            for item in page.items:
                rank += 1
                if isinstance(item, ir.Field):
                    self._add_field(item, page.id, rank)
                elif isinstance(item, ir.Group):
                    self._add_group(item, page.id, rank)
            rank += 1
            self.ranks[page.id] = rank
        for fact in self.program.facts:
            self.nodes[Read("case", fact.id)] = Node(
                tuple(reads(fact.value)), partial(self._fact, fact)
            )

    def _add_field(self, field: ir.Field, page: str, rank: int) -> None:
        self.nodes[Read("case", field.id)] = Node(
            (Opened(page), *_field_reads(field)), lambda: self._question(field, page, rank).visit
        )

    def _add_group(self, group: ir.Group, page: str, rank: int) -> None:
        inner = (read for field in group.fields for read in _field_reads(field, group.id))
        before = (Opened(page), *reads(group.when), *inner)
        self.nodes[Read("case", group.id)] = Node(before, lambda: self._listing(group, page, rank))

    def _order(self) -> None:
        seen: set[Place] = set()
        for place in self.nodes:
            self._visit(place, seen)

    def _visit(self, place: Place, seen: set[Place]) -> None:
        if place in seen or place not in self.nodes:
            return
        seen.add(place)
        for before in self.nodes[place].before:
            self._visit(before, seen)
        self.visits.append(self.nodes[place].make())

    def _screen(self, page: ir.Page) -> Visit:
        slot = self.slots[Opened(page.id)]
        self.wiring.sources[slot] = self.wiring.mask(page.when)
        return Screen(page, slot, closure(page.when, self.wiring.layout)).visit

    def _question(self, field: ir.Field, page: str, rank: int, items: str = "") -> Question:
        place = Read("row", field.id, items) if items else Read("case", field.id)
        layout, slot = self.wiring.layout, self.slots[place]
        opened = self.slots[Opened(page)]
        when = closure(field.when, layout, items)
        mask = self.wiring.mask(field.when, items) | self._through(opened)
        if field.value is not None:
            mask |= self.wiring.mask(field.value, items)
            self.known[place] = self.narrowing.bounds(field.value, items)
        else:
            self.known[place] = _always(of_domain(field.kind.domain()))
        self.wiring.sources[slot] = mask
        shown = when if items else _under(opened, field.when, when)
        if field.value is not None:
            answer = worked_out(closure(field.value, layout, items), field.kind.type)
        else:
            required = closure(field.required, layout, items)
            answer = given(field, slot, rank, page, required, self._offers(field))
        return question(slot, shown, answer, field)

    def _through(self, slot: int) -> int:
        return self.wiring.sources.get(slot, 0) | 1 << slot

    def _offers(self, field: ir.Field) -> Offered | None:
        """One check per shared list, which may be long."""
        options = getattr(field.kind, "options", ())
        if not isinstance(options, str):
            return offers(field.kind, self.world)
        if options not in self._lists:
            self._lists[options] = offers(field.kind, self.world)
        return self._lists[options]

    def _listing(self, group: ir.Group, page: str, rank: int) -> Visit:
        slot = self.slots[Read("case", group.id)]
        opened = self.slots[Opened(page)]
        shown = self.wiring.mask(group.when) | self._through(opened)
        self.wiring.sources[slot] = shown
        questions = []
        for field in group.fields:
            question = self._question(field, page, rank, group.id)
            self.wiring.sources[question.slot] |= shown | 1 << slot
            questions.append(question)
        self.wiring.sources[self.slots[Read("row", ROW, group.id)]] = shown | 1 << slot
        under = _under(opened, group.when, closure(group.when, self.wiring.layout))
        return Listing(group, slot, rank, page, under, tuple(questions), self.rows[group.id]).visit

    def _fact(self, fact: ir.Fact) -> Visit:
        place = Read("case", fact.id)
        slot = self.slots[place]
        expr = ir.Ref(fact.id, fact.type, "officer") if fact.by else fact.value
        value = closure(expr, self.wiring.layout)
        self.wiring.sources[slot] = self.wiring.mask(expr)
        self.known[place] = self.narrowing.bounds(expr)

        def visit(run: Run) -> None:
            cell = run.state[slot] = value(run.state)
            run.facts[fact.id] = settled(cell, fact.type)

        return visit


def _field_reads(field: ir.Field, items: str = "") -> Iterator[Read | Asked | Unset]:
    for expr in (field.when, field.required, field.value):
        if expr is not None:
            yield from reads(expr, items)


def _under(slot: int, expr: ir.Expr, when: Closure) -> Closure:
    """Whatever stands on a page is shown only while the page is."""
    if expr == ir.TRUE:
        return lambda state: state[slot]

    def under(state: State) -> Cell:
        page = state[slot]
        if page is True:
            return when(state)
        return False if page is False or when(state) is False else None

    return under


def _always(interval: Interval) -> Bounds:
    return lambda state: interval
