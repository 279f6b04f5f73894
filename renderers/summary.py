"""What a filing will cost and when it is due, as far as it is known, in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from compiler.evaluation import Due, Evaluation, FeeState
from compiler.ir import TRUE, Fee, Open, Program, Relief
from compiler.money import totals
from renderers import i18n
from renderers.clock_prose import waiting
from renderers.fee_table import dates, rate
from renderers.fee_table import notes as fee_notes
from renderers.prose import condition
from renderers.saying import say
from renderers.words import Words


@dataclass(frozen=True, slots=True)
class FeeLine:
    """`note` says why the amount is what it is: relief, or that it is still open."""

    name: str
    amount: str
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """`latest` is '' when nothing can move the due date; `waiting` are the labels still missing."""

    fees: tuple[FeeLine, ...]
    total: str
    due: str
    latest: str
    waiting: tuple[str, ...]
    extended: str = ""
    """With all that may be granted besides, '' when nothing may."""
    why: str = ""
    """The page that says why, '' where there is none."""


def summary(program: Program, evaluation: Evaluation, known: Words, *, draft: str = "") -> Summary:
    states = {state.id: state for state in evaluation.fees}
    lines = (
        fee_line(fee, states[fee.id], known)
        for fee in program.fees
        if fee.id in states and states[fee.id].due is not False
    )
    return Summary(
        fees=tuple(lines),
        total=total(program, evaluation, known.lang),
        due=due_text(program, evaluation, known),
        latest=latest_text(evaluation, known.lang),
        waiting=_waiting(evaluation, known),
        extended=extended_text(evaluation, known.lang),
        why=f"/f/{draft}/why" if draft else "",
    )


def _waiting(evaluation: Evaluation, known: Words) -> tuple[str, ...]:
    """The first few questions whose answers would settle what is still open."""
    labels = [
        known.say("quoted", known.labels[path].rstrip("?"))
        for path in evaluation.asks
        if path in known.labels
    ]
    if len(labels) <= 3:
        return tuple(labels)
    return (*labels[:3], say(known.lang, "sum/more", count=len(labels) - 3))


def total(program: Program, evaluation: Evaluation, lang: str = "vi") -> str:
    if program.stated.fees != "given" or not program.fees:
        return say(lang, "sum/free" if program.stated.fees == "none" else "sum/unpublished")
    left = any(fee.open for fee in evaluation.fees)
    currencies = {fee.id: fee.currency for fee in program.fees}
    known = totals((fee for fee in evaluation.fees if not fee.open), currencies)
    sums = [
        i18n.money_range(one.low, one.high, currency, lang)
        for currency, one in known
        if one.high != 0
    ]
    if not sums:
        return say(lang, "sum/not_known" if left else "sum/nothing")
    text = " + ".join(sums)
    return say(lang, "sum/and_open", total=text) if left else text


def fee_line(fee: Fee, state: FeeState, known: Words) -> FeeLine:
    text = _amount(fee, state, known)
    reliefs = [fee.relief[number] for number in state.relief if state.before.high != 0]
    best = sorted(reliefs, key=lambda one: Decimal(one.off))[-1:]
    notes = [relief_text(one, known) for one in best]
    if state.due is None:
        notes.append(say(known.lang, "sum/if_any"))
    notes.extend(fee_notes(fee, known))
    return FeeLine(fee.name, text, "; ".join(notes), fee.id)


def _amount(fee: Fee, state: FeeState, known: Words) -> str:
    """The amount, or who tells it; a cap is said besides."""
    if not state.open:
        return i18n.money_range(state.amount.low, state.amount.high, fee.currency, known.lang)
    text = rate(fee, Open(state.open, state.who, "money"), known)
    if state.amount.high is None:
        return _capital(text)
    return _capital(
        known.say("at_most", text, i18n.money(state.amount.high, fee.currency, known.lang))
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def relief_text(relief: Relief, known: Words) -> str:
    key = "sum/exempt" if relief.off == "100" else "sum/reduced"
    return say(known.lang, key, off=relief.off, why=_why(relief, known))


def _why(relief: Relief, known: Words) -> str:
    if not relief.group:
        return dates(relief, known) if relief.when == TRUE else condition(relief.when, known)
    name = known.names.get(f"list/{relief.group}") or say(known.lang, "sum/relieved")
    return name[:1].lower() + name[1:]


def due_text(program: Program, evaluation: Evaluation, known: Words) -> str:
    if evaluation.term.due is not None:
        return moment(evaluation.term.due, known.lang)
    if evaluation.term.waits and program.term is not None:
        begins = evaluation.term.waits == program.term.starts.key
        awaited = waiting(evaluation.term.waits, known)
        return say(known.lang, "sum/starts" if begins else "sum/stands", event=awaited)
    if program.stated.term == "none" or program.term is None:
        return say(known.lang, "sum/no_term")
    return say(known.lang, "sum/no_term" if evaluation.term.decided else "sum/open")


def latest_text(evaluation: Evaluation, lang: str = "vi") -> str:
    latest = evaluation.term.latest
    return "" if latest is None or latest == evaluation.term.due else moment(latest, lang)


def extended_text(evaluation: Evaluation, lang: str = "vi") -> str:
    extended = evaluation.term.extended
    return "" if extended is None or extended == evaluation.term.due else moment(extended, lang)


def moment(due: Due, lang: str = "vi") -> str:
    """`Thứ Hai, 23/02/2026`, with the time of day in front when there is one."""
    day = i18n.weekday(due.day, lang)
    return f"{due.time:%H:%M}, {day}" if due.time else day
