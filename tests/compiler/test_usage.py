"""Who uses a shared thing, and what rests on an act of law."""

from __future__ import annotations

import json

import pytest

from catalogue.load import load_file, read_folder
from catalogue.real_citations import read_citation
from compiler.usage import Use, acts, affected, known, read, uses, using
from renderers.usages import as_json, told
from tests.snippets import BASE

PROCEDURE = """\
procedure: "9.000002"
name: Thủ tục dùng chung
domain: mau
audience: [cong_dan_viet_nam]
channels: [counter]
online: none
in_force: {from: 01/01/2026}
authority: so_tu_phap at nguoi_nop.cho_o
parties: {submitter: nguoi_nop, owner: nguoi_nop}
before_lodging: Thực hiện theo khoản 1 Điều 8 Nghị định số 63/2010/NĐ-CP.
form:
  - page: trang
    title: Trang
    use: nguoi_nop@1 as nguoi_nop
    fields:
      - {id: cach, kind: choice, label: Cách, options: cach_giai_quyet}
      - {id: noi, kind: address, label: Nơi ở}
components:
  - declaration: to_khai
  - all_of:
      - {document: giay_to_tuy_than, submit: 1 plain, satisfied_by: csdl_dan_cu for nguoi_nop}
fees:
  - id: phi
    type: phi
    name: Phí
    amount: 5.000đ * muc
    relief: {off: 50%, group: cach_giai_quyet, proof: giay_to_tuy_than}
requirements:
  - {test: found csdl_dan_cu for nguoi_nop, says: Có trong cơ sở dữ liệu}
steps:
  - use: chung@1
"""
DOCUMENTS = """\
- {id: to_khai, name: Tờ khai, basis: 118/2025/NĐ-CP Điều 5}
- {id: giay_to_tuy_than, name: Giấy tờ tùy thân}
"""
STEPS = "steps: chung@1\nof:\n  - {step: tiep_nhan, by: tiep_nhan_hs, says: Tiếp nhận}\n"
FACTS = "parameters:\n  muc: {is: 2, kind: integer, basis: 63/2010/NĐ-CP Điều 9}\n"
BLOCK = "block: nguoi_nop@1\nfields:\n  - {id: ho_ten, kind: person_name, label: Họ và tên}\n"
WRITTEN = {
    "procedures/mau/dung_chung.yaml": PROCEDURE, "documents.yaml": DOCUMENTS,
    "steps/chung@1.yaml": STEPS, "facts.yaml": FACTS,
    "blocks/nguoi_nop@1.yaml": BLOCK,
}  # fmt: skip
KEPT = ("law.yaml", "registers.yaml", "agencies.yaml", "lists/cach_giai_quyet.yaml")
CONTENTS = {name: content for name, content in read_folder(BASE) if name in KEPT}
CONTENTS |= {name: text.encode() for name, text in WRITTEN.items()}
FILES = tuple(load_file(content, name) for name, content in sorted(CONTENTS.items()))
USED = {
    "nguoi_nop@1": ["form/trang/use"],
    "chung@1": ["steps/1/use"],
    "to_khai": ["components/to_khai/declaration"],
    "giay_to_tuy_than": [
        "components/2/all_of/giay_to_tuy_than/document",
        "fees/phi/relief/cach_giai_quyet/proof",
        "csdl_dan_cu/gives/1",
    ],
    "csdl_dan_cu": ["components/2/all_of/giay_to_tuy_than/satisfied_by", "requirements/1/test"],
    "cach_giai_quyet": ["form/trang/fields/cach/options", "fees/phi/relief/cach_giai_quyet/group"],
    "muc": ["fees/phi/amount"],
    "so_tu_phap": ["so_mau/kind", "authority"],
}


def test_every_file_of_the_sample_is_read() -> None:
    assert [(one.file, one.found) for one in FILES if one.value is None] == []


@pytest.mark.parametrize(("name", "ways"), USED.items())
def test_whoever_names_a_shared_thing_uses_it(name: str, ways: list[str]) -> None:
    (wanted,) = {one for one in known(FILES) if one.name == name}
    assert sorted(one.way for one in uses(FILES, wanted)) == sorted(ways)


def _affected(law: str) -> list[tuple[str, str, str]]:
    citation = read_citation(law).citation
    assert citation is not None
    return [(one.way, one.words, one.via) for one in affected(FILES, citation)]


def test_what_rests_on_an_act_is_found_in_phrases_texts_and_shared_things() -> None:
    assert _affected("63/2010/NĐ-CP") == [
        ("parameters/muc/basis", "63/2010/NĐ-CP Điều 9", ""),
        ("before_lodging", "63/2010/NĐ-CP khoản 1 Điều 8", ""),
        ("fees/phi/amount", "5.000đ * muc", "muc"),
    ]
    assert _affected("118/2025/NĐ-CP") == [
        ("to_khai/basis", "118/2025/NĐ-CP Điều 5", ""),
        ("61/2018/NĐ-CP/replaced_by/1", "118/2025/NĐ-CP", ""),
        ("367/2025/NĐ-CP/name", "118/2025/NĐ-CP", ""),
        ("367/2025/NĐ-CP/amends/1", "118/2025/NĐ-CP", ""),
        ("components/to_khai/declaration", "to_khai", "to_khai"),
    ]


def test_articles_narrow_the_question() -> None:
    assert [way for way, _, _ in _affected("63/2010/NĐ-CP Điều 9")] == [
        "parameters/muc/basis", "fees/phi/amount",
    ]  # fmt: skip
    assert _affected("63/2010/NĐ-CP khoản 2 Điều 8") == []


def test_the_register_knows_its_acts() -> None:
    assert dict(acts(read(BASE)))["45/2019/QH14"] == "Bộ luật Lao động"


def test_places_are_told_by_procedure() -> None:
    citation = read_citation("63/2010/NĐ-CP").citation
    assert citation is not None
    found: list[Use] = list(affected(FILES, citation))
    assert told(found, "vi").splitlines() == [
        "9.000002 Thủ tục dùng chung (áp dụng từ 01/01/2026)",
        "  before_lodging: 63/2010/NĐ-CP khoản 1 Điều 8 · before_lodging"
        " · procedures/mau/dung_chung.yaml:10:17",
        "  phí, lệ phí: 5.000đ * muc (qua muc) · fees/phi/amount"
        " · procedures/mau/dung_chung.yaml:26:13",
        "Dùng chung",
        "  facts: 63/2010/NĐ-CP Điều 9 · parameters/muc/basis · facts.yaml:2:38",
        "1 thủ tục, 3 chỗ",
    ]
    assert told([], "en") == "nobody uses it\n"
    first = json.loads(as_json(found))["uses"][0]
    assert (first["file"], first["line"], first["column"]) == ("facts.yaml", 2, 38)


def test_only_procedures_in_which_a_word_stands_are_read() -> None:
    def procedures(*words: str) -> list[str]:
        return [one.file for one in read(BASE, words) if one.file.startswith("procedures/")]

    assert procedures() == procedures("khong_dau_co") == []
    assert procedures("63/2010/nđ-cp") == procedures("nguoi_nop@1") != []
    (block,) = (one for one in known(read(BASE)) if one.name == "nguoi_nop@1")
    assert [one.code for one in using(BASE, [block]) if one.code] == ["9.000001"]
