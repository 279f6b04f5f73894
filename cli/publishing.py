"""The command that publishes a new edition: the decision with its annexes, and the record."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from cli.options import CLEAN, FINDINGS, LANGUAGE, Place
from cli.reviewing import GIVEN, read_file
from cli.telling import progressing, put

if TYPE_CHECKING:
    from pathlib import Path

DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
DAYS = "NGÀY"


@click.command()
@click.argument("old", metavar="CŨ", required=False)
@click.argument("new", metavar="MỚI", required=False)
@click.option("--decision", "number", default="", metavar="SỐ", help="Số quyết định · its number.")
@click.option("--date", "day", type=DAY, metavar=DAYS, help="Ngày ban hành · day of signing.")
@click.option("--out", type=Place(file_okay=False), metavar="DIR", help="Thư mục ghi · folder.")
@click.option("--effect", type=DAY, metavar=DAYS,
              help="Ngày có hiệu lực, mặc định từ ngày ký · day in force.")  # fmt: skip
@click.option("--body", default="", help="Cơ quan ban hành · issuing body.")
@click.option("--above", default="", help="Cơ quan chủ quản · authority over it.")
@click.option("--place", default="", help="Nơi ban hành · place.")
@click.option("--authority", default="", help="Người có thẩm quyền · who decides.")
@click.option("--behalf", default="", metavar="KT. …", help="Ký thay ai · signed on behalf of.")
@click.option("--signer", default="", help="Họ tên người ký · who signs.")
@click.option("--title", default="", help="Chức vụ người ký · title of the signer.")
@click.option("--proposer", default="", help="Theo đề nghị của ai · who proposes it.")
@click.option("--office", default="", help="Ai chủ trì thi hành · who carries it out.")
@click.option("--configured-by", default="", help="Ai cấu hình hệ thống · who sets it up.")
@click.option("--basis", "bases", multiple=True,
              help="Một căn cứ ban hành, thay mặc định · a basis; repeatable.")  # fmt: skip
@click.option("--recipient", "recipients", multiple=True,
              help="Một nơi nhận, thay mặc định · copies to; repeatable.")  # fmt: skip
@click.option("--replaces", multiple=True, metavar="CŨ=MỚI",
              help="Mã cũ được mã mới thay thế · a code in place of another.")  # fmt: skip
@click.option("--abolished-by", multiple=True, metavar="[MÃ=]VĂN_BẢN",
              help="Văn bản quy định việc bãi bỏ · act that abolishes.")  # fmt: skip
@click.option("--by", default="", help="Người phát hành · who releases the edition.")
@click.option("--acknowledge", type=GIVEN, help="Tệp ghi nhận đã xem · acknowledgements.")
@click.option("--lists-only", is_flag=True, help="Không in nội dung từng thủ tục · no full texts.")
@click.option("--no-behaviour", is_flag=True, help="Không hỏi bộ giải · do not ask the solver.")
@click.option("--verify", "released", type=Place(exists=True, file_okay=False), metavar="DIR",
              help="Đối chiếu bản đã công bố · compare with what was released.")  # fmt: skip
@LANGUAGE
def publish(
    old: str | None, new: str | None, number: str, day: Any, out: Path | None, effect: Any,
    bases: tuple[str, ...], recipients: tuple[str, ...], replaces: tuple[str, ...],
    abolished_by: tuple[str, ...], acknowledge: Path | None, lists_only: bool,
    no_behaviour: bool, released: Path | None, lang: Any, **said: str,
) -> None:  # fmt: skip
    """Soạn quyết định công bố những gì bản MỚI thay đổi · write the decision that publishes it.

    Ghi quyết định kèm phụ lục (DOCX, PDF/A) và release.json.
    Writes the decision with its annexes (DOCX, PDF/A) and release.json.
    """
    if released is not None:
        _verify(released, old, new)
    if not (old and new and number.strip() and day and out):
        text = (
            "cần CŨ MỚI --decision --date --out · these are needed: OLD NEW --decision --date --out"
        )
        raise click.UsageError(text)
    from compiler.diff.publication import blocking, lists, unknown
    from compiler.diff.unreadable import Unreadable
    from renderers.comparison.reporting import unreadable
    from renderers.publication.order import Order

    order = Order(
        number.strip(), day.date(), effect=effect.date() if effect else None, bases=bases,
        recipients=recipients, abolished_by=dict(map(_act, abolished_by)), **said,
    )  # fmt: skip
    replaced = _replaced(replaces)
    try:
        before, after, made = _compared(old, new, replaced, acknowledge, order, lang, no_behaviour)
        if wrong := unknown(replaced, before.index, after.index):
            raise click.UsageError(f"--replaces: không có mã · no such code: {', '.join(wrong)}")
        if waiting := blocking(made):
            _refuse_blocked(waiting)
        found = lists(made, before.index, after.index)
        if not found:
            _refuse("hai bản không có thủ tục nào khác nhau · no procedure differs")
        files = _drawn(found, made, before, after, order, contents=not lists_only)
    except Unreadable as fault:
        _refuse(unreadable(fault))
    for name, content in files.items():
        put(out / name, content)
        click.echo((out / name).as_posix())
    for kind, words in COUNTED:
        click.echo(f"  {words}: {len(getattr(found, kind))}")
    for one in found.abolished:
        if not {one.code, ""} & order.abolished_by.keys():
            text = "chưa ghi văn bản bãi bỏ · no act that abolishes it: --abolished-by"
            click.echo(f"{one.code}: {text}", err=True)


COUNTED = (
    ("new", "mới ban hành · new"),
    ("amended", "sửa đổi, bổ sung · amended"),
    ("replaced", "thay thế · replaced"),
    ("abolished", "bãi bỏ · abolished"),
)


def _compared(
    old: str, new: str, replaced: Any, acknowledge: Path | None, order: Any, lang: Any,
    no_behaviour: bool,
) -> tuple[Any, Any, Any]:  # fmt: skip
    """Both editions, and what is between them on the day of the decision."""
    from compiler.diff.acknowledgement_files import read_acknowledgements, read_rules
    from compiler.diff.acknowledging import acknowledged, ruled
    from compiler.diff.comparing import compare
    from compiler.diff.reading import read_sides

    known = read_file(acknowledge, read_acknowledgements, (), lang)
    rules = read_file(acknowledge, read_rules, {}, lang)
    with progressing() as progress:
        before, after = read_sides(old, new)
        made = compare(
            before, after, behaviour=not no_behaviour, replaced=replaced, progress=progress
        )
    return before, after, acknowledged(ruled(made, rules), known, order.day)


def _drawn(found: Any, made: Any, before: Any, after: Any, order: Any, *, contents: bool) -> Any:
    from renderers.papers.pdf import Unprintable
    from renderers.publication.release import release

    try:
        return release(found, made, before, after, order, contents=contents)
    except Unprintable as fault:
        _refuse(f"có chữ mà PDF/A không nhận · a letter that PDF/A does not take: {fault}")


def _replaced(pairs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        old, sign, new = pair.partition("=")
        if not (old and sign and new):
            raise click.UsageError(f"--replaces {pair}: CŨ=MỚI · OLD=NEW")
        found[old] = (*found.get(old, ()), new)
    return found


def _act(text: str) -> tuple[str, str]:
    """The code, '' for all, and the act."""
    code, sign, act = text.partition("=")
    return (code, act) if sign else ("", text)


def _refuse(text: str) -> NoReturn:
    click.echo(f"không công bố được · not published: {text}", err=True)
    sys.exit(FINDINGS)


def _refuse_blocked(waiting: Any) -> NoReturn:
    from compiler.diff.acknowledging import place, stanza
    from renderers.comparison.wording import sentence

    for one in waiting:
        click.echo(f"{place(one)}: {sentence(one, 'vi')} · {sentence(one, 'en')}", err=True)
    click.echo("\n".join(("", "acknowledged:", *map(stanza, waiting))), err=True)
    _refuse("còn mục phải có người ghi nhận · these must be acknowledged: --acknowledge")


def _verify(folder: Path, old: str | None, new: str | None) -> NoReturn:
    """The papers against the record, and the editions where they are given."""
    from compiler.diff.reading import read_side
    from compiler.diff.unreadable import Unreadable
    from renderers.comparison.reporting import unreadable
    from renderers.publication.record import NoRecord, differing

    try:
        sides = {"old": old, "new": new}
        editions = {name: read_side(side).hash for name, side in sides.items() if side}
        wrong = list(differing(folder, editions))
    except Unreadable as fault:
        raise click.UsageError(unreadable(fault)) from None
    except NoRecord:
        text = f"không có release.json dùng được · no release.json to read: {folder}"
        raise click.UsageError(text) from None
    for one in wrong:
        click.echo(f"{one}: khác bản đã công bố · not what was released")
    if not wrong:
        click.echo("đúng như đã công bố · as released")
    sys.exit(FINDINGS if wrong else CLEAN)


COMMANDS: tuple[click.Command, ...] = (publish,)
