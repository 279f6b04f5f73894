"""What is kept of a check comes back as it was, and a damaged file is only ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.diagnostics import Report
from catalogue.load import read_folder
from compiler.cache import Past, past, read_cache, write_cache
from compiler.incremental import check_all, check_texts

PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, bytes]:
    return dict(read_folder(root / "catalogue/messages/base"))


@pytest.fixture(scope="module")
def content(texts: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("kept") / "kept.json"
    write_cache(path, "this edition", checked(texts))
    return path.read_bytes()


def checked(texts: dict[str, bytes]) -> Past:
    return past(*check_all(texts, {}))


BROKEN = {
    "a finding with a fix": (b"per so_ban", b"per so_bn"),
    "a finding with another place": (b"- id: so_ban", b"- id: ho_ten"),
    "a file that cannot be read": (b"name: ", b'name: "'),
    "no finding": (b"", b""),
}


@pytest.mark.parametrize("edit", BROKEN.values(), ids=BROKEN)
def test_what_is_kept_comes_back(
    texts: dict[str, bytes], tmp_path: Path, edit: tuple[bytes, bytes]
) -> None:
    broken = texts | {PROCEDURE: texts[PROCEDURE].replace(*edit, 1)}
    report, kept = check_texts(broken, {})
    path = tmp_path / "kept.json"
    write_cache(path, "this edition", checked(broken))
    again = read_cache(path, "this edition")
    assert again.all_kept() == kept
    assert Report(again.found()).sorted() == report.sorted()
    assert check_texts(broken, again.all_kept())[0].sorted() == report.sorted()


def test_a_damaged_or_cut_file_is_ignored(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    step = max(1, len(content) // 50)
    cut = [content[:end] for end in range(0, len(content), step)]
    other = [
        content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        for at in range(0, len(content), step)
    ]
    for damaged in (b"", b"[]", b"\n{}", "ẩn\n[]".encode(), *cut, *other):
        path.write_bytes(damaged)
        assert read_cache(path, "this edition") == Past()


def test_another_edition_of_the_program_starts_afresh(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_bytes(content)
    assert read_cache(path, "this edition") != Past()
    assert read_cache(path, "another edition") == Past()
