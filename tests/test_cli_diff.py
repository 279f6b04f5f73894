"""`motcua diff` on bundles, on mistakes, and on a scratch repository as the documentation says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalogue.source import read
from cli import CLEAN, FINDINGS, USAGE, commands
from compiler.diff.acknowledgement_files import read_acknowledgements, read_rules
from compiler.diff.acknowledging import open_changes, stanza
from renderers.comparison import FORMATS
from tests.renderers.comparison.package import after, before, compared, sides

CHANGED = 10


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    found = []
    for one in sides():
        folder = tmp_path_factory.mktemp("bundle")
        names = ["index.json", "spans.json"]
        names += [it.path for it in one.index.entries] + [it.path for it in one.index.texts]
        names += [f"lists/{it.hash}.json" for it in one.index.lists]
        lay(folder, {name: one.file(name) for name in names})
        found.append(str(folder))
    return found[0], found[1]


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def diff(*words: object) -> Result:
    return CliRunner().invoke(commands, ["diff", *map(str, words)])


def answered(file: Path) -> Path:
    """A file in which somebody has acknowledged everything."""
    blanks = {
        "who": "Nguyễn Văn A",
        "when": "02/01/2026",
        "decision": "1/QĐ-UBND",
        "reason": "Đã họp.",
    }
    entries = "".join(map(stanza, open_changes(compared())))
    for key, value in blanks.items():
        entries = entries.replace(f"  {key}:\n", f"  {key}: {value}\n")
    file.write_text(f"acknowledged:\n{entries}", "utf-8")
    return file


def test_one_run_prints_one_output_and_writes_others(
    bundles: tuple[str, str], tmp_path: Path
) -> None:
    written = [word for form in FORMATS for word in ("--write", f"{form}={tmp_path}/o/{form}")]
    made = diff(*bundles, "--no-behaviour", "--format", "json", *written)
    assert made.exit_code == CLEAN, made.output
    data = json.loads(made.stdout)
    assert data["old"]["name"] == bundles[0]
    for form in FORMATS:
        assert (tmp_path / "o" / form).stat().st_size > 100
    assert (tmp_path / "o/json").read_text("utf-8") == made.stdout


def test_both_languages_come_one_after_the_other_where_that_makes_sense(
    bundles: tuple[str, str], tmp_path: Path
) -> None:
    quick = (*bundles, "--no-behaviour")
    alone = [diff(*quick, "--lang", lang).stdout for lang in ("vi", "en")]
    assert alone[0] != alone[1]
    file = tmp_path / "notice"
    made = diff(*quick, "--lang", "both", "--write", f"notice={file}")
    assert made.exit_code == CLEAN, made.output
    assert made.stdout == "\n".join(alone)
    assert "Kính gửi quý vị" in file.read_text("utf-8")
    assert "Dear applicants" in file.read_text("utf-8")
    refused = diff(*quick, "--lang", "both", "--write", f"html={file}")
    assert refused.exit_code == USAGE
    assert "html: one language each" in refused.stderr


def test_a_threshold_stops_until_somebody_has_answered(
    bundles: tuple[str, str], tmp_path: Path
) -> None:
    stopped = diff(*bundles, "--no-behaviour", "--fail-on", "citizen=3")
    assert stopped.exit_code == FINDINGS
    assert "citizen=3" in stopped.stderr
    file = answered(tmp_path / "ghi_nhan.yaml")
    told = diff(*bundles, "--no-behaviour", "--fail-on", "citizen=3", "--acknowledge", file)
    assert told.exit_code == CLEAN, told.output
    assert "Nguyễn Văn A" in told.stdout


def test_changes_below_a_threshold_have_a_code_of_their_own(bundles: tuple[str, str]) -> None:
    old, new = bundles
    assert diff(old, new, "--no-behaviour", "--detailed-exitcode").exit_code == CHANGED
    assert diff(old, old, "--no-behaviour", "--detailed-exitcode").exit_code == CLEAN
    assert "cùng một kết quả" in diff(old, old).stdout


def test_what_cannot_be_read_is_said_in_both_languages(
    bundles: tuple[str, str], tmp_path: Path
) -> None:
    made = diff("nirgendwo", bundles[1])
    assert made.exit_code == USAGE
    assert "không có" in made.stderr
    assert "no folder or git revision" in made.stderr
    bad = tmp_path / "ghi_nhan.yaml"
    bad.write_text("acknowledged:\n  - change: fee-increased\n", "utf-8")
    assert diff(*bundles, "--acknowledge", bad).exit_code == USAGE
    assert diff(*bundles, "--fail-on", "citizen=9").exit_code == USAGE
    assert diff(*bundles, "--write", "docx=a").exit_code == USAGE
    assert diff(*bundles, "--write", "html").exit_code == USAGE


def few(texts: Mapping[str, bytes]) -> dict[str, bytes]:
    """With one procedure, in which an option goes."""
    return {
        name: content
        for name, content in texts.items()
        if not name.startswith("procedures/") or name.endswith("chuyen_truong_thcs.yaml")
    }


def script(root: Path, name: str) -> str:
    text = (root / "docs/reviewing.md").read_text("utf-8")
    found = re.search(rf"<!-- script: {name} -->\n```\w+\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


def test_the_answers_of_the_documentation_can_be_read(root: Path) -> None:
    content = script(root, "answers").encode()
    answers, found = read_acknowledgements(content, "ghi_nhan.yaml")
    rules, more = read_rules(content, "ghi_nhan.yaml")
    assert not [*found, *more]
    assert [one.slug for one in answers] == ["fee-increased"]
    assert rules == {"legal-basis-provision-changed": {"officer": 1}}


@pytest.fixture
def scratch(root: Path, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A repository with the catalogue committed, the package of changes in the folder."""
    programs = tmp_path / "bin"
    programs.mkdir()
    wrapper = programs / "motcua"
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli "$@"\n', "utf-8")
    wrapper.chmod(0o755)
    env = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(root),
        "PYTHONUTF8": "1", "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@b",
    }  # fmt: skip
    folder = tmp_path / "kho"
    lay(folder / "danh_muc", few(before()))
    (folder / "ghi_nhan.yaml").write_text("acknowledged: []\n", "utf-8")
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "một"],
                  ["update-ref", "refs/remotes/origin/main", "HEAD"]):  # fmt: skip
        subprocess.run(["git", *words], cwd=folder, env=env, check=True)
    lay(folder / "danh_muc", few(after()))
    return folder, env


