"""From a checked build to the index and files of a bundle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from catalogue import shared
from compiler.bundle import Agency, Index, TextsRef, content_hash, files
from compiler.ir import ListRef
from compiler.lists import list_hash
from compiler.pipeline import Build, identity
from compiler.translations import languages, tables


def bundle_index(build: Build, texts: Iterable[TextsRef] = ()) -> Index:
    head = build.catalogue.head
    lists = build.catalogue.lists
    needed = sorted({name for one in build.procedures for name in one.lists})
    return Index(
        catalogue=identity(build.catalogue),
        title=str(head.title) if head else "",
        entries=tuple(one.entry for one in build.procedures),
        agencies=tuple(_agency(one) for one in build.catalogue.agencies),
        lists=tuple(ListRef(name, list_hash(lists[name])) for name in needed),
        calendar=build.world.calendar,
        names=build.world.names,
        texts=tuple(texts),
    )


def bundle_files(build: Build) -> Iterator[tuple[str, bytes]]:
    """Every file of the bundle, the index last."""
    places: dict[str, Any] = {
        one.hash: {path: [span.file, span.line, span.column] for path, span in one.places}
        for one in build.procedures
    }
    programs = {one.hash: one.content for one in build.procedures}
    texts = dict(_texts(build))
    yield from files(bundle_index(build, texts), programs, build.catalogue.lists, places, texts)


def _texts(build: Build) -> Iterator[tuple[TextsRef, bytes]]:
    for lang in languages(build.catalogue):
        for name, content in tables(build, lang):
            yield TextsRef(lang, name, content_hash(content)), content


def _agency(one: shared.Agency) -> Agency:
    serves = one.serves if isinstance(one.serves, tuple) else ()
    return Agency(
        str(one.id), str(one.kind), str(one.name), tuple(str(code) for code in serves),
        str(one.under or ""), str(one.address or ""), str(one.phone or ""),
    )  # fmt: skip
