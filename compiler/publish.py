"""From a checked build to the index and files of a bundle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalogue import shared
from compiler.bundle import Agency, Index, entry, files
from compiler.ir import ListRef
from compiler.lists import list_hash
from compiler.pipeline import Build, identity


def bundle_index(build: Build) -> Index:
    head = build.catalogue.head
    lists = build.catalogue.lists
    needed = sorted({ref.name for one in build.procedures for ref in one.program.lists})
    return Index(
        catalogue=identity(build.catalogue),
        title=str(head.title) if head else "",
        entries=tuple(entry(one.program, one.hash) for one in build.procedures),
        agencies=tuple(_agency(one) for one in build.catalogue.agencies),
        lists=tuple(ListRef(name, list_hash(lists[name])) for name in needed),
        calendar=build.world.calendar,
        names=build.world.names,
    )


def bundle_files(build: Build) -> Iterator[tuple[str, bytes]]:
    """Every file of the bundle, the index last."""
    places: dict[str, Any] = {
        one.hash: {path: [span.file, span.line, span.column] for path, span in one.places}
        for one in build.procedures
    }
    programs = {one.hash: one.content for one in build.procedures}
    yield from files(bundle_index(build), programs, build.catalogue.lists, places)


def _agency(one: shared.Agency) -> Agency:
    serves = one.serves if isinstance(one.serves, tuple) else ()
    return Agency(
        str(one.id), str(one.kind), str(one.name), tuple(str(code) for code in serves),
        str(one.under or ""), str(one.address or ""), str(one.phone or ""),
    )  # fmt: skip
