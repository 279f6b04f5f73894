"""A notice to citizens: only what they feel, in plain and polite words."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.diff.comparison import Compared, Comparison
from renderers.clock_prose import capital
from renderers.comparison import topics
from renderers.comparison.view import Procedure, Report, Told
from renderers.saying import say


def for_citizens(report: Report, comparison: Comparison) -> str:
    return "".join(f"{line}\n" for line in _lines(report, comparison))


def _lines(report: Report, comparison: Comparison) -> Iterator[str]:
    lang = report.lang
    yield say(lang, "diff/notice_title")
    yield ""
    standing = {one.code: one for one in comparison.procedures}
    told = [
        part
        for part in report.parts
        if _felt(part) or (part.code and standing[part.code].standing != "amended")
    ]
    if not told:
        yield say(lang, "diff/notice_nothing")
        return
    yield say(lang, "diff/notice_lead")
    for part in told:
        yield ""
        if part.code:
            yield f"{part.name} ({part.code})"
            yield from _standing(standing[part.code], lang)
        else:
            yield say(lang, "diff/notice_shared")
        if part.starts:
            yield f"{capital(part.starts)}."
        for key, felt in (("worse", _worse(part)), ("better", _better(part))):
            if felt:
                yield f"{say(lang, f'diff/notice_{key}')}:"
                for one in felt:
                    yield from _change(one, lang)
    yield ""
    yield say(lang, "diff/notice_open")


def _standing(one: Compared, lang: str) -> Iterator[str]:
    """That a procedure comes or goes, and which take its place."""
    if one.replaced_by:
        yield say(lang, "diff/notice_replaced", codes=", ".join(one.replaced_by))
    elif one.standing == "abolished":
        yield say(lang, "diff/notice_abolished")
    elif one.standing == "new":
        yield say(lang, "diff/notice_new")


def _felt(part: Procedure) -> list[Told]:
    return [one for one in part.told if topics.felt_by_citizens(one.change)]


def _worse(part: Procedure) -> list[Told]:
    return [one for one in _felt(part) if one.change.severity.citizen > 1]


def _better(part: Procedure) -> list[Told]:
    return [one for one in _felt(part) if one.change.severity.citizen == 1]


def _change(one: Told, lang: str) -> Iterator[str]:
    if one.undecided and one.new and one.topic in ("money", "time"):
        name = one.trail or one.procedure
        yield f"– {say(lang, f'diff/notice_{one.topic}', name=name)}"
    else:
        yield f"– {one.sentence}"
    if one.topic == "papers" and one.whom:
        yield f"    {say(lang, 'diff/whom')}: {one.whom}"
    if one.topic in ("money", "time"):
        yield from (f"    {line}" for line in one.new)
        if one.basis:
            yield f"    {say(lang, 'diff/basis', basis=one.basis)}"
