"""A pair of editions with the report on it, and what counts of what reviewers have said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from renderers.comparison.keeping import KeptChange, KeptReport, Unkept, read_kept
from runtime.sessions import REVIEWS
from runtime.store import programs, reviews
from runtime.store.accounts import Account
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.store.programs import Edition
from runtime.store.reviews import Approval, Remark, Summary
from runtime.structure import structure
from runtime.visits import Visit


@dataclass(frozen=True, slots=True)
class Read:
    """A pair of editions with its report, and what reviewers have said of its changes."""

    old: Edition
    new: Edition
    summary: Summary | None
    report: KeptReport
    approvals: tuple[Approval, ...]
    remarks: tuple[Remark, ...]

    @property
    def address(self) -> str:
        return f"{REVIEWS}/{self.old.hash}..{self.new.hash}"

    @property
    def changes(self) -> Iterator[KeptChange]:
        return (one for part in self.report.parts for one in part.changes)

    @property
    def waiting(self) -> tuple[str, ...]:
        return tuple(one.fingerprint for one in self.changes if one.waits)

    @property
    def standing(self) -> tuple[Approval, ...]:
        """Nobody stands by an edition of their own, even for what they approved in another's."""
        return counting(self.approvals, self.new)


def read_pair(visit: Visit) -> Read:
    old, between, new = visit.path("pair").partition("..")

    def find(connection: Transaction) -> Read:
        before, after = programs.edition(connection, old), programs.edition(connection, new)
        found = reviews.find(connection, old, new)
        if not (between and before and after):
            raise Missing(visit.path("pair"))
        kept = _kept(found[1], visit.lang) if found else None
        report = kept or structure(connection, old, new, visit.lang)
        about = [one.fingerprint for part in report.parts for one in part.changes]
        said = reviews.approvals(connection, about), reviews.remarks(connection, about)
        return Read(before, after, found[0] if found and kept else None, report, *said)

    return visit.service.store.read(find)


def _kept(report: str, lang: str) -> KeptReport | None:
    """None for one of a later edition of motcua, which is not guessed at."""
    try:
        return read_kept(json.loads(report), lang)
    except Unkept:
        return None


def why_not(account: Account, new: Edition) -> str:
    """The key of what keeps this reviewer from approving, '' for nothing."""
    if not new.author:
        return "edition/unknown_author"
    return "edition/own" if new.author == account.id else ""


def counting(approvals: Iterable[Approval], new: Edition) -> tuple[Approval, ...]:
    return tuple(one for one in approvals if new.author and one.by != new.author)
