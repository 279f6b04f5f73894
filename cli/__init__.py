"""The command line: parse arguments, call, print, exit."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from cli import (
    authoring,
    building,
    depositing,
    looking_up,
    proving,
    publishing,
    reviewing,
    serving,
    translating,
)
from cli.options import CLEAN, FINDINGS, INTERNAL, USAGE

__all__ = ["CLEAN", "FINDINGS", "INTERNAL", "USAGE", "commands", "main"]


def columns() -> int:
    """The width of a page of help; `shutil`, which click would ask, takes longer than the page."""
    try:
        wide = int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size().columns
    except (OSError, ValueError):
        wide = 80
    return max(min(wide, 100) - 2, 50)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "terminal_width": columns()})
@click.version_option(package_name="motcua", prog_name="motcua")
def commands() -> None:
    """motcua: viết thủ tục hành chính một lần, dùng cho mọi việc.

    Write an administrative procedure once; compile it into notice, form, fees, checklist.
    """


for module in (
    authoring,
    proving,
    building,
    translating,
    looking_up,
    reviewing,
    depositing,
    publishing,
    serving,
):
    for command in module.COMMANDS:
        commands.add_command(command)


def main(run: Callable[..., Any] = commands) -> None:
    """Run a command; whatever goes wrong inside ends in one line, never in a stack trace."""
    try:
        run(prog_name="motcua")
    except Exception as fault:
        name = type(fault).__name__
        click.echo(f"lỗi bên trong · internal error: {name}: {fault}", err=True)
        sys.exit(INTERNAL)
