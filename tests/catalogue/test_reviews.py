"""Marks left for review are found wherever they stand, one finding a text, and stop nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.load import load_file
from compiler.pipeline import compile_texts
from tests.snippets import BASE

PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"


def base() -> dict[str, bytes]:
    files = (path for path in BASE.rglob("*") if path.is_file())
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in files}


def marked(before: str, after: str, file: str = PROCEDURE) -> dict[str, bytes]:
    texts = base()
    written = texts[file].decode()
    assert written.count(before) == 1
    return texts | {file: written.replace(before, before + after).encode()}


PLACES = {
    "procedure": ("name: Thủ tục mẫu\n", "review: Sao?\n", PROCEDURE),
    "two texts": ("name: Thủ tục mẫu\n", "review:\n  - Sao?\n  - Ai?\n", PROCEDURE),
    "field": ("label: Ngày sinh\n", "        review: Sao?\n", PROCEDURE),
    "component": ("  - declaration: don_de_nghi\n", "    review: Sao?\n", PROCEDURE),
    "fee": ("    name: Phí cấp bản sao\n", "    review: Sao?\n", PROCEDURE),
    "step": ("    says: Ký kết quả\n", "    review: Sao?\n", PROCEDURE),
    "head": ("jurisdiction: vn\n", "review: Sao?\n", "catalogue.yaml"),
}


@pytest.mark.parametrize("place", PLACES)
def test_each_text_is_one_finding_and_the_rest_is_judged(place: str) -> None:
    before, after, file = PLACES[place]
    build = compile_texts(marked(before, after, file))
    assert [one.slug for one in build.report] == ["review-open"] * after.count("?")
    assert {one.span.file for one in build.report} == {file}
    assert dict(next(iter(build.report)).args)["text"] == "Sao?"
    assert build.broken
    assert len(build.procedures) == 1, "what is marked is judged to its end"


def test_a_long_text_is_quoted_in_part() -> None:
    long = "Nội dung nguyên văn " * 20
    content = f"- id: giay\n  name: Giấy\n  review: >-\n    {long}\n".encode()
    (found,) = load_file(content, "documents.yaml").found
    assert dict(found.args)["text"].endswith("nguyên văn…")
    assert len(dict(found.args)["text"]) <= 120


def test_a_catalogue_may_name_kinds_of_agencies_of_its_own(tmp_path: Path) -> None:
    kinds = "agency_kinds:\n  cuc_mau: Cục Mẫu thử\n"
    texts = marked("jurisdiction: vn\n", kinds, "catalogue.yaml")
    texts["agencies.yaml"] += b"- id: cuc\n  kind: cuc_mau\n  name: A\n  serves: any\n"
    texts[PROCEDURE] = texts[PROCEDURE].replace(b"authority: so_tu_phap", b"authority: cuc_mau")
    build = compile_texts(texts)
    assert list(build.report) == []
    assert build.world.names["agency/cuc_mau"] == "Cục Mẫu thử"
    texts["catalogue.yaml"] += b"id: again\n"
    assert {one.slug for one in compile_texts(texts).report} == {"duplicate-key"}
