"""The launcher: refuses an old Python, builds once, passes the words on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import run

BIN = run.SCRIPTS
COVERAGE = ("--cov", "--cov-report", "term")

# A stand-in for uv on PATH: notes what it is asked and lays out an environment without a network.
UV = """#!{python}
import os, pathlib, sys
with open({log!r}, "a") as log:
    print(*sys.argv[1:], file=log)
if "venv" in sys.argv:
    folder = pathlib.Path(sys.argv[-1]) / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "python").unlink(missing_ok=True)
    (folder / "python").symlink_to({python!r})
sys.exit({code})
"""


@pytest.mark.parametrize("version", [(3, 6), (3, 10)])
def test_an_old_python_is_refused_in_both_languages(version: tuple[int, int]) -> None:
    assert run.refusal(version) == (
        f"motcua cần Python 3.11 trở lên; máy đang chạy Python {version[0]}.{version[1]}. "
        "Xin cài bản mới hơn rồi chạy lại.\n"
        f"motcua needs Python 3.11 or newer; this is Python {version[0]}.{version[1]}. "
        "Please install a newer one and run again."
    )


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_newer_python_is_welcome(version: tuple[int, int]) -> None:
    assert run.refusal(version) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["demo", "--port", "8080"], [str(BIN / "motcua"), "demo", "--port", "8080"]),
        (["bench"], [str(run.PYTHON), "-m", "tests.bench"]),
        (["cover"], [str(run.PYTHON), "-m", "pytest", *run.EVERYTHING, *COVERAGE]),
        (["motcua", "check", "x"], [str(BIN / "motcua"), "check", "x"]),
        (["ruff", "--version"], [str(BIN / "ruff"), "--version"]),
    ],
)
def test_words_stand_for_a_program_of_the_environment(
    words: list[str], expected: list[str]
) -> None:
    assert run.command(words) == expected


def test_pytest_comes_last_and_takes_the_words() -> None:
    assert [check[0] for check in run.checks([])] == ["ruff", "ruff", "mypy", "pytest"]
    assert run.checks([])[-1] == ["pytest", *run.EVERYTHING]
    assert run.checks(["-k", "fee"])[-1] == ["pytest", "-k", "fee"]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository of its own: the launcher and what its stamp depends on."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in ("run.py", "pyproject.toml", "requirements.lock"):
        (folder / name).write_bytes((run.ROOT / name).read_bytes())
    return folder


def add_uv(clone: Path, *, code: int = 0) -> None:
    tools = clone / "tools"
    tools.mkdir()
    log = str(clone / "asked")
    (tools / "uv").write_text(UV.format(python=sys.executable, log=log, code=code), "utf-8")
    (tools / "uv").chmod(0o755)


def start(clone: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(clone / "run.py"), *words],
        env={"PATH": str(clone / "tools"), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def asked(clone: Path) -> list[str]:
    """The commands that uv was given, without their options and places."""
    lines = (clone / "asked").read_text("utf-8").splitlines()
    return [" ".join(word for word in line.split() if word in NOTABLE) for line in lines]


NOTABLE = ("venv", "pip", "install", "--require-hashes", "--no-deps")
ONE_BUILD = ["venv", "pip install --require-hashes", "pip install --no-deps"]
needs_scripts = pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a script")


@needs_scripts
def test_the_environment_is_built_once_and_then_silent(clone: Path) -> None:
    add_uv(clone)
    assert start(clone, "python", "-c", "print(1)").communicate()[0] == "1\n"
    assert asked(clone) == ONE_BUILD
    assert start(clone, "python", "-c", "print(2)").communicate() == ("2\n", "")
    assert asked(clone) == ONE_BUILD


@needs_scripts
def test_a_changed_lock_builds_again(clone: Path) -> None:
    add_uv(clone)
    start(clone, "python", "-c", "").communicate()
    (clone / "requirements.lock").write_text("# nothing\n", "utf-8")
    start(clone, "python", "-c", "").communicate()
    assert asked(clone) == ONE_BUILD * 2


@needs_scripts
def test_two_at_once_build_once(clone: Path) -> None:
    add_uv(clone)
    both = [start(clone, "python", "-c", "print(1)") for _ in range(2)]
    assert [process.communicate()[0] for process in both] == ["1\n", "1\n"]
    assert asked(clone) == ONE_BUILD


@needs_scripts
def test_an_unknown_word_is_answered_with_the_known_ones(clone: Path) -> None:
    add_uv(clone)
    process = start(clone, "nothing")
    _, errors = process.communicate()
    assert process.returncode == 1
    assert "Không có lệnh “nothing”. / There is no command “nothing”." in errors
    assert "Traceback" not in errors


def test_no_words_show_the_help_and_build_nothing(clone: Path) -> None:
    shown, _ = start(clone).communicate()
    assert "python3 run.py demo" in shown
    assert not (clone / ".motcua-env").exists()
