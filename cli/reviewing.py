"""Commands of those who review what a new edition changes: diff."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from cli.options import CLEAN, FINDINGS, LANGUAGE, USAGE, Place
from cli.telling import languages, progressing, put, tell

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("text", "json", "markdown", "html", "sarif", "notice")
ONE_LANGUAGE = ("json", "markdown", "html", "sarif")
"""What holds the report once: a document of its own, or a comment that may be only so long."""
CHANGED = 10
"""With --detailed-exitcode: something changes, nothing of it at a threshold."""
GIVEN = Place(exists=True, dir_okay=False)


@click.command()
@click.argument("old", metavar="CŨ")
@click.argument("new", metavar="MỚI")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--write", "files", multiple=True, metavar="FORMAT=FILE",
              help="Ghi thêm ra tệp · write to a file besides; repeatable.")  # fmt: skip
@click.option("--fail-on", default="", metavar="citizen=3,inflight=2",
              help="Lỗi từ mức này · fail from these severities on.")  # fmt: skip
@click.option("--acknowledge", type=GIVEN, help="Tệp ghi nhận đã xem · acknowledgements.")
@click.option("--rates", type=GIVEN, help="Đơn giá tính chi phí · rates of the cost model.")
@click.option("--volumes", type=GIVEN, help="Số hồ sơ một năm (CSV) · dossiers a year.")
@click.option("--dossiers", metavar="KHO", help="Kho hồ sơ để đối chiếu · store to look into.")
@click.option("--no-behaviour", is_flag=True, help="Không hỏi bộ giải · do not ask the solver.")
@click.option("--detailed-exitcode", is_flag=True,
              help="10 khi có thay đổi dưới ngưỡng · 10 for changes below them.")  # fmt: skip
@LANGUAGE
def diff(
    old: str, new: str, form: str, files: tuple[str, ...], fail_on: str, acknowledge: Path | None,
    rates: Path | None, volumes: Path | None, dossiers: str | None, no_behaviour: bool,
    detailed_exitcode: bool, lang: Any,
) -> None:  # fmt: skip
    """Cho biết bản MỚI đổi gì đối với người dân · tell what a new edition changes for people.

    Mỗi bản là thư mục danh mục, gói đã biên dịch, hoặc REV, REV:thư_mục của git.
    Each is a catalogue folder, a bundle, or REV or REV:folder of git.
    """
    wanted = [_written(one) for one in files]
    _both_held(lang, [form, *(name for name, _ in wanted)])
    from compiler.diff.acknowledging import changes, reached
    from compiler.diff.unreadable import Unreadable
    from renderers.comparison import FORMATS as OUTPUTS
    from renderers.comparison.reporting import over, report, unreadable

    thresholds = _thresholds(fail_on, lang)
    try:
        before, after, made = _compared(
            old, new, acknowledge, rates, volumes, dossiers, lang, behaviour=not no_behaviour
        )
        told = [report(made, before, after, one) for one in languages(lang)]
    except Unreadable as fault:
        raise click.UsageError(unreadable(fault)) from None
    for name, path in wanted:
        put(path, "\n".join(OUTPUTS[name](one, made) for one in told).encode())
    click.echo("\n".join(OUTPUTS[form](one, made) for one in told), nl=False)
    stopping = reached(made, thresholds)
    for spoken in languages(lang):
        for one in over(thresholds, stopping, spoken):
            click.echo(one, err=True)
    some = detailed_exitcode and any(changes(made))
    sys.exit(FINDINGS if stopping else CHANGED if some else CLEAN)


def _compared(
    old: str, new: str, acknowledge: Path | None, rates: Path | None, volumes: Path | None,
    dossiers: str | None, lang: Any, *, behaviour: bool,
) -> tuple[Any, Any, Any]:  # fmt: skip
    """Both editions and what was found, with what people have answered for."""
    from compiler.diff.acknowledgement_files import read_acknowledgements, read_rules
    from compiler.diff.acknowledging import acknowledged, ruled
    from compiler.diff.comparing import compare
    from compiler.diff.cost_files import read_rates, read_volumes
    from compiler.diff.rates import STANDARD
    from compiler.diff.reading import read_sides
    from compiler.uncollected import uncollected
    from runtime.clock import SystemClock

    known = read_file(acknowledge, read_acknowledgements, (), lang)
    rules = read_file(acknowledge, read_rules, {}, lang)
    costs = read_file(rates, read_rates, STANDARD, lang)
    filed = read_file(volumes, read_volumes, {}, lang)
    with progressing() as progress, uncollected():
        before, after = read_sides(old, new)
        made = compare(
            before, after, behaviour=behaviour, rates=costs, volumes=filed, progress=progress
        )
    now = SystemClock().now()
    made = acknowledged(ruled(made, rules), known, now.date())
    return before, after, _with_dossiers(made, dossiers, after, now)


def _thresholds(text: str, lang: Any) -> Any:
    from pathlib import Path

    from compiler.diff.acknowledging import read_thresholds

    thresholds, found = read_thresholds(text) if text else ((), ())
    if len(found):
        tell(found, Path(), "concise", lang)
        sys.exit(USAGE)
    return thresholds


def _both_held(lang: str, forms: list[str]) -> None:
    alone = [one for one in forms if one in ONE_LANGUAGE]
    if lang == "both" and alone:
        names = ", ".join(dict.fromkeys(alone))
        raise click.UsageError(
            f"--lang both: {names} chỉ có một ngôn ngữ, chọn vi hoặc en · {names}: one language "
            "each, choose vi or en"
        )


def _written(text: str) -> tuple[str, Path]:
    from pathlib import Path

    form, _, file = text.partition("=")
    if form not in FORMATS or not file:
        raise click.UsageError(f"--write {text}: FORMAT=FILE, FORMAT ∈ {', '.join(FORMATS)}")
    return form, Path(file)


def read_file(file: Path | None, read: Callable[[bytes, str], Any], usual: Any, lang: Any) -> Any:
    """What a file says; what is wrong with it ends everything."""
    if file is None:
        return usual
    made, found = read(file.read_bytes(), file.name)
    if len(found):
        tell(found, file.parent, "full", lang)
        sys.exit(USAGE)
    return made


def _with_dossiers(made: Any, store: str | None, new: Any, now: Any) -> Any:
    if store is None:
        return made
    from dataclasses import replace

    from cli.serving import startable
    from runtime.in_flight import database_at, in_flight

    with startable():
        return replace(made, in_flight=in_flight(database_at(store), new, now))


COMMANDS: tuple[click.Command, ...] = (diff,)
