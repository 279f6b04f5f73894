"""The folder of files: whole, flushed, named by their bytes, and gone when nothing uses them."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import Connection

from runtime.files import FolderFiles
from runtime.store import answers, drafts, files
from runtime.store.engine import Store
from runtime.store.failures import Missing
from tests.runtime.filing import LATER, NOW, lodging, start_draft, submit

BYTES = "tờ khai".encode() * 1000
HASH = hashlib.sha256(BYTES).hexdigest()
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> FolderFiles:
    return FolderFiles(tmp_path / "files")


def test_bytes_come_back_under_their_hash(folder: FolderFiles, tmp_path: Path) -> None:
    stored = folder.put(BytesIO(BYTES))
    assert (stored.sha256, stored.size) == (HASH, len(BYTES))
    assert folder.put(BytesIO(BYTES)) == stored
    with folder.open(HASH) as file:
        assert file.read() == BYTES
    kept = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert [path.name for path in kept] == [HASH]
    assert kept[0].stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs names of open files")
def test_the_file_and_its_folders_are_flushed_before_put_returns(
    folder: FolderFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{descriptor}").resolve().name)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    folder.put(BytesIO(BYTES))
    assert flushed[0].startswith("new-")
    assert flushed[1:] == ["files", HASH[:2]]


def test_a_broken_upload_leaves_nothing(folder: FolderFiles, tmp_path: Path) -> None:
    class Cut(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise ConnectionError

    with pytest.raises(ConnectionError):
        folder.put(Cut())
    assert list((tmp_path / "files").iterdir()) == []


def test_a_name_that_is_no_hash_never_reaches_the_disk(folder: FolderFiles) -> None:
    with pytest.raises(AssertionError):
        folder.open("../secret")
    with pytest.raises(AssertionError):
        folder.open("../" * 21 + "a")


def test_bytes_put_again_in_the_meantime_stay(folder: FolderFiles) -> None:
    folder.put(BytesIO(BYTES))
    folder.delete(HASH, LONG_AGO)
    folder.open(HASH).close()
    folder.delete(HASH, datetime.now(UTC) + timedelta(seconds=1))
    folder.delete(HASH, LATER)
    with pytest.raises(FileNotFoundError):
        folder.open(HASH)


def attach(store: Store, draft: str, id: str, folder: FolderFiles) -> None:
    stored = folder.put(BytesIO(BYTES))

    def write(connection: Connection) -> None:
        files.record_file(connection, stored, "application/pdf", NOW)
        files.attach_to_draft(
            connection, draft, id=id, path="nop.to_khai", name="a.pdf", sha256=HASH
        )

    store.write(write)


def test_bytes_go_with_their_last_use(store: Store, folder: FolderFiles) -> None:
    one, two = start_draft(store), start_draft(store)
    attach(store, one, "u1", folder)
    attach(store, two, "u2", folder)

    def unused(at: datetime) -> tuple[str, ...]:
        return store.write(lambda connection: files.forget_unused(connection, at))

    store.write(lambda connection: files.detach_from_draft(connection, one, "u2"))
    store.write(lambda connection: files.detach_from_draft(connection, one, "u1"))
    assert unused(LATER) == ()
    store.write(lambda connection: drafts.delete_expired(connection, LATER))
    assert unused(NOW - timedelta(hours=1)) == ()
    assert unused(LATER) == (HASH,)
    assert unused(LATER) == ()


def test_files_are_erased_with_the_answers_but_for_results(
    store: Store, folder: FolderFiles
) -> None:
    """Bytes that another dossier uses stay as long as that one does."""
    lodged: list[str] = []
    for id in ("u1", "u2"):
        draft = start_draft(store)
        attach(store, draft, id, folder)
        lodged.append(submit(store, lodging(draft)).dossier)
    stored = folder.put(BytesIO(b"%PDF giay phep"))

    def issue(connection: Connection) -> None:
        files.record_file(connection, stored, "application/pdf", NOW)
        files.attach_to_dossier(
            connection, lodged[0], id="u3", path="result/giay_phep", name="b.pdf",
            sha256=stored.sha256,
        )  # fmt: skip

    def erased(id: str) -> tuple[str, ...]:
        store.write(lambda connection: answers.erase(connection, id))
        return store.write(lambda connection: files.forget_unused(connection, LATER))

    store.write(issue)
    assert [erased(one) for one in lodged] == [(), (HASH,)]
    (left,) = store.read(lambda connection: files.files_of_dossier(connection, lodged[0]))
    assert left.path == "result/giay_phep"


def test_a_file_is_reached_through_its_own_dossier_only(store: Store, folder: FolderFiles) -> None:
    draft = start_draft(store)
    attach(store, draft, "u1", folder)
    mine = submit(store, lodging(draft)).dossier
    other = submit(store, lodging(start_draft(store))).dossier
    found = store.read(lambda connection: files.file_of_dossier(connection, mine, "u1"))
    assert (found.name, found.sha256) == ("a.pdf", HASH)
    with pytest.raises(Missing):
        store.read(lambda connection: files.file_of_dossier(connection, other, "u1"))
