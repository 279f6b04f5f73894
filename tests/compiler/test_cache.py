"""What is kept of a check comes back as it was, and a damaged file is only ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.load import read_folder
from compiler.cache import read_cache, write_cache
from compiler.incremental import check_texts

PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, bytes]:
    return dict(read_folder(root / "catalogue/messages/base"))


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
    write_cache(path, "this edition", kept)
    again = read_cache(path, "this edition")
    assert again == kept
    assert check_texts(broken, again)[0].sorted() == report.sorted()


DAMAGED = [
    b"", b"[]", b"{}", b'{"format": 1}', b"[[1], [2], 7]",
    b'["this edition", [], {"a.yaml": ["", [5], [], null, true]}]',
]  # fmt: skip


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_ignored(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kept.json"
    path.write_bytes(content)
    assert read_cache(path, "this edition") == {}


def test_a_cut_file_is_ignored(texts: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    write_cache(path, "this edition", check_texts(texts, {})[1])
    whole = path.read_bytes()
    for end in range(0, len(whole), max(1, len(whole) // 50)):
        path.write_bytes(whole[:end])
        assert read_cache(path, "this edition") == {}


def test_another_edition_of_the_program_starts_afresh(
    texts: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "kept.json"
    write_cache(path, "this edition", check_texts(texts, {})[1])
    assert read_cache(path, "another edition") == {}
