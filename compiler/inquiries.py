"""What registers have told about the parties of a filing, and about the rows of its lists."""

from __future__ import annotations

from functools import partial

from compiler.cells import Told
from compiler.evaluation import Filing
from compiler.reads import Asked
from compiler.run import Run


def told(filing: Filing, asked: Asked, *parties: str) -> bool | None:
    """Whether the register has the party, and the paper, if it is asked about one.

    Of the parties the first of whom anything is known counts; last comes nobody in particular.
    """
    known = (party for party in (*parties, "") if (asked.register, party) in filing.registers)
    party = next(known, "")
    outcome = filing.registers.get((asked.register, party), "unreachable")
    if outcome == "unreachable":
        return False if asked.sure else None
    held = filing.documents.get((asked.register, party))
    return outcome == "found" and (not asked.document or held is None or asked.document in held)


def of_row(run: Run, slot: int, items: str, key: str) -> Told:
    """Stands in the state for the row at hand; what is unknown of it is for others to tell."""
    return Told(partial(_of_row, run, slot, items, key))


def _of_row(run: Run, slot: int, items: str, key: str, asked: Asked) -> bool | None:
    found = told(run.filing, asked, f"{items}.{key}", items)
    if found is None:
        run.outside |= 1 << slot
    return found
