"""What the steps of a filing cost an applicant: the assumptions of the standard cost model.

Circular 02/2017/TT-VPCP adds up, for one dossier, the hours of each thing to be done times an
hour's income, what is paid for copies, notaries and travel, and the fees; a year is that times
the dossiers of a year. What the circular leaves to whoever reckons stands here as a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from catalogue.record import record

HOUR = 60
WORKING_DAY = 8 * HOUR
WORKING_DAYS: Mapping[str, Fraction] = {
    "hour": Fraction(1, 8),
    "working_day": Fraction(1),
    "day": Fraction(5, 7),
    "month": Fraction(21),
    "year": Fraction(250),
}
"""How many working days of eight hours a unit is; exact for hours and working days."""


@record
class Piece:
    """Minutes of the applicant's time, and money beside the fees, in đồng."""

    minutes: int = 0
    dong: int = 0


COPIES: Mapping[str, Piece] = {
    "original": Piece(15),
    "certified": Piece(45, 10_000),
    "notarised": Piece(60, 50_000),
    "plain": Piece(5, 2_000),
    "compared": Piece(10, 2_000),
    "electronic": Piece(5),
}
"""One paper by the kind of copy."""


@record
class Rates:
    """Assumptions, not law: an office that has counted writes its own.

    `hour` is the income of an hour, in đồng; `question` minutes for a question that must be
    answered; `visit` one visit with the way there and back and the wait; `copies` one paper by the
    kind of copy: looked out or fetched where it is an original, or made.
    """

    hour: int = 40_000
    question: int = 1
    visit: Piece = Piece(120, 20_000)
    copies: Mapping[str, Piece] = field(default_factory=lambda: COPIES)


STANDARD = Rates()
