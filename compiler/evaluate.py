"""The only place where a rule becomes a value: a program and a filing in, an evaluation out.

`engine` builds every closure once; `Engine.run` is one pass over slots, in authored order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from operator import itemgetter

from compiler import ir
from compiler.cells import Closure, truth
from compiler.cells import State as Cells
from compiler.clocks import UNTIMED, timer, timers
from compiler.closures import LODGED, closure
from compiler.evaluation import (
    ComponentState,
    Evaluation,
    Fault,
    FeeState,
    Filing,
    State,
    TermState,
    World,
)
from compiler.inquiries import told
from compiler.money import charge, total, totals
from compiler.papers import Party, offerings, paper
from compiler.parties import Roles
from compiler.plan import CHANNEL, Plan
from compiler.questions import STATES, chosen, opened
from compiler.reads import Asked, Read, Unset
from compiler.run import Run, Test
from compiler.working_days import local


def engine(program: ir.Program, world: World) -> Engine:
    return Engine(program, world)


class Engine:
    """One program, ready to judge any number of filings."""

    def __init__(self, program: ir.Program, world: World) -> None:
        self.program = program
        self.world = world
        plan = Plan(program, world)
        test = plan.wiring.test
        self._visits = tuple(plan.visits)
        self._sources = plan.wiring.sources
        self._ranks = plan.ranks
        self._checks = [
            (page, check, test(check.rule)) for page in program.pages for check in page.checks
        ]
        self._texts = [
            (f"{page.id}/{number}", page.id, test(item.when))
            for page in program.pages
            for number, item in enumerate(page.items, 1)
            if isinstance(item, (ir.Note, ir.Heading))
        ]
        parties = _parties(program)
        self._papers = [paper(it, plan.wiring, parties) for it in program.components]
        self._fees = [charge(fee, plan.wiring, plan.narrowing) for fee in program.fees]
        self._currencies = {fee.id: fee.currency for fee in program.fees}
        self._timer = timer(program.term, plan.wiring) if program.term else None
        self._timers = tuple(timers(program, plan.wiring))
        self._requirements = [(it, test(it.test)) for it in program.requirements]
        self._steps = [(step.id, test(step.when)) for step in program.steps]
        self._members = [(one.id, test(one.when)) for one in program.members]
        self._receives = [test(place.when) for place in program.authority.receives]
        self._parties = Roles(program.parties, plan.wiring)
        self._decides = [test(place.when) for place in program.authority.decides]
        self._offered = offerings(program, plan.wiring, plan.ranks)
        self._facts = [(it.id, plan.slots[Read("case", it.id)]) for it in program.facts]
        self._registers = {it: slot for it, slot in plan.slots.items() if isinstance(it, Asked)}
        self._of_rows = frozenset(plan.wiring.layout.of_rows)
        self._layout = plan.wiring.layout
        self._findings = {
            it.path: slot
            for it, slot in plan.slots.items()
            if isinstance(it, Read) and it.scope == "officer"
        }
        self._unset = sum(1 << slot for it, slot in plan.slots.items() if isinstance(it, Unset))
        self._size = len(plan.slots)
        self._slots = {"lodged": plan.slots[LODGED], "channel": plan.slots[CHANNEL]}

    @property
    def waits_for_steps(self) -> bool:
        """Whether the end of a step may begin or stop the clock of the term."""
        term = self.program.term
        if term is None:
            return False
        ends = (end for stop in term.stops for end in (stop.start, stop.end) if end)
        return any(one.kind == "done" for one in (term.starts, *ends))

    @property
    def registers(self) -> frozenset[str]:
        """Every register that a rule or a paper of the program asks."""
        of_rows = {register for register, _ in self._of_rows}
        return frozenset(asked.register for asked in self._registers) | of_rows

    @property
    def inquiries(self) -> frozenset[tuple[str, str]]:
        """Every (register, party) that is asked; the party '' is nobody in particular, that of a
        list each of its rows."""
        return frozenset((it.register, it.party) for it in self._registers) | self._of_rows

    def run(self, filing: Filing, start: datetime | None = None) -> Evaluation:
        """`start` begins the clock at another moment than the filing: when it became complete."""
        run = self._begin(filing)
        for visit in self._visits:
            visit(run)
        components = tuple(it.state(run) for it in self._papers)
        fees = tuple(it.state(run) for it in self._fees)
        run.owed = {fee.id: fee.due is not False and fee.amount.high != 0 for fee in fees}
        term = self._timer.state(run, start, self.world.calendar) if self._timer else UNTIMED
        requirements = self._require(run)
        offered = self._offer(run)
        self._check(run)
        return Evaluation(
            pages=run.pages,
            fields=run.fields,
            required=frozenset(run.required),
            values=run.values,
            facts=run.facts,
            faults=tuple(fault for _, fault in sorted(run.faults, key=itemgetter(0))),
            components=components,
            fees=fees,
            total=total(fees, self._currencies),
            clocks=self._clocks(run),
            totals=totals(fees, self._currencies),
            term=term,
            requirements=requirements,
            asks=self._asks(run, components, fees, term, requirements),
            alarms=tuple(run.alarms),
            offered=offered,
            steps={name: run.decided(test) for name, test in self._steps},
            receives=tuple(run.decided(test) for test in self._receives),
            decides=tuple(run.decided(test) for test in self._decides),
            members={name: run.decided(test) for name, test in self._members},
            texts=self._shown_texts(run),
            parties=self._parties.state(run),
        )

    def judge(self, filing: Filing, rules: Iterable[ir.Expr]) -> tuple[bool | None, ...]:
        """What any rules over the case come to for one filing: true, false, or neither."""
        state = self.settled(filing)
        return tuple(truth(self.reading(rule)(state)) for rule in rules)

    def settled(self, filing: Filing) -> Cells:
        """Every answer, fact and finding of one filing in its slot."""
        run = self._begin(filing)
        for visit in self._visits:
            visit(run)
        return run.state

    def reading(self, rule: ir.Expr) -> Closure:
        """A rule over the case, ready to be read from any settled filing."""
        return closure(rule, self._layout)

    def _begin(self, filing: Filing) -> Run:
        run = Run(filing, local(filing.at).date(), [None] * self._size)
        run.state[self._slots["lodged"]] = run.lodged
        run.state[self._slots["channel"]] = filing.channel
        if filing.channel is None:
            run.unanswered |= 1 << self._slots["channel"]
        for asked, slot in self._registers.items():
            self._outside(run, slot, told(filing, asked, asked.party))
        run.outside |= self._unset
        for fact, slot in self._findings.items():
            self._outside(run, slot, filing.findings.get(fact))
        return run

    def _clocks(self, run: Run) -> dict[str, TermState]:
        """Those of steps only once something has happened."""
        running = (it for it in self._timers if run.filing.events or not it.of_step)
        return {it.path: it.state(run, None, self.world.calendar) for it in running}

    def _outside(self, run: Run, slot: int, value: bool | None) -> None:
        run.state[slot] = value
        if value is None:
            run.outside |= 1 << slot

    def _check(self, run: Run) -> None:
        for page, check, test in self._checks:
            if run.pages[page.id] == "shown" and test.value(run.state) is False:
                path = check.fields[0] if len(check.fields) == 1 else ""
                fault = Fault(path, "check", page.id, check.says, check.level)
                run.faults.append((self._ranks[page.id], fault))

    def _require(self, run: Run) -> dict[str, bool | None]:
        return {it.id: self._required(run, it, test) for it, test in self._requirements}

    def _required(self, run: Run, requirement: ir.Requirement, test: Test) -> bool | None:
        """What an officer judges, or a register has not told yet, never stops a filing."""
        if requirement.judged:
            return None
        value = test.value(run.state)
        if value is False:
            fault = Fault("", "ineligible", "", requirement.says)
            run.faults.append((len(run.fields) + len(self._checks), fault))
        elif value is not True and run.submit and not test.reads & run.outside:
            run.alarm(requirement.id, (), test.reads)
        return value if isinstance(value, bool) else None

    def _offer(self, run: Run) -> dict[str, frozenset[str]]:
        result = {}
        for offering in self._offered:
            codes = result[offering.field] = offering.codes(run)
            if not codes.issuperset(chosen(run.state[offering.slot])):
                fault = Fault(offering.field, "stale", offering.page)
                run.faults.append((offering.rank, fault))
        return result

    def _shown_texts(self, run: Run) -> dict[str, State]:
        return {
            path: STATES[opened(run, run.decided(test))] if run.pages[page] == "shown" else "hidden"
            for path, page, test in self._texts
        }

    def _asks(
        self,
        run: Run,
        components: Iterable[ComponentState],
        fees: Iterable[FeeState],
        term: TermState,
        requirements: dict[str, bool | None],
    ) -> tuple[str, ...]:
        wanted = 0
        for name, slot in self._facts:
            if run.facts[name] is None:
                wanted |= self._sources[slot]
        for asked, component in zip(self._papers, components, strict=True):
            if component.asked is None or (component.asked and not component.copies):
                wanted |= asked.reads
        for charged, fee in zip(self._fees, fees, strict=True):
            if not fee.amount.decided:
                wanted |= charged.reads
        if self._timer and not term.decided:
            wanted |= self._timer.reads
        for requirement, test in self._requirements:
            if requirements[requirement.id] is None:
                wanted |= test.reads
        return tuple(run.asked(wanted))


def _parties(program: ir.Program) -> dict[str, Party]:
    """The questions of each party that a register is asked about; '' is nobody in particular."""
    items = [item for page in program.pages for item in page.items]
    asked = [item.id for item in items if isinstance(item, (ir.Field, ir.Group))]
    names = {party for component in program.components for party in component.lookup.parties}
    return {
        name: Party(tuple(it for it in asked if name and f"{it}.".startswith(f"{name}.")))
        for name in ("", *names)
    }
