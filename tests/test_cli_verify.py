"""`motcua verify`: what it finds, how it exits, and what it says where it cannot prove."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import CLEAN, FINDINGS, commands

PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    base = root / "catalogue/messages/base"
    return Path(shutil.copytree(base, tmp_path / "mau"))


@pytest.fixture
def faulty(folder: Path) -> Path:
    path = folder / PROCEDURE
    text = path.read_text("utf-8")
    path.write_text(text.replace("per so_ban", "per so_ban\n    when: so_ban > 20", 1), "utf-8")
    return folder


@pytest.fixture
def without_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)


def verify(*words: str | Path) -> Result:
    return CliRunner().invoke(commands, ["verify", *map(str, words)])


def test_what_is_sound_is_proved(folder: Path) -> None:
    done = verify(folder, "--require-proof", "--lang", "en")
    assert done.exit_code == CLEAN
    assert "statements proved" in done.output


def test_a_fault_is_told_at_its_place(faulty: Path) -> None:
    done = verify(faulty, "--format", "json")
    (found,) = json.loads(done.stdout)["findings"]
    assert done.exit_code == FINDINGS
    assert (found["slug"], found["file"]) == ("fee-never-due", PROCEDURE)


def test_what_check_finds_comes_first(faulty: Path) -> None:
    path = faulty / PROCEDURE
    path.write_text(path.read_text("utf-8").replace("per so_ban\n", "per so_bann\n"), "utf-8")
    done = verify(faulty, "--format", "json")
    assert [one["slug"] for one in json.loads(done.stdout)["findings"]] == ["name-not-known"]
    assert done.exit_code == FINDINGS
    assert "nothing proved yet" in verify(faulty, "--lang", "en").output


HIDDEN = """
  - page: them
    title: Phần thêm
    when: loai == thuong and loai == nhanh
    fields:
      - {id: so_trang, kind: integer, label: Số trang, unit: trang, min: 1, when: so_ban > 1}
    checks:
      - {must: so_trang <= 5, says: Mỗi bản có không quá 5 trang}
"""


def test_of_what_lies_within_a_page_that_nobody_sees_nothing_is_told(folder: Path) -> None:
    path = folder / PROCEDURE
    text = path.read_text("utf-8").replace("\ncomponents:", f"{HIDDEN}\ncomponents:", 1)
    path.write_text(text, "utf-8")
    found = json.loads(verify(folder, "--format", "json").stdout)["findings"]
    assert [one["slug"] for one in found if one["slug"] != "field-not-used"] == ["page-never-shown"]


def test_a_check_that_others_keep_everybody_from_is_not_told(folder: Path) -> None:
    path = folder / PROCEDURE
    checks = """    checks:
      - {must: ngay_sinh <= lodged, says: Ngày sinh không sau ngày nộp}
      - {must: so_ban > 20, says: Số bản phải lớn hơn 20}
