"""Commands of those who write a catalogue: new, import, check, fmt, dev."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

import click

from cli.options import CLEAN, FILE, FINDINGS, FOLDER, LANGUAGE, SEVERITIES, Place
from cli.telling import busy, language, reaches, save, tell

if TYPE_CHECKING:
    from pathlib import Path

STDIN = "procedures/-.yaml"


@click.command()
@click.argument("catalogue", type=FOLDER, required=False)
@click.option("--format", "form", type=click.Choice(["full", "concise", "json"]), default="full")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="warning", show_default=True)
@click.option("--no-cache", is_flag=True, help="Không dùng kết quả lần trước · compile afresh.")
@click.option("--fix", is_flag=True, help="Sửa những chỗ chắc chắn · make the safe fixes.")
@click.option("--diff", is_flag=True, help="Chỉ cho xem --fix sửa gì · show what --fix does.")
@click.option("--editor-schema", type=FILE, help="Ghi lược đồ · write the schema for editors.")
@LANGUAGE
def check(
    catalogue: Path | None, form: str, fail_on: str, no_cache: bool, fix: bool, diff: bool,
    editor_schema: Path | None, lang: Any,
) -> None:  # fmt: skip
    """Kiểm tra một danh mục · check a catalogue folder."""
    if editor_schema is not None:
        _write_schema(editor_schema)
        return
    if catalogue is None:
        raise click.UsageError("cần thư mục danh mục · a catalogue folder: motcua check FOLDER")
    with busy():
        if fix or diff:
            report = _mend(catalogue, lang, write=not diff)
        else:
            report = _checked(catalogue, afresh=no_cache)
    tell(report, catalogue, form, lang)
    sys.exit(FINDINGS if reaches(report, fail_on) else CLEAN)


def _checked(catalogue: Path, *, afresh: bool) -> Any:
    """What is wrong; whoever only repeats the last check loads nothing of the compiler."""
    gc.disable()  # modules and models all stay until the end, and that is near
    if afresh:
        from compiler.pipeline import check_folder

        return check_folder(catalogue).report
    from compiler.last_check import check_cached

    return check_cached(catalogue)


def _mend(catalogue: Path, lang: Any, *, write: bool) -> Any:
    """Make the safe fixes, or show them; what is left is the report."""
    from compiler.mending import mend_folder
    from renderers import changes

    mended = mend_folder(catalogue)
    for name, text in mended.after.items() if write else ():
        (catalogue / name).write_text(text, "utf-8", newline="\n")
    click.echo("" if write else changes.diff(mended.before, mended.after), nl=False)
    click.echo(changes.fixed(mended.fixed, lang), nl=False)
    return mended.report


def _write_schema(file: Path) -> None:
    """Write the schema and show the settings that tie it to the files of a catalogue."""
    from renderers.editor_schema import schema_text, settings

    file.write_text(schema_text(), "utf-8", newline="\n")
    click.echo(settings(f"./{file.name}"))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True))
@click.option("--check", "only_check", is_flag=True, help="Chỉ cho biết · tell, write nothing.")
@click.option("--diff", is_flag=True, help="Cho xem chỗ sẽ đổi · show what would change.")
@click.option("--as", "name", default=STDIN, help="Tên của đầu vào - · what - is called.")
@LANGUAGE
def fmt(paths: tuple[str, ...], only_check: bool, diff: bool, name: str, lang: Any) -> None:
    """Trình bày tệp theo lối chung · bring files into house style; `-` reads standard input."""
    from pathlib import Path

    from catalogue.formatting.files import Run, run
    from renderers import changes

    if paths == ("-",):
        done = Run()
        click.echo(done.add(name, sys.stdin.buffer.read()), nl=False)
    else:
        done = run(map(Path, paths))
        click.echo(changes.diff(done.before, done.after) if diff else "", nl=False)
        for file, text in {} if only_check or diff else done.after.items():
            Path(file).write_text(text, "utf-8", newline="\n")
        click.echo(changes.formatted(done.after, done.count, language(lang)), nl=False)
    if done.unreadable or done.unfaithful:
        tell(done.unreadable, Path(), "full", lang)
        click.echo(changes.unfaithful(done.unfaithful, language(lang)), nl=False, err=True)
        sys.exit(FINDINGS)
    sys.exit(FINDINGS if (only_check or diff) and done.after else CLEAN)


@click.command()
@click.argument("catalogue", type=FOLDER)
@LANGUAGE
def dev(catalogue: Path, lang: Any) -> None:
    """Theo dõi danh mục, kiểm tra lại khi tệp đổi · recheck a catalogue at every change."""
    from compiler.watching import changes
    from compiler.workshop import Workshop

    workshop = Workshop()
    for texts in changes(catalogue):
        made = workshop.build(texts)
        click.clear()
        tell(made.report, catalogue, "full", lang)


@click.command()
@click.option("--out", type=Place(file_okay=False), default=".",
              help="Danh mục, hoặc thư mục trống · a catalogue, or an empty folder.")  # fmt: skip
@click.option("-a", "--answer", "pairs", multiple=True, metavar="CÂU_HỎI=TRẢ_LỜI",
              help="Trả lời sẵn một câu · one answer given beforehand.")  # fmt: skip
@click.option("--answers", "file", type=Place(exists=True, dir_okay=False),
              help="Tệp các câu trả lời · a file of answers.")  # fmt: skip
@click.option("--yes", is_flag=True, help="Không hỏi, lấy mặc định · ask nothing, take defaults.")
@LANGUAGE
def new(out: Path, pairs: tuple[str, ...], file: Path | None, yes: bool, lang: Any) -> None:
    """Hỏi rồi soạn khung một thủ tục · ask, then write the frame of a procedure."""
    from catalogue.scaffold.folder import new as frame
    from catalogue.scaffold.interview import Interview, Unanswered, given
    from catalogue.scaffold.known import known

    ask = None if yes else lambda text: click.prompt(text, "", show_default=False, prompt_suffix="")
    try:
        answers = Interview(known(out), language(lang), ask, click.echo).answers(given(file, pairs))
    except Unanswered as fault:
        raise click.UsageError(str(fault)) from None
    made = frame(answers, out, language(lang))
    if made.procedure.exists():
        raise click.UsageError(f"{made.procedure}: đã có · is there already")
    save(made.texts)


@click.group("import")
def bring_in() -> None:
    """Nhập thủ tục từ nơi khác · bring in procedures from elsewhere."""


@bring_in.command()
@click.argument("file", type=Place(exists=True, dir_okay=False))
@click.option("--out", type=Place(file_okay=False), required=True)
@click.option("--title", default="Thủ tục nhập từ cổng thông tin", help="Tên danh mục · title.")
@click.option("--from", "start", type=click.DateTime(["%d/%m/%Y"]), help="Ngày hiệu lực tạm.")
@click.option("--report", "told", type=Place(dir_okay=False))
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có · overwrite files.")
@LANGUAGE
def portal(
    file: Path, out: Path, title: str, start: Any, told: Path | None, force: bool, lang: Any
) -> None:
    """Soạn nháp từ bản ghi của cổng · draft a catalogue from a portal's records (JSON lines)."""
    from datetime import date

    from catalogue.load import profile
    from catalogue.portal import accounts
    from catalogue.portal.folder import catalogue_of
    from catalogue.portal.records import read_records
    from renderers.writing import put

    records, found = read_records(file.read_bytes(), file.name)
    made = catalogue_of(records, title, profile(), start.date() if start else date.today())
    there = [name for name in made.files if (out / name).exists()]
    if there and not force:
        text = f"{out / there[0]}: đã có · is there already; --force"
        raise click.UsageError(text)
    counted = accounts.as_json(made, len(found)).encode()
    files = {out / name: text.encode() for name, text in made.files.items()}
    files |= {out / "import-report.txt": accounts.as_text(made, len(found)).encode()}
    for path, content in (files | {told or out / "import-report.json": counted}).items():
        put(path, content)
    if len(found):
        tell(found, file.parent, "concise", lang)
    click.echo(accounts.summary(made, len(found)))
    click.echo(f"\nXem chỗ còn chờ · see what waits: motcua check {out} --format concise")
    sys.exit(FINDINGS if len(found) else CLEAN)


COMMANDS: tuple[click.Command, ...] = (check, fmt, dev, new, bring_in)
