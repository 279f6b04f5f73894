"""What a citizen has said of themselves before is filled in for them, to be seen and corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import islice

from catalogue.kinds.base import Json
from compiler import ir
from runtime.service import Loaded
from runtime.store import citizens, drafts
from runtime.store.citizens import Citizen
from runtime.store.engine import Transaction
from runtime.store.representations import Representation
from runtime.visits import Visit

KEPT_FOR = timedelta(days=3650)
"""How long what was begun or filed stays with an account."""
KINDS = frozenset({"person_name", "personal_id", "phone", "email", "address", "date"})
"""Who somebody is and where to reach them; everything else belongs to one filing."""
NAMED = frozenset({"person_name", "text"})


def said_of_submitter(program: ir.Program, answers: Mapping[str, Json]) -> dict[str, Json]:
    """By the name of the question, without that of the person it was asked of."""
    found: dict[str, Json] = {}
    for field, name in _of_submitter(program):
        answer = answers.get(field.id)
        if answer is not None:
            found[name] = answer
    return found


def keep_for(
    connection: Transaction, visit: Visit, draft: str, program: ir.Program,
    answers: Mapping[str, Json],
) -> None:  # fmt: skip
    """What is filed stays with the citizen's account, and so does what they said of themselves; in
    the transaction in which it is filed, or who is killed after it would lose it in a month."""
    if not visit.citizen:
        return
    drafts.grant(connection, visit.visitor, draft, visit.now + KEPT_FOR)
    said = said_of_submitter(program, answers)
    citizens.remember(connection, visit.citizen, said, visit.now)


def prefilled(
    visit: Visit, loaded: Loaded, page: ir.Page, acted_for: Representation | None
) -> dict[str, Json]:
    """The answers of a page that are known; one that today's question would not take is left."""
    account, program = visit.citizen, loaded.program
    person = visit.service.store.read(lambda connection: citizens.load(connection, account))
    said = visit.service.store.read(lambda connection: citizens.remembered(connection, account))
    known = dict(_of_account(program, person)) if person else {}
    for field, name in _of_submitter(program):
        if name in said:
            known[field] = said[name]
    if acted_for:
        known.update(_of_represented(program, acted_for))
    here = {item.id for item in page.items if isinstance(item, ir.Field)}
    return {
        field.id: answer
        for field, answer in known.items()
        if field.id in here and _taken(field, answer)
    }


def _of_account(program: ir.Program, person: Citizen) -> Iterator[tuple[ir.Field, Json]]:
    """What was said when the account was made, to the first question of each kind."""
    given = {"person_name": person.name, "phone": person.phone, "email": person.email}
    for field, _ in _of_submitter(program):
        if given.get(field.kind.kind):
            yield field, given.pop(field.kind.kind)


def _of_represented(program: ir.Program, one: Representation) -> Iterator[tuple[ir.Field, Json]]:
    """Name and number of the owner, where the form asks about them apart from who files it."""
    submitters, owners = _parties(program.parties.submitter), _parties(program.parties.owner)
    for party in sorted(owners - submitters):
        asked = [item for item in _fields(program) if item.id.rpartition(".")[0] == party]
        names = (item for item in asked if item.kind.kind in NAMED)
        number = "tax_code" if one.kind == "organisation" else "personal_id"
        numbers = (item for item in asked if item.kind.kind == number)
        yield from ((item, one.owner.name) for item in islice(names, 1))
        yield from ((item, one.owner.number) for item in islice(numbers, 1))


def _of_submitter(program: ir.Program) -> Iterator[tuple[ir.Field, str]]:
    """The questions about whoever files it, each with its name inside the block."""
    parties = _parties(program.parties.submitter)
    for item in _fields(program):
        party, _, name = item.id.rpartition(".")
        if party in parties and item.kind.kind in KINDS:
            yield item, name


def _fields(program: ir.Program) -> Iterator[ir.Field]:
    items = (item for page in program.pages for item in page.items)
    return (item for item in items if isinstance(item, ir.Field))


def _parties(rows: Iterable[ir.PartyRow]) -> set[str]:
    return {party for row in rows for party in row.parties}


def _taken(field: ir.Field, answer: Json) -> bool:
    try:
        field.kind.load(answer)
    except ValueError:
        return False
    return True
