"""What the chain keeps of a command: codes, days and amounts, never what somebody wrote."""

from __future__ import annotations

from catalogue.kinds.base import Json
from runtime.commands import Adoption, Command, Correction, Question, Reply, Settlement


def details(command: Command) -> dict[str, Json]:
    given: dict[str, Json] = {
        "step": command.step,
        "letter": command.letter,
        "result": command.result,
        "until": command.until.isoformat() if command.until else "",
        "late": command.late or "",
    }
    return {
        **{name: value for name, value in given.items() if value},
        **({"fees": {one.fee: one.amount for one in command.charges}} if command.charges else {}),
        **(_question(command.question) if command.question else {}),
        **(_reply(command.reply) if command.reply else {}),
        **(_settlement(command.settlement) if command.settlement else {}),
        **({"opens": [*command.opens]} if command.opens else {}),
        **(_correction(command.correction) if command.correction else {}),
        **(_adoption(command.adoption) if command.adoption else {}),
    }


def _question(one: Question) -> dict[str, Json]:
    return {"opinion": one.id, "unit": one.unit, "due": one.due.day.isoformat()}


def _reply(one: Reply) -> dict[str, Json]:
    return {"opinion": one.question, "verdict": one.verdict}


def _correction(one: Correction) -> dict[str, Json]:
    return {"changed": [*one.changed], "revision": one.revision, "answers": one.seal}


def _adoption(one: Adoption) -> dict[str, Json]:
    return {
        "program": one.program, "was": one.was, "revision": one.revision, "answers": one.seal,
        "dropped": [*one.dropped],
    }  # fmt: skip


def _settlement(one: Settlement) -> dict[str, Json]:
    return {
        "fees": [*sorted(one.fees)],
        "amount": one.amount,
        "method": one.method,
        "reference": one.reference,
    }
