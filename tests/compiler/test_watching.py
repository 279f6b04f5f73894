"""A folder that is watched: what changes is read again, what does not is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from catalogue.load import read_folder
from compiler.watching import Watched, changes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "i18n").mkdir()
    (tmp_path / "law.yaml").write_text("- act: 1\n", "utf-8")
    (tmp_path / "i18n" / "en.po").write_text("# one\n", "utf-8")
    (tmp_path / ".law.yaml.new").write_text("hidden\n", "utf-8")
    return tmp_path


def test_reads_what_the_folder_holds(folder: Path) -> None:
    assert Watched(folder).texts() == dict(read_folder(folder))
    assert sorted(Watched(folder).texts()) == ["i18n/en.po", "law.yaml"]


def test_what_has_not_changed_is_not_read_again(folder: Path) -> None:
    watched = Watched(folder)
    before = watched.texts()
    (folder / "law.yaml").write_text("- act: 22\n", "utf-8")
    after = watched.texts()
    assert after["i18n/en.po"] is before["i18n/en.po"]
    assert after["law.yaml"] == b"- act: 22\n"


def test_a_change_is_seen_that_keeps_length_and_time(folder: Path) -> None:
    watched, file = Watched(folder), folder / "law.yaml"
    watched.texts()
    status = file.stat()
    file.write_text("- act: 9\n", "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert watched.texts()["law.yaml"] == b"- act: 9\n"


def test_files_that_come_and_go(folder: Path) -> None:
    watched = Watched(folder)
    watched.texts()
    (folder / "law.yaml").unlink()
    (folder / "facts.yaml").write_text("facts: {}\n", "utf-8")
    assert sorted(watched.texts()) == ["facts.yaml", "i18n/en.po"]


def test_translations_are_watched_too(folder: Path) -> None:
    told = changes(folder)
    next(told)
    (folder / "i18n" / "en.po").write_text("# two\n", "utf-8")
    assert next(told)["i18n/en.po"] == b"# two\n"
