"""Commands of translators: extract, merge, report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from cli.options import CLEAN, FINDINGS, FOLDER, Place
from cli.telling import sound

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def i18n() -> None:
    """Bản dịch của danh mục · the translations of a catalogue, in i18n/<lang>.po."""


INTO = click.option("--lang", "into", default="", help="Ngôn ngữ đích · language, such as en.")


@i18n.command()
@click.argument("catalogue", type=FOLDER)
@INTO
def extract(catalogue: Path, into: str) -> None:
    """Lập hoặc cập nhật tệp bản dịch · write or update the file to translate."""
    from compiler.merging import renewed

    for lang, made in _translated(catalogue, into):
        _put_translations(catalogue, lang, renewed(made, lang))


@i18n.command()
@click.argument("catalogue", type=FOLDER)
@click.argument("file", type=Place(exists=True, dir_okay=False))
@INTO
def merge(catalogue: Path, file: Path, into: str) -> None:
    """Nhận bản dịch người dịch gửi lại · take over what a translator sent back."""
    from catalogue.po import NotPo, read
    from compiler.merging import renewed

    try:
        sent = read(file.read_bytes())
    except NotPo as fault:
        text = f"{file}:{fault.line}: không phải tệp PO · not a PO file"
        raise click.UsageError(text) from None
    for lang, made in _translated(catalogue, into or file.stem):
        _put_translations(catalogue, lang, renewed(made, lang, sent))


@i18n.command()
@click.argument("catalogue", type=FOLDER)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--require", is_flag=True, help="Lỗi khi còn thiếu · fail while a text is missing.")
@INTO
def report(catalogue: Path, form: str, require: bool, into: str) -> None:
    """Đã dịch, còn thiếu, đã cũ · what is translated, missing, stale, by procedure."""
    from compiler.merging import progress
    from renderers import translators

    found = {lang: progress(made, lang) for lang, made in _translated(catalogue, into)}
    click.echo(translators.as_json(found) if form == "json" else translators.text(found), nl=False)
    sys.exit(FINDINGS if require and translators.lacks(found) else CLEAN)


def _translated(catalogue: Path, into: str) -> Iterator[tuple[str, Any]]:
    """The build, for each language that is asked for."""
    from compiler.translations import languages

    made = sound(catalogue, "vi")
    for lang in [into] if into else languages(made.catalogue):
        yield lang, made


def _put_translations(catalogue: Path, lang: str, entries: Any) -> None:
    from catalogue.po import write
    from renderers.writing import put

    path = catalogue / "i18n" / f"{lang}.po"
    put(path, write(entries, lang))
    done = sum(one.holds for one in entries)
    click.echo(f"{path}: {done}/{sum(not one.obsolete for one in entries)}")


COMMANDS: tuple[click.Command, ...] = (i18n,)
