"""What officers and papers are told of a dossier that somebody has filed for another."""

from __future__ import annotations

from compiler import ir
from renderers.acting import Represented, span
from renderers.checklist import CheckLine
from renderers.saying import say
from runtime.records import Judged
from runtime.store import files, representations
from runtime.store.engine import Transaction
from runtime.store.representations import Representation
from runtime.visits import Visit

ITEM = "representation.paper"
"""Of the checklist: the paper that gives the right to act."""
NUMBERS = frozenset({"personal_id", "tax_code"})


def representation_of(connection: Transaction, case: Judged) -> Representation | None:
    id = case.record.dossier.representation
    return representations.load(connection, id) if id else None


def represented(visit: Visit, case: Judged, base: str) -> Represented | None:
    """`base` is the address of the dossier on the officers' desk."""
    one = visit.service.store.read(lambda connection: representation_of(connection, case))
    if one is None:
        return None
    use = next((it for it in case.record.files if it.path == files.AUTHORITY), None)
    relation = say(visit.lang, f"acting/{one.kind}")
    return Represented(
        text=say(
            visit.lang, "acting/desk_says", submitter=case.record.dossier.submitter,
            name=one.owner.name, number=one.owner.number, relation=relation,
            span=span(one.from_day, one.until_day, visit.lang),
        ),
        href=f"{base}/tep/{use.id}" if use else "",
        paper=use.name if use else "",
        revoked=one.revoked_at is not None,
        other=_names_another(case, one),
    )  # fmt: skip


def check_line(lang: str) -> CheckLine:
    return CheckLine(ITEM, say(lang, "acting/check"), "", "asked", "")


def in_words(connection: Transaction, id: str | None, lang: str) -> str:
    """For receipts: the represented person, and as what the other acts."""
    if id is None:
        return ""
    one = representations.load(connection, id)
    relation, owner = say(lang, f"acting/{one.kind}"), one.owner
    return say(lang, "acting/in_words", name=owner.name, number=owner.number, relation=relation)


def _names_another(case: Judged, one: Representation) -> bool:
    """The owner's number in the form, asked apart from that of the submitter, is not theirs."""
    parties, answers = case.evaluation.parties, case.record.revision.answers
    if parties.owner == parties.submitter:
        return False
    items = (item for page in case.loaded.program.pages for item in page.items)
    given = (
        answers.get(item.id)
        for item in items
        if isinstance(item, ir.Field)
        and item.kind.kind in NUMBERS
        and item.id.startswith(f"{parties.owner}.")
    )
    return any(number and number != one.owner.number for number in given)