"""
    text = path.read_text("utf-8").replace("\ncomponents:", f"{checks}\ncomponents:", 1)
    path.write_text(text, "utf-8")
    found = json.loads(verify(folder, "--format", "json").stdout)["findings"]
    assert "ngay_sinh" not in json.dumps(found)
    assert found


def test_what_was_proved_is_kept(faulty: Path) -> None:
    first = verify(faulty)
    assert (faulty / ".motcua/verify.json").is_file()
    assert verify(faulty).output == first.output
    assert verify(faulty, "--no-cache").output == first.output


def test_a_spoilt_store_is_proved_again(faulty: Path) -> None:
    first = verify(faulty)
    (faulty / ".motcua/verify.json").write_text("[1, 2]", "utf-8")
    assert verify(faulty).output == first.output


def test_two_processes_find_the_same(faulty: Path) -> None:
    alone = verify(faulty, "--no-cache", "--jobs", "1")
    assert verify(faulty, "--no-cache", "--jobs", "2").output == alone.output


@pytest.mark.usefixtures("without_solver")
def test_without_the_extra_nothing_is_proved(faulty: Path) -> None:
    done = verify(faulty, "--lang", "en")
    assert done.exit_code == CLEAN
    assert "not proved: install motcua[verify]" in done.output
    assert verify(faulty, "--require-proof").exit_code == FINDINGS


def found_in(folder: Path) -> list[tuple[str, str]]:
    done = verify(folder, "--no-cache", "--format", "json")
    return [(one["slug"], one["file"]) for one in json.loads(done.stdout)["findings"]]


SECOND = "procedures/mau/hai.yaml"


@pytest.fixture
def two(folder: Path) -> Path:
    text = (folder / PROCEDURE).read_text("utf-8").replace("9.000001", "9.000002")
    (folder / SECOND).write_text(text.replace("Thủ tục mẫu", "Thủ tục hai", 1), "utf-8")
    return folder


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


NEVER = ("per so_ban\n", "per so_ban\n    when: so_ban > 20\n")
GAP = (
    "    amount: 20.000đ per so_ban\n",
    "    amount:\n      - {is: 1.000đ, when: so_ban < 5}\n      - {is: 2.000đ, when: so_ban > 7}\n",
)


def test_only_the_procedure_that_is_not_understood_waits(two: Path) -> None:
    spoil(two / PROCEDURE, "per so_ban\n", "per so_bann\n")
    spoil(two / SECOND, *NEVER)
    assert found_in(two) == [("fee-never-due", SECOND), ("name-not-known", PROCEDURE)]
    said = verify(two, "--lang", "en").output
    assert "statements proved" in said
    assert "procedures not looked at yet: 1;" in said
    assert verify(two, "--lang", "en").output == said


def test_a_faulty_table_holds_back_nothing_else(two: Path) -> None:
    """Whoever falls into its gap is told with it."""
    spoil(two / PROCEDURE, *GAP)
    spoil(two / PROCEDURE, "\ncomponents:", f"{HIDDEN}\ncomponents:")
    slugs = [slug for slug, file in found_in(two) if slug != "field-not-used"]
    assert sorted(slugs) == ["gap-reached", "page-never-shown"]
    said = verify(two, "--lang", "en", "--no-cache").output
    assert "applies to this case: Số bản: from 5 to 7; for example this filing: Số bản: " in said
    assert "not looked at" not in said


def test_a_gap_that_nobody_meets_is_told_with_what_keeps_them_from_it(folder: Path) -> None:
    spoil(folder / PROCEDURE, *GAP)
    few = "    checks:\n      - {must: so_ban < 5, says: Dưới năm bản}\n"
    spoil(folder / PROCEDURE, "\ncomponents:", f"{few}\ncomponents:")
    said = verify(folder, "--lang", "en", "--no-cache").output
    assert "as the form stands, nobody meets it" in said
    assert "must: so_ban < 5" in said


BUNDLE = """\
bundle: "9.000003"
name: Cả hai việc
domain: mau
channels: [online, counter]
in_force: {from: 01/01/2026}
basis: 63/2010/NĐ-CP Điều 8
receives: so_tu_phap
members:
  - {procedure: "9.000001", as: mot}
  - {procedure: "9.000002", as: hai}
term: {within: 20 working_days}
"""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("\ncomponents:", "    checks:\n      - {must: so_ban > 5, says: Trên năm}\n"
             "      - {must: so_ban < 5, says: Dưới năm}\n\ncomponents:"),
            "checks-contradict",
        ),
        (
            (GAP[0], "    amount:\n      - {is: 1.000đ, when: so_ban < 20 or co_ban_sao}\n"
             "      - {is: 2.000đ, when: so_ban > 19 or not co_ban_sao}\n"),
            "rows-overlap",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_member_is_told_once(
    two: Path, change: tuple[str, str], told: str
) -> None:
    (two / "bundles").mkdir()
    (two / "bundles/ca_hai.yaml").write_text(BUNDLE, "utf-8")
    assert found_in(two) == []
    spoil(two / SECOND, *change)
    assert found_in(two) == [(told, SECOND)]


CASES = """\
  - page: viec
    title: Việc
    fields: [case: viec]
cases:
  viec:
    ask: Đề nghị việc gì?
    any_of: {moi: cấp mới, lai: cấp lại}
"""


def test_rows_of_several_cases_are_told_once(folder: Path) -> None:
    spoil(folder / PROCEDURE, "\ncomponents:", f"{CASES}\ncomponents:")
    two_rows = "amount:\n      - {is: 1.000đ, when: moi}\n      - {is: 2.000đ, when: lai}\n"
    spoil(folder / PROCEDURE, "amount: 20.000đ per so_ban\n", two_rows)
    slugs = [slug for slug, _ in found_in(folder)]
    assert "hit-not-stated" in slugs
    assert "rows-overlap" not in slugs
