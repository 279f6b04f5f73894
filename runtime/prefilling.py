"""What a citizen has said of themselves before is filled in for them, to be seen and corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice

from catalogue.kinds.base import Json
from catalogue.kinds.choice import Choice
from compiler import ir
from compiler.evaluation import Filing
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
NUMBERS = ("personal_id", "tax_code")


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
    chosen, hidden = _as_person(loaded, visit.now)
    asked = [pair for pair in _of_submitter(program) if pair[0].id not in hidden]
    known = dict(chosen)
    if person:
        known |= _of_account(asked, person)
        if chosen:
            known |= _named(program, chosen, hidden, person)
    for field, name in asked:
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


def _of_account(asked: Iterable[tuple[ir.Field, str]], person: Citizen) -> dict[ir.Field, Json]:
    """What was said when the account was made, to the first question of each kind."""
    given = {"person_name": person.name, "phone": person.phone, "email": person.email}
    return {field: given.pop(field.kind.kind) for field, _ in asked if given.get(field.kind.kind)}


def _as_person(loaded: Loaded, at: datetime) -> tuple[dict[ir.Field, Json], frozenset[str]]:
    """Where a block asks whether it is about a person or an organisation: a person, for an account
    is one; and what is not asked of a person."""
    for party in sorted(_parties(loaded.program.parties.submitter)):
        block = [one for one in _fields(loaded.program) if one.id.rpartition(".")[0] == party]
        numbers = {str(one.kind.kind): one.id for one in block if one.kind.kind in NUMBERS}
        for one, code in _choices(block) if len(numbers) == len(NUMBERS) else ():
            asked = loaded.engine.run(Filing({one.id: code}, at)).fields
            if [asked[numbers[kind]] for kind in NUMBERS] == ["shown", "hidden"]:
                hidden = (each.id for each in block if asked[each.id] == "hidden")
                return {one: code}, frozenset(hidden)
    return {}, frozenset()


def _choices(block: Iterable[ir.Field]) -> Iterator[tuple[ir.Field, str]]:
    """Each with a code that it offers, but for those of long lists."""
    for one in block:
        if isinstance(one.kind, Choice) and not isinstance(one.kind.options, str):
            yield from ((one, option.code) for option in one.kind.options)


def _named(
    program: ir.Program, chosen: Iterable[ir.Field], hidden: frozenset[str], person: Citizen
) -> dict[ir.Field, Json]:
    """In such a block the name, be it of a person or an organisation, is its first text."""
    parties = {one.id.rpartition(".")[0] for one in chosen}
    names = (
        one
        for one in _fields(program)
        if one.id.rpartition(".")[0] in parties and one.kind.kind in NAMED and one.id not in hidden
    )
    return dict.fromkeys(islice(names, 1), person.name)


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
