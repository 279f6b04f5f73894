"""The state machine: every walk keeps to its table, and every way has an end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.ir import TRUE, Clock, ClockRow, Step
from runtime.commands import APPLICANT, COMMANDS, Actor, Command, CommandName
from runtime.drawing import TESTS, WHO
from runtime.national import ENDS, NAMES, NATIONAL, StateName
from runtime.refusals import REFUSALS, Refusal
from runtime.states import State, lodged
from runtime.transitions import TRANSITIONS, Transition, passable, possible, step
from runtime.ways import Stop, way
from tests.runtime.filing import NOW, RECEIVER, RETURNER, SIGNER, STRANGER, WAY, WORKER

ROLES = ("tiep_nhan_hs", "thu_ly_hs", "ky", "tra_kq", "submitter")
CUT_OFF = NOW.date() + timedelta(days=30)


def make_step(id: str, role: str, *, parallel: bool = False) -> Step:
    return Step(id, id, role, Clock((ClockRow(TRUE, "untimed"),)), parallel=parallel)


def made(name: CommandName, actor: Actor, given: Mapping[str, str]) -> Command:
    until = CUT_OFF if name == "ask_supplement" else None
    step, letter, result = (given.get(key, "") for key in ("step", "letter", "result"))
    return Command(name, actor, step, letter, result, until)


def go(state: State, name: CommandName, actor: Actor, **given: str) -> State:
    outcome = step(state, made(name, actor, given), WAY, NOW)
    assert not isinstance(outcome, Refusal), outcome
    return outcome[0]


def refused(state: State, name: CommandName, actor: Actor, **given: str) -> str:
    outcome = step(state, made(name, actor, given), WAY, NOW)
    assert isinstance(outcome, Refusal), outcome
    return outcome.id


# The table


def test_every_state_has_a_code_and_a_name_and_can_be_reached() -> None:
    states = set(get_args(StateName))
    reached = {lodged(WAY).name}
    for line in TRANSITIONS.values():
        reached |= {target for targets in line.moves.values() for target in targets}
    assert set(NATIONAL) == set(NAMES) == states == reached
    assert set(NATIONAL.values()) == set(range(1, 11))


def test_the_table_holds_every_command_and_only_money_moves_at_an_end() -> None:
    assert tuple(sorted(TRANSITIONS)) == tuple(sorted(COMMANDS))
    after_all = {name for name, line in TRANSITIONS.items() if line.sources & ENDS}
    assert after_all == {"confirm_payment", "refund_payment"}


@pytest.mark.parametrize("id", REFUSALS)
def test_a_refusal_speaks_both_languages(id: str) -> None:
    assert Refusal(id).text("vi") != Refusal(id).text("en")
    assert all(Refusal(id).text(lang).endswith(".") for lang in ("vi", "en"))


# A dossier's life


def test_the_whole_way_of_a_dossier() -> None:
    state = lodged(WAY)
    assert (state.national, state.open) == (1, ("tiep_nhan",))
    state = go(state, "receive", RECEIVER)
    assert (state.national, state.open) == (2, ("tham_tra",))
    state = go(state, "pass_step", WORKER, step="tham_tra")
    assert (state.national, state.open) == (4, ("ky",))
    state = go(state, "decide", SIGNER, result="giay_khai_sinh")
    assert (state.national, state.open, state.clock) == (9, ("tra_kq",), "stopped")
    state = go(state, "return_result", RETURNER)
    assert (state.national, state.open) == (10, ())


def test_a_supplement_is_asked_once_and_stops_the_clock() -> None:
    asked = go(lodged(WAY), "ask_supplement", RECEIVER, letter="t1")
    assert (asked.national, asked.clock) == (5, "paused")
    answered = go(asked, "answer_supplement", APPLICANT)
    assert (answered.name, answered.clock, answered.open) == ("submitted", "running", asked.open)
    assert refused(answered, "ask_supplement", RECEIVER, letter="t2") == "supplemented-before"


def test_a_supplement_asked_while_processing_leads_back_to_it() -> None:
    received = go(lodged(WAY), "receive", RECEIVER)
    asked = go(received, "ask_supplement", WORKER, letter="t1")
    assert go(asked, "answer_supplement", RECEIVER).name == "processing"
    assert refused(asked, "refuse", WORKER, letter="t2") == "wrong-state"


@pytest.mark.parametrize(
    ("name", "actor", "given", "why"),
    [
        ("refuse", RECEIVER, {}, "letter-missing"),
        ("ask_supplement", RECEIVER, {}, "letter-missing"),
        ("receive", WORKER, {}, "wrong-role"),
        ("receive", APPLICANT, {}, "wrong-role"),
        ("withdraw", WORKER, {}, "wrong-role"),
        ("decide", RECEIVER, {"result": "x"}, "wrong-state"),
        ("return_result", RETURNER, {}, "wrong-state"),
        ("answer_supplement", APPLICANT, {}, "wrong-state"),
    ],
)
def test_what_a_fresh_dossier_refuses(
    name: CommandName, actor: Actor, given: dict[str, str], why: str
) -> None:
    assert refused(lodged(WAY), name, actor, **given) == why


def test_what_a_dossier_at_work_refuses() -> None:
    received = go(lodged(WAY), "receive", RECEIVER)
    assert refused(received, "decide", WORKER, result="x") == "steps-remain"
    assert refused(received, "pass_step", WORKER, step="ky") == "step-not-open"
    deciding = go(received, "pass_step", WORKER, step="tham_tra")
    assert refused(deciding, "decide", SIGNER) == "result-missing"
    assert refused(deciding, "pass_step", SIGNER, step="ky") == "step-ends-by-deciding"
    assert refused(deciding, "decide", WORKER, result="x") == "wrong-role"


def test_what_is_offered_depends_on_state_and_role() -> None:
    fresh = lodged(WAY)
    assert possible(fresh, RECEIVER, WAY, NOW) == (
        "receive", "ask_supplement", "refuse", "stop", "withdraw"
    )  # fmt: skip
    assert possible(fresh, SIGNER, WAY, NOW) == ()
    received = go(fresh, "receive", RECEIVER)
    assert possible(received, WORKER, WAY, NOW) == (
        "ask_supplement", "pass_step", "ask_opinion", "stop"
    )  # fmt: skip
    assert passable(received, WORKER, WAY, NOW) == ("tham_tra",)
    assert possible(received, APPLICANT, WAY, NOW) == ("withdraw",)


def test_an_event_tells_the_change_and_who_made_it() -> None:
    outcome = step(lodged(WAY), Command("receive", RECEIVER), WAY, NOW)
    assert not isinstance(outcome, Refusal)
    (event,) = outcome[1]
    assert (event.at, event.actor, event.kind) == (NOW, "thu", "received")
    assert event.data == {"from": "submitted", "to": "received", "national": 2}


@pytest.mark.parametrize("line", TRANSITIONS.values(), ids=lambda line: line.command)
def test_whoever_and_whatever_the_table_asks_has_a_name(line: Transition) -> None:
    assert line.who.__name__ in WHO
    assert {test.__name__ for test in (*line.guards, *line.needs)} <= set(TESTS)


# Ways


def test_steps_side_by_side_make_one_stage_and_skipped_ones_none() -> None:
    steps = [
        make_step("tn", "tiep_nhan_hs"),
        make_step("a", "thu_ly_hs"),
        make_step("b", "submitter", parallel=True),
        make_step("c", "thu_ly_hs"),
        make_step("k", "ky"),
        make_step("tra", "tra_kq"),
    ]
    assert way(steps, {"c"}).stages == (
        (Stop("tn", "tiep_nhan_hs"),),
        (Stop("a", "thu_ly_hs"), Stop("b", "thu_ly_hs")),
        (Stop("k", "ky"),),
        (Stop("tra", "tra_kq"),),
    )


def test_what_a_procedure_leaves_unsaid_is_added() -> None:
    assert [stage[0].role for stage in way(()).stages] == ["tiep_nhan_hs", "ky", "tra_kq"]
    only_work = way([make_step("tiep_nhan", "thu_ly_hs")])
    assert [stage[0].step for stage in only_work.stages] == ["tiep_nhan_", "tiep_nhan", "tra_kq"]


ways = st.lists(st.tuples(st.sampled_from(ROLES), st.booleans(), st.booleans()), max_size=7).map(
    lambda rows: (
        [make_step(f"b{n}", role, parallel=par) for n, (role, par, _) in enumerate(rows)],
        {f"b{n}" for n, (_, _, skipped) in enumerate(rows) if skipped},
    )
)
actors = st.sets(st.sampled_from(ROLES)).map(lambda roles: Actor("x", "u", frozenset(roles)))
texts = st.sampled_from(["", "t"])
everyone = Actor("x", "u", frozenset(ROLES))


@settings(deadline=None)
@given(steps=ways, data=st.data())
def test_a_random_walk_keeps_to_the_table(
    steps: tuple[list[Step], set[str]], data: st.DataObject
) -> None:
    skipped = steps[1]
    path = way(steps[0], skipped)
    state = lodged(path)
    for _ in range(data.draw(st.integers(0, 14))):
        one = data.draw(st.sampled_from([*state.open, "b9"]))
        command = Command(
            data.draw(st.sampled_from(COMMANDS)),
            data.draw(actors | st.just(everyone)),
            one,
            data.draw(texts),
            data.draw(texts),
            data.draw(st.sampled_from([None, CUT_OFF])),
        )
        if data.draw(st.booleans()):  # a finding may change the way under an open step
            path = way(steps[0], data.draw(st.sets(st.sampled_from(sorted(skipped) or ["b9"]))))
        outcome = step(state, command, path, NOW)
        if isinstance(outcome, Refusal):
            assert outcome.id in REFUSALS
            continue
        line = TRANSITIONS[command.name]
        after, events = outcome
        assert state.name in line.sources
        assert after.name in line.leads(state.name)
        assert [event.kind for event in events] == [line.event]
        assert after.supplements <= 1
        assert (after.open == ()) == (after.name in ENDS)
        assert (after.clock == "stopped") == (after.name in ENDS | {"decided"})
        assert state.name not in ENDS or after.name == state.name
        assert len(set(after.open)) == len(after.open)
        state = after


@settings(deadline=None)
@given(steps=ways)
def test_every_way_can_be_walked_to_its_end(steps: tuple[list[Step], set[str]]) -> None:
    path = way(*steps)
    state = lodged(path)
    for _ in range(2 * len(path.stages) + 8):
        if state.name == "returned":
            return
        offered = possible(state, everyone, path, NOW)
        forward: list[CommandName] = ["receive", "decide", "return_result", "pass_step"]
        name = next(one for one in forward if one in offered)
        targets = passable(state, everyone, path, NOW) or ("",)
        outcome = step(state, Command(name, everyone, targets[0], "t", "r"), path, NOW)
        assert not isinstance(outcome, Refusal)
        state = outcome[0]
    pytest.fail(f"not returned, but {state}")


def test_a_stranger_has_roles_but_the_store_decides_on_the_unit() -> None:
    assert possible(lodged(WAY), STRANGER, WAY, NOW)[0] == "receive"
