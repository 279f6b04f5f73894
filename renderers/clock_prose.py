"""Clocks as the law says them: how long, from when, and all that may move the end."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.ir import TRUE, Clock, ClockRow, Event, Expr, Stop
from renderers import law_prose, prose
from renderers.words import Words


def sentences(clock: Clock, known: Words) -> Iterator[str]:
    """The length, what it is counted from, and all that may move it, a sentence each."""
    start = event(clock.starts, known)
    for at, row in enumerate(clock.within):
        rest = clock.rest and at == len(clock.within) - 1 and at > 0
        text = law_prose.clock_row(row, known)
        counted = f"{text}, {start}" if row.word == "span" else text
        case = known.say("else") if rest else prose.sentence(row.when, known)
        yield capital(f"{case}: {counted}" if case else counted)
    if clock.hit in ("sum", "max"):
        yield capital(known.say(f"hit_{clock.hit}"))
    yield from conditions(clock, known)
    for reply in clock.replies:
        yield capital(known.say(f"reply_{reply.id}", phrase(reply.clock, known)))


def conditions(clock: Clock, known: Words) -> Iterator[str]:
    """What may move the end, and what it means when nobody answers in time."""
    if clock.cut_off:
        yield capital(known.say("cut_off", clock.cut_off))
    for row in clock.plus:
        yield _in_case(row.when, known.say("plus", law_prose.clock_row(row, known)), known)
    for one in clock.extend:
        length = law_prose.clock_row(one.by, known)
        key = "extend" if one.times == 1 else "extend_times"
        yield _in_case(one.by.when, known.say(key, length, one.times), known)
    for stop in clock.stops:
        yield _in_case(stop.when, _stop(stop, known), known)
    if clock.silence:
        yield capital(known.say(f"silence_{clock.silence}"))
    if clock.or_agreed:
        yield capital(known.say("or_agreed"))


def phrase(clock: Clock, known: Words) -> str:
    """All of a clock in one line, for steps, results and replies; '' where nothing is set."""
    parts = [
        _row(row, known, rest=clock.rest and at == len(clock.within) - 1 and at > 0)
        for at, row in enumerate(clock.within)
        if row.word not in ("rest", "none")
    ]
    if parts and clock.start != "complete":
        parts[-1] += f", {event(clock.starts, known)}"
    return "; ".join((*parts, *(_lower(one) for one in conditions(clock, known))))


def _row(row: ClockRow, known: Words, *, rest: bool) -> str:
    text = law_prose.clock_row(row, known)
    if row.when == TRUE:
        return f"{text} ({known.say('else')})" if rest else text
    return f"{text} ({prose.condition(row.when, known)})"


def event(one: Event, known: Words) -> str:
    """`kể từ khi xong bước «…»`."""
    return known.say(_key("from", one), _of(one, known))


def _stop(stop: Stop, known: Words) -> str:
    if stop.start is None or stop.end is None:
        return known.say("stop_says", stop.says)
    ends = (
        known.say(_key("at", end), _of(end, known)) for end in (stop.start, stop.end)
    )  # fmt: skip
    text = known.say("stop", *ends)
    return f"{text} ({stop.says})" if stop.says else text


def _key(head: str, one: Event) -> str:
    return f"{head}_{one.kind}{'_fee' if one.kind == 'paid' and one.of else ''}"


def _of(one: Event, known: Words) -> str:
    return known.fee(one.of) if one.kind == "paid" else known.step(one.of)


def waiting(key: str, known: Words) -> str:
    """What a clock waits for, by the key of the event."""
    kind, _, of = key.partition(" ")
    one = Event(kind, of)  # type: ignore[arg-type]
    return known.say(_key("at", one), _of(one, known))


def _in_case(when: Expr, text: str, known: Words) -> str:
    case = prose.sentence(when, known)
    return capital(f"{case}: {text}" if case else text)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
