"""Filing in the name of another: chosen at the beginning, lodged with the paper that allows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from compiler import ir
from compiler.evaluation import Fault
from renderers.acting import Acting, Choice
from renderers.saying import say
from runtime.prefilling import KEPT_FOR
from runtime.security import identifier
from runtime.service import Loaded
from runtime.store import files, representations, rights, shelf
from runtime.store.drafts import Draft
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.store.representations import Representation
from runtime.visits import Visit

CONTROL, QUERY = "_for", "cho"


def usable(connection: Transaction, visit: Visit, program: ir.Program) -> list[Representation]:
    """What this person may file the procedure under today, by a paper that has not expired."""
    made = representations.made_by(connection, visit.citizen)
    return [one for one in made if holds(connection, visit, one, program)]


def holds(connection: Transaction, visit: Visit, one: Representation, program: ir.Program) -> bool:
    if not visit.citizen or one.account != visit.citizen or one.paper is None:
        return False
    members = {member.code for member in program.members}
    named = one.covers({program.code}, visit.today)
    if not named and not (members and one.covers(members, visit.today)):
        return False
    return shelf.kept(connection, one.account, one.paper).valid_on(visit.today)


def asked_for(visit: Visit, loaded: Loaded, id: str) -> Representation | None:
    """The one of the address or of the form, None for oneself. Raises Missing for another's."""
    if not id:
        return None
    found = visit.service.store.read(partial(usable, visit=visit, program=loaded.program))
    one = next((each for each in found if each.id == id), None)
    if one is None:
        raise Missing(id)
    return one


def choices(visit: Visit, loaded: Loaded, now: Representation | None) -> Acting | None:
    """For whom it is filed, where there is somebody else to file it for."""
    if not visit.citizen:
        return None
    found = visit.service.store.read(partial(usable, visit=visit, program=loaded.program))
    if not found:
        return None
    here = f"/f/{loaded.program.code}"
    options = [
        Choice(f"{here}?{QUERY}={one.id}", one.owner.name, now is not None and one.id == now.id)
        for one in found
    ]
    return Acting(now.id if now else "", "", (Choice(here, "", now is None), *options))


def told(visit: Visit, draft: Draft) -> Acting | None:
    """In whose name a draft is written."""
    if draft.representation is None:
        return None
    id = draft.representation
    one = visit.service.store.read(lambda connection: representations.load(connection, id))
    return Acting("", one.owner.name, ())


def faults(visit: Visit, draft: Draft, program: ir.Program) -> Iterator[Fault]:
    """A right to act that has ended since, or is another's."""
    if draft.representation is None:
        return
    id = draft.representation

    def find(connection: Transaction) -> bool:
        one = representations.load(connection, id)
        return holds(connection, visit, one, program)

    if not visit.service.store.read(find):
        yield Fault("", "check", "", say(visit.lang, "acting/ended"))


def accompany(connection: Transaction, visit: Visit, draft: Draft, dossier: str) -> None:
    """The paper goes with the dossier, and who has confirmed to be the owner may follow it."""
    if draft.representation is None:
        return
    one = representations.load(connection, draft.representation)
    assert one.paper, "A filing in the name of another has its paper"
    paper = shelf.kept(connection, one.account, one.paper)
    assert paper.sha256, "Only papers with a file allow to act"
    files.attach_to_dossier(
        connection, dossier, id=identifier(), path=files.AUTHORITY, name=paper.name,
        sha256=paper.sha256,
    )  # fmt: skip
    let_owner_follow(connection, visit, one, dossier)


def let_owner_follow(
    connection: Transaction, visit: Visit, one: Representation, dossier: str
) -> None:
    if one.owner_account:
        owner = visit.service.keys.account_visitor(one.owner_account)
        rights.let_follow(connection, owner, dossier, visit.now + KEPT_FOR)
