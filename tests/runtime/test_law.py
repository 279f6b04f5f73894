"""Whatever anybody tries, a dossier's life keeps to the law: on each database, by seeds."""

from __future__ import annotations

import os

from runtime.nightly import mend_clocks, wrong_clocks
from runtime.store.engine import Store
from tests.runtime.house import furnish
from tests.runtime.living import Life

RUNS = int(os.environ.get("MOTCUA_LIVES", "25"))


def test_random_lives_keep_to_the_law(url: str) -> None:
    with Store.open(url) as store:
        catalogue = furnish(store)
        lives = [Life(store, catalogue, seed) for seed in range(RUNS)]
        for life in lives:
            life.live()
        last = max(life.now for life in lives)
        assert wrong_clocks(store, catalogue, last) == ()
        assert mend_clocks(store, catalogue, last) == ()
