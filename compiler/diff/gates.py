"""Gates: what follows from the changes of a procedure, and should not be published like that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compiler import ir
from compiler.diff.comparison import Change, Compared
from compiler.diff.fingerprints import fingerprinted
from compiler.diff.gating.burdens import without_basis
from compiler.diff.gating.drafts import unpublished
from compiler.diff.gating.fee_dates import overlapping, uncovered
from compiler.diff.gating.persons import sensitive
from compiler.diff.gating.publication_dates import retroactive, short_notice
from compiler.diff.gating.step_times import too_long
from compiler.diff.gating.subject import Gate, Shut, Subject
from compiler.diff.pair import Pair
from compiler.diff.registry import KINDS

if TYPE_CHECKING:
    from compiler.diff.reading import Side

GATES: tuple[Gate, ...] = (
    retroactive,
    short_notice,
    uncovered,
    overlapping,
    too_long,
    without_basis,
    sensitive,
    unpublished,
)
"""Each tells only of what the change has brought about; what was so before is no news."""


def gates(old: Side, new: Side, compared: Compared, pair: Pair | None) -> tuple[Change, ...]:
    """Without a pair, for a procedure that was not there before; `compared` has its other changes
    and its burden."""
    entry = compared.new
    if entry is None:
        return ()
    program = pair.new if pair else new.program(entry)

    def reading(hash_: str) -> ir.Program | None:
        found = next((one for one in new.index.entries if one.hash == hash_), None)
        return new.program(found) if found else None

    subject = Subject(
        pair.old if pair else None, program, compared, new.index, new.world, old.world, reading,
    )  # fmt: skip
    return tuple(_change(one, program.code, new, compared) for one in _shut(subject))


def _shut(subject: Subject) -> Iterator[Shut]:
    return (one for gate in GATES for one in gate(subject))


def _change(one: Shut, code: str, new: Side, compared: Compared) -> Change:
    kind = KINDS[one.slug]
    assert compared.new is not None, "only what is there can be shut out"
    place = new.place(compared.new, one.at or one.path)
    return fingerprinted(
        Change(
            kind.slug, code, one.path, kind.severity, kind.action, one.was, one.new, one.args,
            places=(None, place),
        )
    )  # fmt: skip
