"""What several commands take alike, and with what they end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

CLEAN, FINDINGS, USAGE, INTERNAL = 0, 1, 2, 3
SEVERITIES = ("error", "warning", "info")


class Folder(click.ParamType["Path"]):
    """A folder that is there; said in both languages when it is not."""

    name = "folder"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        from pathlib import Path

        if not Path(value).is_dir():
            self.fail(f"không có thư mục «{value}» · no such folder: {value}", param, ctx)
        return Path(value)


class Place(click.Path):
    """A path; what makes one of it is loaded by commands that are given one, not by `--help`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from pathlib import Path

        return Path(os.fsdecode(super().convert(value, param, ctx)))


FOLDER = Folder()
FILE = Place(dir_okay=False)
LANGUAGE = click.option(
    "--lang", type=click.Choice(["vi", "en", "both"]), default="vi", help="Ngôn ngữ · language."
)


FORM = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
