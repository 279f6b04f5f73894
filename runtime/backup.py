"""A backup is a folder: each table as lines of JSON, each file under its hash, and a manifest.

The same for both databases, so that one is restored from the other's too.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypedDict

from catalogue.kinds.base import Says
from runtime.files import FolderFiles
from runtime.store import portable
from runtime.store.engine import Store, Transaction
from runtime.store.failures import Taken
from runtime.store.portable import Kind, Plain, Shape

FORMAT = 1
MANIFEST = "manifest.json"
THERE = Says("Thư mục đã có nội dung", "The folder holds something already")
NONE = Says("Không phải bản sao lưu trọn vẹn", "Not a complete backup")
NEWER = Says("Bản sao lưu của phiên bản mới hơn", "The backup is of a newer version")
CHANGED = Says("Nội dung khác với lúc sao lưu", "The content is not what was backed up")
MISSING = Says("Thiếu tệp mà hồ sơ dùng", "A file that a dossier uses is missing")
NOT_EMPTY = Says("Chỉ phục hồi vào kho dữ liệu trống", "Only an empty database is restored into")


class Kept(TypedDict):
    """A table, and the file with its rows."""

    name: str
    file: str
    columns: Sequence[tuple[str, Kind]]
    rows: int
    sha256: str


class Manifest(TypedDict):
    format: int
    revision: str
    made_at: str
    tables: list[Kept]
    files: list[str]


class BackupRefused(Exception):
    """Why not, and what it is about."""

    def __init__(self, why: Says, what: object) -> None:
        super().__init__(f"{why.vi}: {what} · {why.en}: {what}")


@dataclass(frozen=True, slots=True)
class Saved:
    """What stands in a backup; `seal` is the hash of its manifest, to be kept elsewhere."""

    rows: int
    dossiers: int
    files: int
    seal: str

    def __str__(self) -> str:
        return f"{self.dossiers} hồ sơ, {self.rows} dòng, {self.files} tệp"


def backup(url: str, files: Path, out: Path, now: datetime) -> Saved:
    """Beside a running server: of one moment, and complete once its manifest is there."""
    out.mkdir(parents=True, exist_ok=True, mode=0o700)
    if any(out.iterdir()):
        raise BackupRefused(THERE, out)
    out.chmod(0o700)  # an empty folder that was there may be open to others
    with Store.open(url) as store:
        tables, hashes, at = store.read(partial(_write_tables, out))
    copied = _copy_files(FolderFiles(files), FolderFiles(out / "files"), hashes)
    manifest: Manifest = {
        "format": FORMAT, "revision": at, "made_at": now.isoformat(), "tables": tables,
        "files": sorted(copied),
    }  # fmt: skip
    _write(out / MANIFEST, [json.dumps(manifest, ensure_ascii=False, indent=1)])
    return _saved(out, manifest)


def restore(url: str, files: Path, folder: Path) -> Saved:
    """Into an empty database; everything is checked against the manifest, and every chain."""
    try:
        manifest: Manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        raise BackupRefused(NONE, folder) from None
    if manifest["format"] > FORMAT:
        raise BackupRefused(NEWER, folder)
    for one in manifest["tables"]:
        if _digest(folder / one["file"]) != one["sha256"]:
            raise BackupRefused(CHANGED, one["file"])
    hashes = [(hash_, True) for hash_ in manifest["files"]]
    _copy_files(FolderFiles(folder / "files"), FolderFiles(files), hashes)
    try:
        with closing(_read_tables(folder, manifest["tables"])) as tables:
            portable.fill(url, manifest["revision"], tables)
    except Taken:
        raise BackupRefused(NOT_EMPTY, url.rpartition("@")[2]) from None
    with Store.open(url) as store:
        broken = store.read(lambda connection: next(portable.broken_chains(connection), None))
    if broken:
        raise BackupRefused(CHANGED, broken)
    return _saved(folder, manifest)


def _write_tables(
    out: Path, connection: Transaction
) -> tuple[list[Kept], tuple[tuple[str, bool], ...], str]:
    tables: list[Kept] = []
    for shape in portable.shapes():
        name = f"{shape.name}.jsonl"
        rows = _Counted(portable.rows(connection, shape))
        _write(out / name, (json.dumps(row, ensure_ascii=False) for row in rows))
        tables.append(
            {"name": shape.name, "file": name, "columns": shape.columns, "rows": rows.count,
             "sha256": _digest(out / name)}
        )  # fmt: skip
    return tables, portable.kept_files(connection), portable.revision(connection)


def _read_tables(
    folder: Path, tables: Iterable[Kept]
) -> Generator[tuple[Shape, Iterator[list[Plain]]], None, None]:
    for one in tables:
        shape = Shape(one["name"], tuple((name, kind) for name, kind in one["columns"]))
        with (folder / one["file"]).open(encoding="utf-8") as lines:
            yield shape, map(json.loads, lines)


def _copy_files(
    source: FolderFiles, target: FolderFiles, hashes: Iterable[tuple[str, bool]]
) -> list[str]:
    """What nothing uses may have been swept away in the meantime."""
    copied = []
    for hash_, used in hashes:
        try:
            with source.open(hash_) as file:
                stored = target.put(file)
        except FileNotFoundError:
            if used:
                raise BackupRefused(MISSING, hash_) from None
            continue
        if stored.sha256 != hash_:
            raise BackupRefused(CHANGED, hash_)
        copied.append(hash_)
    return copied


class _Counted:
    def __init__(self, rows: Iterator[list[Plain]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[list[Plain]]:
        for row in self._rows:
            self.count += 1
            yield row


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _saved(folder: Path, manifest: Manifest) -> Saved:
    counted = {one["name"]: one["rows"] for one in manifest["tables"]}
    seal = _digest(folder / MANIFEST)
    return Saved(sum(counted.values()), counted["dossier"], len(manifest["files"]), seal)
