"""Takes a build into the store: programs, lists and index, and makes it the active release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from compiler.bundle import (
    INDEX,
    Entry,
    Index,
    content_hash,
    read_index,
    read_list,
    read_program,
)
from runtime.store.engine import Store
from runtime.store.programs import Artefact, ProgramText, import_release


def install_folder(store: Store, folder: Path, now: datetime) -> int:
    """A build folder; only what its index names is read."""
    index = (folder / INDEX).read_bytes()
    names = (INDEX, *needed(read_index(index)))
    return install_files(store, ((name, (folder / name).read_bytes()) for name in names), now)


def install_files(
    store: Store,
    files: Iterable[tuple[str, bytes]],
    now: datetime,
    *,
    author: str = "",
    publish: bool = True,
) -> int:
    """The files of a build by name; raises ValueError when one is not what its name says."""
    contents = dict(files)
    index = read_index(contents[INDEX])
    return store.write(
        partial(
            import_release,
            index=contents[INDEX].decode(),
            programs=[_program(one, contents[one.path]) for one in index.entries],
            artefacts=[*_lists(index, contents), *_texts(index, contents)],
            now=now,
            author=author,
            publish=publish,
        )
    )


def needed(index: Index) -> Iterator[str]:
    """The files that serving needs, by name."""
    yield from (one.path for one in index.entries)
    yield from (f"lists/{ref.hash}.json" for ref in index.lists)
    yield from (ref.path for ref in index.texts)


def _program(entry: Entry, content: bytes) -> ProgramText:
    read_program(content, entry.hash)
    return ProgramText(entry.hash, entry.code, entry.start, content.decode())


def _lists(index: Index, contents: Mapping[str, bytes]) -> Iterator[Artefact]:
    for ref in index.lists:
        content = contents[f"lists/{ref.hash}.json"]
        read_list(content, ref.hash)
        yield Artefact(ref.hash, "list", content.decode())


def _texts(index: Index, contents: Mapping[str, bytes]) -> Iterator[Artefact]:
    for ref in index.texts:
        content = contents[ref.path]
        if content_hash(content) != ref.hash:
            raise ValueError(f"{ref.path} does not hold what the index says")
        yield Artefact(ref.hash, "texts", content.decode())
