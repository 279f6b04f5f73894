"""Asking the connected registers about the parties of a draft, once for each key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from runtime.filling import Open, evaluate
from runtime.lookups import NOT_FOUND, UNREACHABLE, Inquiry, LookedUp, inquiries, standing
from runtime.ports import Enquiry
from runtime.store import drafts
from runtime.visits import Visit

TRIED_AGAIN_AFTER = timedelta(minutes=5)


def ask_registers(visit: Visit, opened: Open) -> Open:
    """The draft with what the registers say; the same one when nobody is to be asked."""
    asked = tuple(_to_ask(visit, opened))
    if not asked:
        return opened
    fresh = tuple(_answers(visit, asked))
    draft = visit.service.store.write(
        lambda connection: drafts.keep_lookups(connection, opened.draft.id, fresh, visit.now)
    )
    return replace(opened, draft=draft)


def _to_ask(visit: Visit, opened: Open) -> Iterator[Inquiry]:
    """Keys that are new, and registers that could not be reached some minutes ago."""
    loaded, draft = opened.loaded, opened.draft
    connects = visit.service.registers.connects
    pairs = [pair for pair in loaded.engine.inquiries if connects(pair[0])]
    if not pairs:
        return
    evaluation = evaluate(loaded, draft.answers, visit.now)
    for one, before in standing(inquiries(loaded.program, pairs, evaluation), draft.lookups):
        if before is None or _worth_trying(visit, before):
            yield one


def _worth_trying(visit: Visit, before: LookedUp) -> bool:
    unreachable = before.answer.outcome == "unreachable"
    return unreachable and visit.now - before.at >= TRIED_AGAIN_AFTER


def _answers(visit: Visit, asked: tuple[Inquiry, ...]) -> Iterator[LookedUp]:
    """Without a key nobody can be found; and who asks too often is told nothing for a while."""
    keyed = [one for one in asked if one.key and _allowed(visit)]
    enquiries = [Enquiry(one.register, one.field, one.key, visit.visitor) for one in keyed]
    told = dict(zip(keyed, visit.service.registers.ask(enquiries), strict=True))
    for one in asked:
        answer = told.get(one, UNREACHABLE if one.key else NOT_FOUND)
        yield LookedUp(one.register, one.party, one.key, answer, visit.now)


def _allowed(visit: Visit) -> bool:
    return visit.service.limiter.allow("register", visit.origin)
