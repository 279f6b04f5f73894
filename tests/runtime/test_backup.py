"""A backup holds everything of one moment, comes back into either database, or is refused."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import commands
from runtime.backup import MANIFEST, BackupRefused, Saved, backup, restore
from runtime.files import FolderFiles
from runtime.store import events, files, portable
from runtime.store.engine import Store, Transaction
from tests.runtime.filing import NOW, lodging, start_draft, submit

PDF = b"%PDF-1.4 to khai"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def filled(store: Store, kept: Path) -> Store:
    """Dossiers with events and a file, a draft with an answer that needs its accents, an anchor."""
    stored = FolderFiles(kept).put(BytesIO(PDF))
    loose = FolderFiles(kept).put(BytesIO(b"nobody uses it"))
    draft = start_draft(store)

    def attach(connection: Transaction) -> None:
        for one in (stored, loose):
            files.record_file(connection, one, "application/pdf", NOW)
        files.attach_to_draft(
            connection, draft, id="u1", path="nop.to_khai", name="tờ khai.pdf", sha256=stored.sha256
        )
        events.anchor_day(connection, date(2026, 3, 1), "anchors.txt")

    store.write(attach)
    submit(store, lodging(draft))
    submit(store, lodging(start_draft(store)))
    start_draft(store, {"tre.ho_ten": 'Nguyễn Thị Ước \\ "x" \u0000', "nop": None})
    return store


def everything(store: Store) -> dict[str, list[str]]:
    def read(connection: Transaction) -> dict[str, list[str]]:
        return {
            shape.name: sorted(map(json.dumps, portable.rows(connection, shape)))
            for shape in portable.shapes()
        }

    return store.read(read)


@pytest.fixture
def saved(filled: Store, url: str, kept: Path, tmp_path: Path) -> Saved:
    return backup(url, kept, tmp_path / "out", NOW)


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, also of the other kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'restored' / 'motcua.sqlite'}"
    fresh: Callable[[], str] = request.getfixturevalue("databases")
    return fresh()


def test_everything_comes_back_into_either_database(
    filled: Store, saved: Saved, target: str, tmp_path: Path
) -> None:
    again = restore(target, tmp_path / "again", tmp_path / "out")
    assert again == saved
    assert (saved.dossiers, saved.files) == (2, 2)
    with Store.open(target) as store:
        assert everything(store) == everything(filled)
        receipt = submit(store, lodging(start_draft(store)))
        assert receipt.code == "H29.15-260302-0003"
    names = sorted(path.name for path in (tmp_path / "again").rglob("*") if path.is_file())
    assert names == sorted(path.name for path in (tmp_path / "files").rglob("*") if path.is_file())


def test_a_backup_is_of_one_moment(filled: Store, url: str, kept: Path, tmp_path: Path) -> None:
    """Dossiers are lodged all the while; none is half in it."""
    backup(url, kept, tmp_path / "one", NOW)
    submit(filled, lodging(start_draft(filled)))
    later = backup(url, kept, tmp_path / "two", NOW)
    assert later.dossiers == 3
    assert backup(url, kept, tmp_path / "three", NOW).rows == later.rows


def lose_a_row(out: Path) -> None:
    path = out / "event.jsonl"
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[1:]), "utf-8")


def change_a_file(out: Path) -> None:
    path = next(path for path in (out / "files").rglob("*") if path.is_file())
    path.write_bytes(b"another")


def lose_a_file(out: Path) -> None:
    next(path for path in (out / "files").rglob("*") if path.is_file()).unlink()


def be_cut_short(out: Path) -> None:
    (out / MANIFEST).unlink()


def be_newer(out: Path) -> None:
    path = out / MANIFEST
    path.write_text(path.read_text("utf-8").replace('"format": 1', '"format": 9'), "utf-8")


@pytest.mark.parametrize("harm", [lose_a_row, change_a_file, lose_a_file, be_cut_short, be_newer])
def test_a_backup_that_was_harmed_is_refused(
    saved: Saved, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    harm(tmp_path / "out")
    target = f"sqlite:///{tmp_path / 'restored.sqlite'}"
    with pytest.raises(BackupRefused):
        restore(target, tmp_path / "again", tmp_path / "out")


def test_a_chain_forged_before_the_backup_is_told(
    filled: Store, url: str, kept: Path, tmp_path: Path
) -> None:
    filled.write(lambda c: c.exec_driver_sql("UPDATE event SET actor = 'khac'"))
    backup(url, kept, tmp_path / "out", NOW)
    with pytest.raises(BackupRefused):
        restore(f"sqlite:///{tmp_path / 'r.sqlite'}", tmp_path / "again", tmp_path / "out")


def test_only_an_empty_database_is_restored_into(
    saved: Saved, filled: Store, url: str, target: str, tmp_path: Path
) -> None:
    before = everything(filled)
    with pytest.raises(BackupRefused):
        restore(url, tmp_path / "again", tmp_path / "out")
    assert everything(filled) == before
    Store.open(target).close()
    restore(target, tmp_path / "again", tmp_path / "out")


def test_a_file_that_a_dossier_uses_must_be_there(
    filled: Store, url: str, kept: Path, tmp_path: Path
) -> None:
    for path in [path for path in kept.rglob("*") if path.is_file()]:
        path.unlink()
    with pytest.raises(BackupRefused, match="missing"):
        backup(url, kept, tmp_path / "out", NOW)
    assert not (tmp_path / "out" / MANIFEST).exists()


def test_a_folder_that_holds_something_is_not_written_over(
    saved: Saved, url: str, kept: Path, tmp_path: Path
) -> None:
    with pytest.raises(BackupRefused):
        backup(url, kept, tmp_path / "out", NOW)
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")
def test_nobody_else_may_look_into_a_backup(sqlite_url: str, kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "shared"
    out.mkdir(mode=0o755)
    backup(sqlite_url, kept, out, NOW)
    assert out.stat().st_mode & 0o077 == 0


def test_the_command_line_backs_up_and_restores(
    filled: Store, url: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def motcua(command: str, database: str, files: Path) -> Result:
        monkeypatch.setenv("MOTCUA_DATABASE_URL", database)
        monkeypatch.setenv("MOTCUA_FILES", str(files))
        return CliRunner().invoke(commands, [command, str(tmp_path / "out")])

    done = motcua("backup", url, kept)
    assert (done.exit_code, done.output.splitlines()[0][:7]) == (0, "2 hồ sơ"), done.output
    assert motcua("backup", url, kept).exit_code == 2
    target = f"sqlite:///{tmp_path / 'restored.sqlite'}"
    assert "every chain" in motcua("restore", target, tmp_path / "again").output
    again = motcua("restore", target, tmp_path / "again")
    assert (again.exit_code, "empty database" in again.output) == (2, True)


def test_a_database_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MOTCUA_DATABASE_URL", f"postgresql:///motcua?host={tmp_path}")
    done = CliRunner().invoke(commands, ["backup", str(tmp_path / "out")])
    assert (done.exit_code, "cannot be reached" in done.output) == (2, True)
