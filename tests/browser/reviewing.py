"""An edition handed in to the demonstration while it runs, for reviewers to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from compiler import ir
from compiler.bundle import INDEX, read_index
from compiler.diff.comparing import compare
from compiler.diff.side import of_files
from runtime.clock import VIETNAM
from runtime.depositing import deposit
from runtime.in_flight import in_flight
from runtime.installing import install_files, needed
from runtime.store.engine import Store
from tests.browser.site import Site, lodge
from tests.runtime.editions import rebuilt, with_term

CODE = "1.001193"
KNOWN: dict[Path, str] = {}
OVERTAKEN: dict[Path, str] = {}


def handed_in(site: Site) -> str:
    """The address of its review."""
    if site.folder not in KNOWN:
        KNOWN[site.folder] = _hand_in(site)
    return KNOWN[site.folder]


def overtaken(site: Site) -> str:
    """The code of a dossier that a later version takes over; the demonstration serves that from
    now on, and it differs in nothing else."""
    if site.folder not in OVERTAKEN:
        code, _ = lodge(site.person(), CODE)
        new = rebuilt(_files(site.folder / "build"), CODE, _takes_over)
        with Store.open(f"sqlite:///{site.folder / 'motcua.sqlite'}") as store:
            names = (INDEX, *needed(new.index))
            install_files(store, ((one, new.file(one)) for one in names), datetime.now(VIETNAM))
        OVERTAKEN[site.folder] = code
    return OVERTAKEN[site.folder]


def _takes_over(program: ir.Program) -> ir.Program:
    return replace(program, transition="apply")


def _hand_in(site: Site) -> str:
    files = _files(site.folder / "build")
    old, new = of_files("bản đang áp dụng", files), rebuilt(files, CODE, _slower, _dearer)
    url = f"sqlite:///{site.folder / 'motcua.sqlite'}"
    now = datetime.now(VIETNAM)
    made = replace(compare(old, new, behaviour=False), in_flight=in_flight(url, new, now))
    with Store.open(url) as store:
        deposit(store, old, new, made, by=site.officer("ky"), now=now)
    return f"/reviews/{made.old_hash}..{made.new_hash}"


def _files(folder: Path) -> Mapping[str, bytes]:
    index = (folder / INDEX).read_bytes()
    names = (INDEX, *needed(read_index(index)))
    return {name: (folder / name).read_bytes() for name in names}


def _slower(program: ir.Program) -> ir.Program:
    return with_term(program, "9")


def _dearer(program: ir.Program) -> ir.Program:
    """Every component that was presented is to be handed in."""
    components = tuple(
        replace(one, verb="submit") if one.verb == "present" else one for one in program.components
    )
    return replace(program, components=components)
