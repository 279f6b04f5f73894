"""The state machine of a dossier: a table of transitions, and the pure step through it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from catalogue.kinds.base import Json
from runtime import guards, needs, targets
from runtime.commands import COMMANDS, Actor, Command, CommandName, Event
from runtime.guards import Guard, Who
from runtime.national import NATIONAL, UNDECIDED, StateName
from runtime.recording import details
from runtime.refusals import Refusal
from runtime.states import State
from runtime.targets import Target
from runtime.ways import Way


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: a command, where it may be given and by whom, and where it leads.

    `guards` are about the dossier as it stands, `needs` about what comes with the command.
    From a state of `stays` it may also lead nowhere else.
    """

    command: CommandName
    moves: Mapping[StateName, frozenset[StateName]]
    stays: frozenset[StateName]
    goes: Target
    event: str
    who: Who
    guards: tuple[Guard, ...] = ()
    needs: tuple[Guard, ...] = ()

    @property
    def sources(self) -> frozenset[StateName]:
        return self.stays | self.moves.keys()

    def leads(self, state: StateName) -> frozenset[StateName]:
        """Where it may lead from there."""
        here = frozenset({state}) if state in self.stays else frozenset()
        return here | self.moves.get(state, frozenset())


def step(
    state: State, command: Command, way: Way, now: datetime
) -> tuple[State, tuple[Event, ...]] | Refusal:
    """Where the command leads from here, and what is to be recorded; or why it may not."""
    transition = TRANSITIONS[command.name]
    tests = (*transition.guards, *transition.needs)
    refusal = _refusal(transition, tests, state, command, way, now)
    if refusal:
        return refusal
    after = transition.goes(state, command, way)
    record: dict[str, Json] = {
        **details(command), "from": state.name, "to": after.name, "national": after.national
    }  # fmt: skip
    return after, (Event(now, command.actor.account, transition.event, record),)


def possible(state: State, actor: Actor, way: Way, now: datetime) -> tuple[CommandName, ...]:
    """The commands worth offering to this actor now, before anything is written or chosen."""
    return tuple(
        name
        for name in COMMANDS
        if any(_offered(state, Command(name, actor, one), way, now) for one in state.open or ("",))
    )


def passable(state: State, actor: Actor, way: Way, now: datetime) -> tuple[str, ...]:
    """The open steps that this actor may pass."""
    return tuple(
        one for one in state.open if _offered(state, Command("pass_step", actor, one), way, now)
    )


def _offered(state: State, command: Command, way: Way, now: datetime) -> bool:
    transition = TRANSITIONS[command.name]
    return _refusal(transition, transition.guards, state, command, way, now) is None


def _refusal(
    transition: Transition,
    tests: tuple[Guard, ...],
    state: State,
    command: Command,
    way: Way,
    now: datetime,
) -> Refusal | None:
    if state.name not in transition.sources:
        return Refusal("wrong-state")
    if not transition.who(state, command, way):
        return Refusal("wrong-role")
    found = (test(state, command, way, now) for test in tests)
    return next((refusal for refusal in found if refusal), None)


_WORKING: frozenset[StateName] = frozenset({"received", "processing", "opinion"})
_EVERYWHERE: frozenset[StateName] = frozenset(NATIONAL)
_NOWHERE: frozenset[StateName] = frozenset()


def _line(
    command: CommandName,
    event: str,
    goes: Target,
    sources: Collection[StateName],
    leads_to: Collection[StateName],
    *,
    stays: frozenset[StateName] = _NOWHERE,
    who: Who = guards.in_charge,
    when: tuple[Guard, ...] = (),
    brings: tuple[Guard, ...] = (),
) -> Transition:
    moves = {source: frozenset(leads_to) for source in sources}
    return Transition(command, moves, stays, goes, event, who, when, brings)


_TABLE = (
    _line("receive", "received", targets.receive, {"submitted"}, {"received"}),
    _line(
        "ask_supplement", "supplement_asked", targets.ask_supplement,
        _WORKING | {"submitted"}, {"supplement"},
        when=(guards.asked_once,), brings=(needs.letter, needs.cut_off, needs.late_reason),
    ),
    _line(
        "answer_supplement", "supplement_answered", targets.answer_supplement,
        {"supplement"}, {"submitted", "processing", "opinion"},
        who=guards.applicant_or_counter, when=(guards.before_cut_off,),
    ),
    _line(
        "expire", "expired", targets.close("expired"), {"supplement"}, {"expired"},
        who=guards.service_itself, when=(guards.after_cut_off,),
    ),
    _line(
        "refuse", "refused", targets.close("refused"),
        {"submitted", "supplement", "payment"}, {"refused"},
        when=(guards.at_intake,), brings=(needs.letter,),
    ),
    _line(
        "pass_step", "step_passed", targets.pass_step, {"received"}, {"processing"},
        stays=frozenset({"processing", "opinion"}),
        when=(guards.not_intake, guards.step_open, guards.not_deciding),
    ),
    _line(
        "ask_opinion", "opinion_asked", targets.ask_opinion,
        {"received", "processing"}, {"opinion"}, stays=frozenset({"opinion"}),
        brings=(needs.question,),
    ),
    _line(
        "give_opinion", "opinion_given", targets.give_opinion, {"opinion"}, {"processing"},
        stays=frozenset({"opinion", "supplement", "payment"}),
        who=guards.consulted_or_in_charge, when=(guards.opinion_awaited,), brings=(needs.reply,),
    ),
    _line(
        "ask_payment", "payment_asked", targets.ask_payment,
        _WORKING | {"submitted"}, {"payment"}, stays=UNDECIDED | {"decided"},
        who=guards.in_charge_or_service, when=(guards.something_to_ask,),
        brings=(needs.charges,),
    ),
    _line(
        "confirm_payment", "payment_confirmed", targets.confirm_payment,
        {"payment"}, {"submitted", "processing", "opinion"}, stays=_EVERYWHERE,
        who=guards.cashier, when=(guards.something_owed,), brings=(needs.payment,),
    ),
    _line(
        "refund_payment", "payment_refunded", targets.refund_payment, (), (), stays=_EVERYWHERE,
        who=guards.cashier, when=(guards.something_paid,), brings=(needs.refund,),
    ),
    _line(
        "extend", "extended", targets.extend, (), (), stays=_WORKING,
        when=(guards.may_extend,), brings=(needs.letter, needs.new_date),
    ),
    _line(
        "adopt_version", "version_adopted", targets.adopt_version, (), (),
        stays=_WORKING | {"submitted"},
        when=(guards.version_follows,), brings=(needs.letter,),
    ),
    _line(
        "stop", "stopped", targets.close("stopped"), UNDECIDED, {"stopped"},
        brings=(needs.letter,),
    ),
    _line(
        "decide", "decided", targets.decide, _WORKING, {"decided"},
        when=(guards.work_done, guards.opinions_given), brings=(needs.result,),
    ),
    _line(
        "return_result", "returned", targets.close("returned"), {"decided"}, {"returned"},
        when=(guards.all_paid,),
    ),
    _line(
        "withdraw", "withdrawn", targets.close("withdrawn"), UNDECIDED, {"withdrawn"},
        who=guards.applicant_or_counter,
    ),
)  # fmt: skip
TRANSITIONS: Mapping[CommandName, Transition] = {line.command: line for line in _TABLE}
