"""An edition as people spell it: a catalogue folder, a bundle folder, a revision of git."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from catalogue import bases
from catalogue.listing import SUFFIXES
from catalogue.load import read_folder
from compiler.bundle import INDEX
from compiler.compiled import is_error
from compiler.diff import git
from compiler.diff.side import Side, of_files, of_folder
from compiler.diff.unreadable import Unreadable
from compiler.pipeline import Build, compile_texts
from compiler.publish import bundle_files

__all__ = ["Side", "Unreadable", "read_side", "read_sides"]

HEAD = "catalogue.yaml"
PLACES_TOLD = 3


def read_sides(old: str, new: str) -> tuple[Side, Side]:
    """Two editions; a bare revision means the same folder as the other one."""
    return read_side(old, beside=new), read_side(new, beside=old)


def read_side(spelled: str, *, beside: str = "") -> Side:
    """A folder when there is one of that name; else `REV:path`, or `REV` of the folder of the
    other edition, of the working folder, or of the only catalogue that the revision has."""
    if _is_folder(spelled):
        return _of_folder(spelled, Path(spelled))
    near, repository = _repository(spelled, beside)
    name, colon, path = spelled.partition(":")
    folder = git.confined(path)
    found = git.revision(repository, name)
    if not colon:
        there = near.relative_to(repository).as_posix()
        other = "" if _is_folder(beside) else beside.partition(":")[2]
        folder = _same_folder(spelled, found, (*([other] if other else ()), there, "."))
    return _of_revision(spelled, found, folder)


def _repository(spelled: str, beside: str) -> tuple[Path, Path]:
    """That of the other edition's folder, else of the working folder."""
    for one in (beside, "."):
        if _is_folder(one):
            near = Path(one).resolve()
            repository = git.root(near)
            if repository is not None:
                return near, repository
    raise Unreadable("side-not-found", name=spelled)


def _is_folder(spelled: str) -> bool:
    return bool(spelled) and "\0" not in spelled and Path(spelled).is_dir()


def _of_folder(spelled: str, folder: Path) -> Side:
    if (folder / INDEX).is_file():
        return of_folder(spelled, folder)
    if not (folder / HEAD).is_file():
        raise Unreadable("side-without-catalogue", name=spelled)
    return _compiled(spelled, dict(read_folder(folder)))


def _compiled(spelled: str, texts: Mapping[str, bytes]) -> Side:
    made = compile_texts(texts)
    if made.broken:
        raise _wrong(spelled, made)
    return of_files(spelled, dict(bundle_files(made)))


def _wrong(spelled: str, made: Build) -> Unreadable:
    errors = [one for one in made.report if is_error(one)]
    places = (
        f"{one.span.file}:{one.span.line}:{one.span.column} {one.slug}"
        for one in errors[:PLACES_TOLD]
    )
    return Unreadable(
        "side-does-not-compile", name=spelled, count=str(len(errors)), places="; ".join(places)
    )


def _same_folder(spelled: str, found: git.Revision, folders: Iterable[str]) -> str:
    for one in map(git.confined, folders):
        if _below(one, HEAD) in found.blobs or _below(one, INDEX) in found.blobs:
            return one
    heads = [PurePosixPath(name) for name in found.blobs if PurePosixPath(name).name == HEAD]
    if len(heads) != 1:
        raise Unreadable("side-folder-unclear", name=spelled, count=str(len(heads)))
    return git.confined(heads[0].parent.as_posix())


def _of_revision(spelled: str, found: git.Revision, folder: str) -> Side:
    if _below(folder, INDEX) in found.blobs:
        return Side(spelled, _reader(found, folder))
    if _below(folder, HEAD) not in found.blobs:
        raise Unreadable("side-without-catalogue", name=spelled)
    return _compiled(spelled, dict(_texts(found, folder)))


def _reader(found: git.Revision, folder: str) -> Callable[[str], bytes]:
    def read(name: str) -> bytes:
        path = _below(folder, name)
        return dict(found.read([path]))[path]

    return read


def _texts(found: git.Revision, folder: str) -> Iterator[tuple[str, bytes]]:
    """The files of a catalogue as it reads them from disk, after those of the one it extends."""
    own = _authored(found, folder)
    base = _base(found, folder)
    names = {path: name for path, name in own.items() if not name.startswith(bases.BASE)}
    if base:
        prefix, above = base
        names = {path: prefix + name for path, name in _authored(found, above).items()} | names
    for path, content in found.read(names):
        yield names[path], content


def _authored(found: git.Revision, folder: str) -> dict[str, str]:
    """Paths in the repository with the names that they have in a catalogue's folder."""
    before = f"{folder}/" if folder else ""
    names = {path: path.removeprefix(before) for path in found.blobs if path.startswith(before)}
    return {
        path: name
        for path, name in names.items()
        if name.endswith(SUFFIXES) and not PurePosixPath(name).name.startswith((".", "_"))
    }


def _base(found: git.Revision, folder: str) -> tuple[str, str] | None:
    """Prefix and folder of the catalogue that this one extends, if it is there."""
    head = _below(folder, HEAD)
    wanted = bases.extended(dict(found.read([head]))[head])
    if not wanted:
        return None
    above = PurePosixPath(folder).parent.as_posix()
    for prefix, near in ((bases.BASE, _below(folder, bases.BASE.rstrip("/"))), ("../", above)):
        for path in _heads(found, near, but=folder):
            if bases.identity(dict(found.read([path]))[path]) == wanted:
                folder_ = PurePosixPath(path).parent
                return f"{prefix}{folder_.name}/", folder_.as_posix()
    return None


def _heads(found: git.Revision, near: str, *, but: str) -> list[str]:
    heads = (PurePosixPath(name) for name in found.blobs if name.endswith(HEAD))
    return sorted(
        one.as_posix()
        for one in heads
        if one.name == HEAD
        and one.parent.parent == PurePosixPath(near)
        and one.parent != PurePosixPath(but)
        and one.parent != one.parent.parent
    )


def _below(folder: str, name: str) -> str:
    return name if folder in ("", ".") else f"{folder}/{name}"
