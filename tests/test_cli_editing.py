"""`fmt` and `check --fix` at the command line: what they write, print and leave alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import CLEAN, FINDINGS, USAGE, commands
from tests.snippets import BASE

PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "mau"))


def motcua(*words: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words], input=given)


def edit(folder: Path, old: str, new: str) -> Path:
    path = folder / PROCEDURE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_fmt_writes_house_style_and_says_where(folder: Path) -> None:
    path = edit(folder, "sets: 1", "sets:   '1'")
    done = motcua("fmt", folder)
    assert done.exit_code == CLEAN
    assert done.output.splitlines()[0] == path.as_posix()
    assert path.read_bytes() == (BASE / PROCEDURE).read_bytes()
    again = motcua("fmt", folder, "--check")
    assert (again.exit_code, len(again.output.splitlines())) == (CLEAN, 1)


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_fmt_only_looks_when_it_is_told_to(folder: Path, option: str) -> None:
    path = edit(folder, "sets: 1", "sets:   1")
    before = path.read_text("utf-8")
    done = motcua("fmt", path, option)
    assert done.exit_code == FINDINGS
    assert path.read_text("utf-8") == before
    assert ("-sets:   1\n+sets: 1\n" in done.output) == (option == "--diff")


def test_fmt_reads_standard_input() -> None:
    done = motcua("fmt", "-", given="sets:   1\n")
    assert (done.exit_code, done.output) == (CLEAN, "sets: 1\n")


def test_standard_input_may_be_any_file_of_a_catalogue() -> None:
    given = "- {off: 2026-04-30}\n"
    done = motcua("fmt", "-", "--as", "hcmc/calendar.yaml", given=given)
    assert (done.exit_code, done.output) == (CLEAN, "- {off: 30/04/2026}\n")
    assert motcua("fmt", "-", given=given).output == given


def test_fmt_tells_what_it_cannot_read(folder: Path) -> None:
    path = edit(folder, "sets: 1", "sets: [1")
    before = path.read_text("utf-8")
    done = motcua("fmt", folder)
    assert done.exit_code == FINDINGS
    assert "Y1" in done.output
    assert path.read_text("utf-8") == before


def test_fmt_wants_a_path_that_is_there() -> None:
    assert motcua("fmt").exit_code == USAGE
    assert motcua("fmt", "nowhere").exit_code == USAGE


def test_fix_mends_what_is_safe_and_tells_the_rest(folder: Path) -> None:
    path = edit(folder, "name: Thủ tục mẫu", "nam: Thủ tục mẫu")
    edit(folder, "per so_ban", "per so_ban_khong_co")
    done = motcua("check", folder, "--fix", "--lang", "en")
    assert done.exit_code == FINDINGS
    assert done.output.startswith(f"1 fixed:\n  {PROCEDURE}:")
    assert "so_ban_khong_co" in done.output
    assert "name: Thủ tục mẫu\n" in path.read_text("utf-8")


def test_fix_of_everything_exits_clean(folder: Path) -> None:
    edit(folder, "name: Thủ tục mẫu", "nam: Thủ tục mẫu")
    done = motcua("check", folder, "--fix")
    assert (done.exit_code, done.output.splitlines()[-1]) == (CLEAN, "không có phát hiện nào")


def test_fix_can_be_seen_before(folder: Path) -> None:
    path = edit(folder, "name: Thủ tục mẫu", "nam: Thủ tục mẫu")
    before = path.read_text("utf-8")
    done = motcua("check", folder, "--diff")
    assert done.exit_code == CLEAN
    assert "-nam: Thủ tục mẫu\n+name: Thủ tục mẫu\n" in done.output
    assert path.read_text("utf-8") == before
