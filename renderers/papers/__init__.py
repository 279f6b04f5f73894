"""The papers of one-stop: which there are, for whom, and when a dossier has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from renderers.papers import application, course, ending, intake
from renderers.papers.case import Case, Standing
from renderers.papers.sheet import Sheet

ONCE = ("",)
NEVER: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """`slug` stands in its address. `copies` are the keys under which a dossier has it: none, one,
    or one for each payment. `pdf`: it is also made as a file to keep."""

    id: str
    slug: str
    draw: Callable[[Case, str], Sheet]
    copies: Callable[[Standing], tuple[str, ...]]
    house: bool = False
    """For officers only."""
    pdf: bool = False
    kept: bool = False
    """Kept as it was given out: nothing that happens later changes it."""


def _received(now: Standing) -> tuple[str, ...]:
    return ONCE if now.received else NEVER


def _written(kind: str) -> Callable[[Standing], tuple[str, ...]]:
    return lambda now: ONCE if kind in now.letters else NEVER


def _stopped(now: Standing) -> tuple[str, ...]:
    return ONCE if now.ended else NEVER


def _decided(now: Standing) -> tuple[str, ...]:
    return ONCE if now.decided else NEVER


def _paid(now: Standing) -> tuple[str, ...]:
    return now.receipts


def _helped(now: Standing) -> tuple[str, ...]:
    return ONCE if now.helped else NEVER


PAPERS: tuple[Paper, ...] = (
    Paper("application", "to-khai", application.application, _helped),
    Paper("received", "tiep-nhan", intake.received, _received, pdf=True, kept=True),
    Paper("supplement", "bo-sung", intake.supplement, _written("supplement"), kept=True),
    Paper("refusal", "tu-choi", intake.refusal, _written("refusal"), kept=True),
    Paper("apology", "xin-loi", course.apology, _written("apology"), kept=True),
    Paper("stop", "dung-giai-quyet", course.stop, _stopped, kept=True),
    Paper("payment", "thong-bao-nop-tien", ending.notice, _written("payment")),
    Paper("control", "kiem-soat", course.control, _received, house=True),
    Paper("result", "ket-qua", ending.result, _decided, pdf=True, kept=True),
    Paper("handover", "tra-ket-qua", ending.handover, _decided, house=True),
    Paper("receipt", "bien-lai", ending.receipt, _paid, pdf=True),
)
BY_SLUG = {one.slug: one for one in PAPERS}
