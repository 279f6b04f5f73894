"""Writes a build folder: files by name, the index last, what no longer belongs removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from compiler.pipeline import Build
from renderers import RENDERERS

INDEX = "index.json"


def write(
    folder: Path, build: Build, bundle: Iterable[tuple[str, bytes]], targets: Sequence[str]
) -> int:
    """Write the bundle and the static outputs; the number of files. Unchanged files stay as they
    are."""
    made = dict(_outputs(build, targets)) | dict(bundle)
    index = made.pop(INDEX)
    for name, content in made.items():
        put(folder / name, content)
    put(folder / INDEX, index)
    _sweep(folder, {*made, INDEX})
    return len(made) + 1


def _outputs(build: Build, targets: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for one in build.procedures:
        for renderer in RENDERERS:
            if not targets or renderer.name in targets:
                for artifact in renderer.render(one.program, build.world):
                    yield f"public/{artifact.path}", artifact.content


def put(path: Path, content: bytes) -> None:
    """Replace a file at once; a reader sees the old one or the new one."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)


def _sweep(folder: Path, kept: set[str]) -> None:
    """Only what an earlier build wrote is removed."""
    for part in ("programs", "lists", "texts", "public"):
        for path in sorted((folder / part).rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(folder).as_posix() not in kept:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
