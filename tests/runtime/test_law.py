"""Whatever anybody tries, a dossier's life keeps to the law: on each database, by seeds."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Sequence

from runtime import guards, needs, transitions
from runtime.national import UNDECIDED
from runtime.nightly import mend_clocks, wrong_clocks
from runtime.refusals import REFUSALS
from runtime.store.engine import Store
from runtime.transitions import TRANSITIONS
from tests.runtime.house import furnish, furnish_later
from tests.runtime.living import Life

RUNS = int(os.environ.get("MOTCUA_LIVES", "25"))
MANY = 1_000
"""Of so many lives, some meet each of the rarest things."""
NEVER = {("decided", "opinion"), ("payment_confirmed", "returned")} | {
    ("payment_refunded", state) for state in UNDECIDED
}
"""Named in the table, so that it is said what is waited for, or that all has been paid.
Of who has paid too much before the decision only supplements can tell."""

RARE = {("opinion_given", "payment")}
"""Not met by chance in some thousands of lives, but tried by hand."""
SELDOM = {
    "intake-ends-by-receiving", "unpaid", "version-asks-more", "version-has-other-steps",
}  # fmt: skip
"""Hardly ever met by chance."""


def test_random_lives_keep_to_the_law(url: str) -> None:
    with Store.open(url) as store:
        catalogue = furnish(store)
        later = furnish_later(store)
        lives = [Life(store, catalogue, seed, later) for seed in range(RUNS)]
        for life in lives:
            life.live()
        last = max(life.now for life in lives)
        assert wrong_clocks(store, catalogue, last) == ()
        assert mend_clocks(store, catalogue, last) == ()
    reach_everything(lives)


def reach_everything(lives: Sequence[Life]) -> None:
    """Many lives reach every line of the table, and all that can be refused."""
    taken = set().union(*(life.taken for life in lives))
    lines = {(one.event, state) for one in TRANSITIONS.values() for state in one.sources}
    if RUNS >= MANY:
        assert lines - taken <= NEVER | RARE
        assert set().union(*(life.corrected for life in lives)) == {"answers", "+", "-"}
        assert refusals() - SELDOM <= set().union(*(life.refused for life in lives))


def refusals() -> set[str]:
    """Those that the state machine itself pronounces."""
    source = "".join(inspect.getsource(one) for one in (guards, needs, transitions))
    return {id for id in re.findall(r'"([a-z-]+)"', source) if id in REFUSALS}