def test_the_hook_of_the_documentation_stops_a_commit(
    root: Path, scratch: tuple[Path, dict[str, str]]
) -> None:
    folder, env = scratch
    hook = folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script(root, "hook"), "utf-8")
    hook.chmod(0o755)

    def commit() -> subprocess.CompletedProcess[str]:
        subprocess.run(["git", "add", "-A"], cwd=folder, env=env, check=True)
        return subprocess.run(
            ["git", "commit", "-m", "hai"], cwd=folder, env=env, text=True, capture_output=True
        )

    refused = commit()
    assert refused.returncode == FINDINGS
    assert "fingerprint" in refused.stdout + refused.stderr
    answered(folder / "ghi_nhan.yaml")
    done = commit()
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_command_of_the_workflow_runs_as_written(
    root: Path, scratch: tuple[Path, dict[str, str]]
) -> None:
    folder, env = scratch
    (line,) = re.findall(
        r"^( +)- run: \|\n((?:\1    .*\n)+)", script(root, "workflow"), re.MULTILINE
    )
    found, report = read(script(root, "workflow"), "thay_doi.yaml")
    assert found
    assert not len(report)
    done = subprocess.run(
        ["sh", "-c", line[1]], cwd=folder, env={**env, "GITHUB_BASE_REF": "main"}, text=True,
        capture_output=True,
    )  # fmt: skip
    assert done.returncode == FINDINGS, done.stderr
    assert "<h1>" in (folder / "thay_doi.html").read_text("utf-8")
    assert json.loads((folder / "thay_doi.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert (folder / "thay_doi.md").read_text("utf-8").startswith("## ")
