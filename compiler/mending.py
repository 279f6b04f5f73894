"""`check --fix`: makes the safe fixes of all findings, again and again, until none is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.bases import is_far
from catalogue.diagnostics import Diagnostic, Edit, Report
from catalogue.edits import apply
from catalogue.load import read_folder
from compiler.pipeline import compile_texts

ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Mended:
    """The files after the fixes, what was mended in them, and what is still to be said.

    `before` and `after` hold only the files that change.
    """

    texts: Mapping[str, bytes]
    before: Mapping[str, str]
    after: Mapping[str, str]
    fixed: tuple[Diagnostic, ...]
    report: Report


def mend_folder(folder: Path) -> Mended:
    return mend(dict(read_folder(folder)))


def mend(texts: Mapping[str, bytes]) -> Mended:
    """Fixes of one round never overlap; a mended text may show what its mistake had hidden."""
    now, fixed = dict(texts), list[Diagnostic]()
    report = compile_texts(now).report
    for _ in range(ROUNDS):
        chosen = tuple(compatible(report.sorted()))
        mended = {**now, **_applied(now, chosen)}
        if mended == now:
            break
        now = mended
        fixed += chosen
        report = compile_texts(now).report
    changed = [name for name, text in now.items() if text != texts[name]]
    before, after = ({name: _text(files[name]) for name in changed} for files in (texts, now))
    return Mended(now, before, after, tuple(fixed), report)


def compatible(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings whose safe fixes can be made together: each stretch of text is edited once.

    The files of a catalogue that is only extended are somebody else's and stay as they are.
    """
    taken: list[Edit] = []
    for one in found:
        if (
            one.fix is None
            or not one.fix.safe
            or any(is_far(edit.span.file) for edit in one.fix.edits)
        ):
            continue
        if not any(_meet(edit, other) for edit in one.fix.edits for other in taken):
            taken += one.fix.edits
            yield one


def _meet(one: Edit, other: Edit) -> bool:
    a, b = one.span, other.span
    if a.file != b.file:
        return False
    starts = (a.line, a.column), (b.line, b.column)
    ends = (a.end_line, a.end_column), (b.end_line, b.end_column)
    return starts[0] == starts[1] or (starts[0] < ends[1] and starts[1] < ends[0])


def _applied(texts: Mapping[str, bytes], chosen: Iterable[Diagnostic]) -> dict[str, bytes]:
    edits: dict[str, list[Edit]] = {}
    for one in chosen:
        for edit in one.fix.edits if one.fix else ():
            edits.setdefault(edit.span.file, []).append(edit)
    return {name: apply(_text(texts[name]), own).encode() for name, own in edits.items()}


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace").replace("\r\n", "\n")
