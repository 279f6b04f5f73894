"""What a citizen has said of themselves before is filled in for them, to be seen and corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from catalogue.kinds.base import Json
from compiler import ir
from runtime.service import Loaded
from runtime.store import citizens, drafts
from runtime.store.engine import Transaction
from runtime.visits import Visit

KEPT_FOR = timedelta(days=3650)
"""How long what was begun or filed stays with an account."""
KINDS = frozenset({"person_name", "personal_id", "phone", "email", "address", "date"})
"""Who somebody is and where to reach them; everything else belongs to one filing."""


def said_of_submitter(program: ir.Program, answers: Mapping[str, Json]) -> dict[str, Json]:
    """By the name of the question, without that of the person it was asked of."""
    found: dict[str, Json] = {}
    for field, name in _of_submitter(program):
        answer = answers.get(field.id)
        if answer is not None:
            found[name] = answer
    return found


def keep_for(visit: Visit, draft: str, program: ir.Program, answers: Mapping[str, Json]) -> None:
    """What was filed stays with the citizen's account, and so does what they said of themselves."""
    said = said_of_submitter(program, answers)

    def store(connection: Transaction) -> None:
        drafts.grant(connection, visit.visitor, draft, visit.now + KEPT_FOR)
        citizens.remember(connection, visit.citizen, said, visit.now)

    visit.service.store.write(store)


def prefilled(loaded: Loaded, page: ir.Page, said: Mapping[str, Json]) -> dict[str, Json]:
    """The answers of a page that are known; one that today's question would not take is left."""
    here = {item.id for item in page.items if isinstance(item, ir.Field)}
    found: dict[str, Json] = {}
    for field, name in _of_submitter(loaded.program):
        if field.id in here and name in said and _taken(field, said[name]):
            found[field.id] = said[name]
    return found


def _of_submitter(program: ir.Program) -> Iterator[tuple[ir.Field, str]]:
    """The questions about whoever files it, each with its name inside the block."""
    parties = {party for row in program.parties.submitter for party in row.parties}
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Field) and item.kind.kind in KINDS:
                party, _, name = item.id.rpartition(".")
                if party in parties:
                    yield item, name


def _taken(field: ir.Field, answer: Json) -> bool:
    try:
        field.kind.load(answer)
    except ValueError:
        return False
    return True
