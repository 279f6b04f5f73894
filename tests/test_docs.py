"""The README's tutorial is run as written; the changelog and the version agree."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import commands

_BLOCK = re.compile(r"(?:<!-- (\w+): (\S+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)
SERVED_ELSEWHERE = ("demo",)


@dataclass(frozen=True, slots=True)
class Block:
    how: str
    file: str
    language: str
    text: str


def blocks(root: Path) -> Iterator[Block]:
    readme = (root / "README.md").read_text("utf-8")
    tutorial = readme[readme.index("## Mười phút") : readme.index("## What a change does")]
    for how, file, language, text in _BLOCK.findall(tutorial):
        yield Block(how, file, language, text)


def test_the_tutorial_runs_as_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(root / "examples", tmp_path / "examples")
    ran = 0
    for block in blocks(root):
        if block.language == "console":
            ran += console(block.text)
        elif block.how == "replace":
            path = Path(block.file)
            path.write_text(replaced(path.read_text("utf-8"), block.text), "utf-8")
        else:
            path = Path(block.file)
            before = path.read_text("utf-8") if block.how == "append" else ""
            path.write_text(before + block.text, "utf-8")
    assert ran >= 6


def replaced(text: str, diff: str) -> str:
    """The text with the lines marked - replaced by those marked +."""
    marked = diff.splitlines()
    old = "".join(f"{line[1:]}\n" for line in marked if line.startswith("-"))
    new = "".join(f"{line[1:]}\n" for line in marked if line.startswith("+"))
    assert text.count(old) == 1
    return text.replace(old, new)


def console(text: str) -> int:
    """Run each command and compare what it prints; `…` stands for lines that are left out."""
    ran = 0
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        program, *words = command.split()
        if program == "cp":
            shutil.copytree(words[1], words[2])
        elif words[0] not in SERVED_ELSEWHERE:
            printed = CliRunner().invoke(commands, words).output
            assert matches(printed, expected), f"{command}\n{printed}"
            ran += 1
    return ran


def matches(printed: str, expected: str) -> bool:
    if not expected:
        return True
    parts = [re.escape(part) for part in expected.split("…\n")]
    return re.fullmatch("(?:.*\n)*".join(parts), printed) is not None


def test_the_version_is_the_newest_of_the_changelog(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    headings = re.findall(r"^## (.+)$", (root / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] in ("Unreleased", project["version"])


def test_every_command_is_in_the_readme(root: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    assert [name for name in commands.commands if f"`motcua {name} " not in readme] == []
