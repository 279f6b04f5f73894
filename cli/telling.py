"""What several commands say or write: findings, that work goes on, files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import click

from cli.options import FINDINGS, SEVERITIES

if TYPE_CHECKING:
    from pathlib import Path


def tell(report: Any, catalogue: Path, form: str, lang: Any) -> None:
    from renderers import findings

    contents = {
        name: (catalogue / name).read_bytes()
        for name in sorted({one.span.file for one in report})
        if (catalogue / name).is_file()
    }
    if form == "json":
        click.echo(findings.as_json(report, contents, lang), nl=False)
        return
    if form == "concise":
        click.echo(findings.concise(report, lang), nl=False)
    else:
        click.echo(findings.full(report, contents, lang), nl=False)
    click.echo(findings.summary(report, lang), err=form == "concise")


def reaches(report: Any, fail_on: str) -> bool:
    from catalogue.messages import message

    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(message(one.slug).severity in counted for one in report)


def sound(catalogue: Path, lang: Any) -> Any:
    """A build without errors; otherwise say what is wrong and stop."""
    from compiler.pipeline import check_folder

    with busy():
        made = check_folder(catalogue)
    if made.broken:
        tell(made.report, catalogue, "full", lang)
        sys.exit(FINDINGS)
    return made


def nothing(name: str, known: list[str]) -> str:
    from catalogue.suggest import nearest

    guess = nearest(name, known)
    advice = f" · có phải {guess}? · did you mean {guess}?" if guess else ""
    return f"không có «{name}» trong danh mục · nothing of this name: {name}{advice}"


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def save(texts: Mapping[Path, str]) -> None:
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        click.echo(path.as_posix())


@contextmanager
def counting() -> Iterator[Callable[[int, int], None]]:
    """Shows a person at a terminal how many procedures are done."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Đang biên dịch…") as status:
        yield lambda done, of: status.update(f"Đang chứng minh… {done}/{of}")


@contextmanager
def progressing() -> Iterator[Callable[[str], None]]:
    """Shows a person at a terminal which procedure is being compared."""
    if not sys.stderr.isatty():
        yield lambda code: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Đang đọc…") as status:
        yield lambda code: status.update(f"Đang so… {code}")


def busy() -> AbstractContextManager[object]:
    """Shows a person at a terminal that work goes on; silent everywhere else."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status("Đang biên dịch…")


def languages(lang: str) -> tuple[str, ...]:
    """Those in which something is said; `both`: one after the other."""
    return ("vi", "en") if lang == "both" else (lang,)


def language(lang: str) -> Any:
    return "en" if lang == "en" else "vi"
