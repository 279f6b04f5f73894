"""A folder that is checked again and again: always what a first check says, whatever was done."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from catalogue.load import read_folder
from compiler import incremental
from compiler.cache import read_cache
from compiler.incremental import check_texts
from compiler.last_check import CACHE, SETTLED, Files, check_cached, edition
from tests.bench.generator import MUTATIONS, catalogue

Step = Callable[[Path, Random], None]


def put(folder: Path, texts: dict[str, bytes]) -> Path:
    for name, content in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def small() -> dict[str, bytes]:
    return catalogue(3)


def files(folder: Path) -> list[Path]:
    return sorted(folder / name for name, _ in read_folder(folder))


def told_right(folder: Path) -> None:
    fresh, _ = check_texts(dict(read_folder(folder)), {})
    assert check_cached(folder).sorted() == fresh.sorted()


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been written a while before it was read."""
    monkeypatch.setattr("compiler.last_check.SETTLED", -SETTLED)


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A word for every time that all files were checked."""
    counted: list[str] = []
    check_all = incremental.check_all

    def counting(*given: Any) -> Any:
        counted.append("all")
        return check_all(*given)

    monkeypatch.setattr(incremental, "check_all", counting)
    return counted


# What a person does to a folder


def procedure(folder: Path, chance: Random) -> Path:
    return chance.choice([path for path in files(folder) if "procedures" in path.parts])


def mutated(folder: Path, chance: Random) -> None:
    path = procedure(folder, chance)
    kind = chance.choice(sorted(MUTATIONS))
    try:
        path.write_text(MUTATIONS[kind](path.read_text("utf-8"), chance), "utf-8")
    except (IndexError, ValueError):
        path.touch()  # nothing of the kind is left in it


def scrambled(folder: Path, chance: Random) -> None:
    """Some word of some file is another one; as often as not that is a mistake."""
    path = chance.choice(files(folder))
    text = path.read_text("utf-8")
    words = sorted(set(re.findall(r"[a-z]{3,}", text)))
    old, new = chance.choice(words), chance.choice(words)
    path.write_text(text.replace(old, new, chance.randrange(1, 3)), "utf-8")


def touched(folder: Path, chance: Random) -> None:
    os.utime(chance.choice(files(folder)), ns=(chance.randrange(10**18),) * 2)


def deleted(folder: Path, chance: Random) -> None:
    chance.choice(files(folder)).unlink()


def renamed(folder: Path, chance: Random) -> None:
    path = chance.choice(files(folder))
    path.rename(path.with_stem(f"{path.stem}_{chance.randrange(9)}"))


def copied(folder: Path, chance: Random) -> None:
    path = procedure(folder, chance)
    path.with_stem(f"{path.stem}_moi").write_bytes(path.read_bytes())


def of_equal_size(folder: Path, chance: Random) -> None:
    """Another text of the same length, and the time of the last change put back."""
    path = procedure(folder, chance)
    status = path.stat()
    path.write_bytes(re.sub(rb"is: 5 working", b"is: 6 working", path.read_bytes()))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def moved_down(folder: Path, chance: Random) -> None:
    path = chance.choice([path for path in files(folder) if path.suffix == ".yaml"])
    path.write_bytes(b"# ghi\n" + path.read_bytes())


STEPS: tuple[Step, ...] = (
    mutated, mutated, scrambled, scrambled, touched, deleted, renamed, copied, of_equal_size,
    moved_down,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_same_is_told_as_afresh(
    small: dict[str, bytes], tmp_path: Path, seed: int, settled: None
) -> None:
    folder, chance = put(tmp_path, small), Random(seed)
    told_right(folder)
    for number in range(6):
        for step in chance.sample(STEPS, chance.choice((1, 1, 2))):
            step(folder, chance)
        if number % 3 == 2:
            put(folder, small)
        told_right(folder)


@pytest.mark.parametrize(
    ("old", "new", "times"),
    [
        ("label: ", "label: Xin cho bi", 0),
        ("        kind: ", "        knd: ", 1),
        ("is: 5 working_days, when: phuc", "is: 9 working_days, when: phuc", 1),
        ("/2025/NĐ-CP", "/2024/NĐ-CP", 1),
    ],
)
def test_an_edit_that_only_its_procedure_shows_checks_nothing_else(
    small: dict[str, bytes], tmp_path: Path, whole: list[str], old: str, new: str, times: int
) -> None:
    folder = put(tmp_path, small)
    check_cached(folder)
    path = procedure(folder, Random(1))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    whole.clear()
    check_cached(folder)
    assert len(whole) == times
    told_right(folder)


def test_a_file_that_is_no_longer_read_is_no_longer_told_of(
    small: dict[str, bytes], tmp_path: Path
) -> None:
    folder = put(tmp_path, small)
    extra = folder / "procedures" / "hong.yaml"
    extra.write_text("procedure: [", "utf-8")
    assert "hong.yaml" in str(check_cached(folder).sorted())
    extra.unlink()
    assert list(check_cached(folder)) == []


def test_what_has_not_changed_is_not_read(
    small: dict[str, bytes], tmp_path: Path, settled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(tmp_path, small)
    check_cached(folder)
    kept = (folder / CACHE).read_bytes()
    monkeypatch.setattr("compiler.last_check.read_entry", lambda entry: pytest.fail(entry.name))
    assert list(check_cached(folder)) == []
    assert (folder / CACHE).read_bytes() == kept


def test_a_file_just_written_is_read_again(small: dict[str, bytes], tmp_path: Path) -> None:
    """Two texts of one length within one tick of the clock look alike to the file system."""
    folder = put(tmp_path, small)
    check_cached(folder)
    before = read_cache(folder / CACHE, edition())
    assert set(Files(folder, before).contents) == set(small)
    assert not Files(folder, replace(before, begun=before.begun + 2 * SETTLED)).contents


def test_a_cache_that_is_not_ours_is_not_trusted(small: dict[str, bytes], tmp_path: Path) -> None:
    folder = put(tmp_path, small)
    assert list(check_cached(folder)) == []
    (folder / CACHE).write_text("not ours", "utf-8")
    told_right(folder)
    (folder / CACHE).unlink()
    (folder / CACHE).mkdir()
    told_right(folder)
