"""`motcua test` and `motcua why`: what scenarios try, what is drafted, what is explained."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import CLEAN, FINDINGS, USAGE, commands
from renderers.proposals import MARK

PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"
PAPER = """\
  - declaration: don_de_nghi
    basis: 63/2010/NĐ-CP Điều 8
"""


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    copied = Path(shutil.copytree(root / "catalogue/messages/base", tmp_path / "mau"))
    path = copied / PROCEDURE
    text = path.read_text("utf-8")
    assert PAPER in text
    text = text.replace(PAPER, f"{PAPER}    when: so_ban >= 20\n", 1)
    path.write_text(text.replace("components: [don_de_nghi]", "components: []"), "utf-8")
    return copied


def motcua(*words: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


def test_coverage_below_the_whole_is_told_and_can_be_required(folder: Path) -> None:
    done = motcua("test", folder)
    assert done.exit_code == CLEAN
    assert "9.000001: 3/4 nhánh, 0/2 giá trị biên; chưa tình huống nào thử: " in done.output
    done = motcua("test", folder, "--require-coverage", "--coverage")
    assert done.exit_code == FINDINGS
    assert "còn thiếu: " in done.output
    assert f"    còn thiếu    {PROCEDURE}:" in done.output


def test_coverage_is_told_to_machines(folder: Path) -> None:
    told = json.loads(motcua("test", folder, "--coverage", "--format", "json").output)
    assert told["scenarios"] == {"total": 2, "failed": 0}
    (one,) = told["procedures"]
    assert one["code"] == "9.000001"
    assert one["branches"] == {"taken": 3, "of": 4}
    assert one["bounds"] == {"taken": 0, "of": 2}
    assert {it["state"] for it in one["list"]} == {"taken", "left"}
    assert all(it["file"] == PROCEDURE and it["line"] > 1 for it in one["list"])


def test_drafts_are_shown_and_appended_and_complete(folder: Path) -> None:
    before = (folder / PROCEDURE).read_text("utf-8")
    shown = motcua("test", folder, "9.000001", "--propose")
    assert shown.exit_code == CLEAN
    assert shown.output.startswith(f"# {PROCEDURE}\n  {MARK}\n  - name: ")
    assert (folder / PROCEDURE).read_text("utf-8") == before
    assert motcua("test", folder, "--propose", "--write").exit_code == CLEAN
    after = (folder / PROCEDURE).read_text("utf-8")
    assert after == before + shown.output.partition("\n")[2]
    assert motcua("test", folder, "--require-coverage").exit_code == CLEAN
    assert motcua("test", folder, "--propose").output == ""
    assert motcua("fmt", "--check", folder).exit_code == CLEAN


def test_drafts_for_a_local_text_never_go_into_the_base(root: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(root / "examples/overlay", tmp_path / "overlay"))
    local = copied / "thanh_pho/overlay.yaml"
    head, _, _ = local.read_text("utf-8").partition("      - name: Công trình khác")
    local.write_text(head, "utf-8")
    base = copied / "quoc_gia/procedures/xay_dung/giay_phep_nha_o.yaml"
    before = base.read_text("utf-8")
    done = motcua("test", copied / "thanh_pho", "--propose", "--write")
    assert "overlay.yaml: 1.013225" in done.stderr
    assert "fees: 150.000đ" in done.output
    assert base.read_text("utf-8") == before


def test_one_filing_is_explained(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ho_so.json"
    file.write_text('{"so_ban": "2"}', "utf-8")
    done = motcua("why", "9.000001", folder, "--answers", file)
    assert done.exit_code == CLEAN
    assert done.output.startswith("Phí, lệ phí\n  ")
    assert f"[{PROCEDURE}:" in done.output
    assert "Fees\n" in motcua("why", "9.000001", folder, "--answers", file, "--lang", "en").output


def test_what_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    assert motcua("test", folder, "9.000009").exit_code == USAGE
    file = tmp_path / "ho_so.yaml"
    file.write_text("answers: {la: 1}\n", "utf-8")
    done = motcua("why", "9.000001", folder, "--answers", file)
    assert done.exit_code == USAGE
    assert "la: 1" in done.output
