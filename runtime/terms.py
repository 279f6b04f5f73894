"""What the program says of money and time in one case, for the commands that depend on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Moment = Literal["intake", "supplement", "return", "before", "after"]


@dataclass(frozen=True, slots=True)
class Charge:
    """A fee that is owed, in the smallest unit of its currency, and when it is to be paid.

    `nature` is phi, le_phi, gia_dich_vu or nghia_vu_tai_chinh; `step` belongs to before and after.
    """

    fee: str
    amount: int
    nature: str = "phi"
    currency: str = "VND"
    due: Moment = "intake"
    step: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """`charges` have a known amount; what `open_fees` come to, an officer finds out.

    An extension is possible `extensions` times in all, until the end of `extend_by` (None: not
    now); `extends_itself`: the program says by how much.
    """

    charges: tuple[Charge, ...] = ()
    open_fees: frozenset[str] = frozenset()
    kept_fees: frozenset[str] = frozenset()
    """Never given back."""
    due: date | None = None
    extend_by: date | None = None
    extensions: int = 1
    extends_itself: bool = False
    adopts: str = ""
    """The later version that takes the dossier over, by its hash, when it is looked into."""
    lacks: bool = False
    """It asks for what the applicant has not answered."""
    ask_by: date | None = None
    """Who asks for a supplement after that day says why; None before receipt."""
