"""In the demonstration, a dossier with a fee that an officer sets by a notice."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from compiler.bundle import INDEX, read_index
from runtime.clock import VIETNAM
from runtime.service import Catalogue
from runtime.store import dossiers, programs
from runtime.store.engine import Store
from tests.browser.site import Site
from tests.runtime.owing import lodge_owing

ID = "owing"
KNOWN: dict[Path, str] = {}


def owing(site: Site) -> str:
    """Its code."""
    if site.folder not in KNOWN:
        index = read_index((site.folder / "build" / INDEX).read_bytes())
        with Store.open(f"sqlite:///{site.folder / 'motcua.sqlite'}") as store:
            release = store.read(programs.active_release)
            assert release
            catalogue, now = Catalogue(store, release.id, index), datetime.now(VIETNAM)
            store.write(partial(lodge_owing, catalogue=catalogue, now=now, id=ID))
            KNOWN[site.folder] = store.read(lambda c: dossiers.own_dossier(c, ID)).code
    return KNOWN[site.folder]
