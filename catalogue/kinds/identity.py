"""The structure of a citizen's identification number."""

from __future__ import annotations

import re
from datetime import date


def plausible(number: str, today: date) -> bool:
    """Twelve digits: place of birth registration, century and sex, year of birth, six more.

    The place is only known not to be 000: besides provinces there are codes of other countries.
    """
    if not re.fullmatch("[0-9]{12}", number) or number.startswith("000"):
        return False
    return 1900 + 100 * (int(number[3]) // 2) + int(number[4:6]) <= today.year
