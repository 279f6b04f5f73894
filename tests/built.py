"""The example catalogues as they are built, each once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compiler.pipeline import Build, check_folder

EXAMPLES = Path(__file__).parents[1] / "examples"


@cache
def built(name: str) -> Build:
    """By the name of its folder below `examples`."""
    return check_folder(EXAMPLES / name)
