"""The command that compiles a catalogue into its bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli.options import FOLDER, LANGUAGE, Place
from cli.telling import sound

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("catalogue", type=FOLDER)
@click.option("--out", type=Place(), default="build", show_default=True)
@click.option("--target", "targets", multiple=True, help="Chỉ các đầu ra này · only these outputs.")
@LANGUAGE
def build(catalogue: Path, out: Path, targets: tuple[str, ...], lang: Any) -> None:
    """Biên dịch danh mục thành gói · compile a catalogue into a bundle."""
    from renderers.decisions import told

    made = sound(catalogue, lang)
    files = write_bundle(made, out, targets)
    click.echo(f"{out}: {len(made.procedures)} thủ tục, {files} tệp")
    for line in told(made.world.names):
        click.echo(f"  {line}")


def write_bundle(made: Any, out: Path, targets: tuple[str, ...]) -> int:
    from compiler.publish import bundle_files
    from renderers import RENDERERS
    from renderers.writing import write

    known = [renderer.name for renderer in RENDERERS]
    unknown = [name for name in targets if name not in known]
    if unknown:
        raise click.UsageError(f"--target: {', '.join(unknown)} ∉ {', '.join(known)}")
    return write(out, made, bundle_files(made), targets)


COMMANDS: tuple[click.Command, ...] = (build,)
