"""Commands that answer questions: explain, affected, uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from cli.options import FOLDER, FORM, LANGUAGE, Place
from cli.telling import busy, language, nothing, save

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("message", required=False)
@click.option("--all", "everything", is_flag=True, help="Mọi thông báo · every message.")
@click.option("--reference", type=Place(file_okay=False),
              help="Ghi các trang tra cứu · write the reference pages.")  # fmt: skip
@LANGUAGE
def explain(message: str | None, everything: bool, reference: Path | None, lang: Any) -> None:
    """Giải thích một thông báo hoặc một khóa · explain a message, or a word of the language."""
    from catalogue.messages import all_messages, find
    from catalogue.suggest import nearest
    from renderers.explain import explain as explained
    from renderers.explain import page_markdown
    from renderers.explain_words import explain_word, words

    if reference is not None:
        _write_reference(reference)
        return
    if everything:
        click.echo(page_markdown(language(lang)))
        return
    if message is None:
        raise click.UsageError("cần mã hoặc tên thông báo · a code or name: motcua explain M6301")
    found = find(message)
    if found is None and message in words():
        click.echo(explain_word(message, language(lang)))
        return
    if found is None:
        known = [name for one in all_messages() for name in (one.code, one.slug)] + [*words()]
        guess = nearest(message, known)
        advice = f" · có phải {guess}? · did you mean {guess}?" if guess else ""
        text = f"không có thông báo hay từ này · no such message or word: {message}{advice}"
        raise click.UsageError(text)
    click.echo(explained(found, language(lang)))


def _write_reference(folder: Path) -> None:
    """The pages that stand in docs/reference, this program's own commands among them."""
    from renderers.reference import Command, pages
    from runtime.drawing import states_page

    everything = click.get_current_context().find_root().command
    described = [Command(*words) for words in _described(everything, "motcua")]
    written = pages(described, states_page())
    save({folder / name: text for name, text in written.items()})


def _described(group: click.Command, before: str) -> Iterator[tuple[str, str, str, Any]]:
    """Name, purpose, usage and options of every command, those of groups one by one."""
    assert isinstance(group, click.Group)
    for name, one in sorted(group.commands.items()):
        whole = f"{before} {name}"
        if isinstance(one, click.Group):
            yield from _described(one, whole)
            continue
        context = click.Context(one, info_name=whole)
        usage = one.get_usage(context).removeprefix("Usage: ")
        options = filter(None, (part.get_help_record(context) for part in one.params))
        yield whole, str(one.help), usage, tuple(options)


@click.command()
@click.option("--law", required=True, help="Số hiệu, có thể kèm điều · an act, or an article.")
@click.argument("catalogue", type=FOLDER, default=".")
@FORM
@LANGUAGE
def affected(law: str, catalogue: Path, form: str, lang: Any) -> None:
    """Tìm mọi chỗ dựa vào một văn bản · list what rests on an act of law."""
    from catalogue.real_citations import act_names, read_citation
    from compiler.usage import acts, read, resting

    listed = list(acts(read(catalogue)))
    cited = read_citation(law, act_names((name, number) for number, name in listed)).citation
    with busy():
        found = resting(catalogue, cited) if cited else []
    if cited is None or not (found or cited.act in dict(listed)):
        raise click.UsageError(nothing(law, [number for number, _ in listed]))
    _tell_uses(found, form, lang)


@click.command()
@click.argument("name")
@click.argument("catalogue", type=FOLDER, default=".")
@FORM
@LANGUAGE
def uses(name: str, catalogue: Path, form: str, lang: Any) -> None:
    """Tìm nơi dùng một thứ dùng chung · list who uses a block, document, list, register …"""
    from compiler.usage import known, read, using

    everything = dict.fromkeys(known(read(catalogue)))
    wanted = [one for one in everything if name in (one.name, one.name.partition("@")[0])]
    if not wanted:
        raise click.UsageError(nothing(name, [one.name for one in everything]))
    with busy():
        found = using(catalogue, wanted)
    _tell_uses(found, form, lang)


def _tell_uses(found: list[Any], form: str, lang: Any) -> None:
    from renderers.usages import as_json, told

    click.echo(as_json(found) if form == "json" else told(found, language(lang)), nl=False)


COMMANDS: tuple[click.Command, ...] = (explain, affected, uses)
