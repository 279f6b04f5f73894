"""The full text of a procedure, part by part as the law wants it published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from renderers.fee_table import FeeRow
from renderers.notice import Notice, NoticePaper, NoticePapers, NoticeStep
from renderers.publication.rows import LANG, Text, absent, no_fees, view
from renderers.saying import say

MARKS = ("-", "+", "•")
"""Before a line, by how deep it stands."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines, and for the fees the table of them."""

    title: str
    lines: tuple[str, ...]
    fees: tuple[FeeRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    title: str
    parts: tuple[Part, ...]


def content(number: int, text: Text) -> Content:
    of = view(text)
    found = (
        ("steps", (*_before(of), *_steps(of)), ()),
        ("channels", tuple(_channels(of)), ()),
        ("dossier", tuple(_dossier(of, text.program.sets)), ()),
        ("term", tuple(_each(of.term)) or (_none(of, "term"),), ()),
        ("audience", tuple(_each(of.audience)), ()),
        ("authority", tuple(_authority(of)), ()),
        ("forms", tuple(_each(of.forms)) or (say(LANG, "notice/no_forms"),), ()),
        ("results", tuple(_results(of)) or (_none(of, "results"),), ()),
        ("fees", () if of.fees else (f"{no_fees(of.states['fees'])}.",), of.fees),
        ("requirements", tuple(_requirements(of)), ()),
        ("basis", tuple(_each((*of.basis, *of.decided))), ()),
    )
    parts = (
        Part(f"{number}.{at}. {say(LANG, f'notice/{name}')}", lines, fees)
        for at, (name, lines, fees) in enumerate(_with_members(of, found), 1)
    )
    title = say(LANG, "annex/procedure", number=number, name=of.name, code=of.code)
    return Content(title, tuple(parts))


Found = tuple[str, tuple[str, ...], tuple[FeeRow, ...]]


def _with_members(of: Notice, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Of a bundle its procedures come first."""
    members = tuple(_sentence(f"- {it.name} ({it.code})", it.decides, it.term, it.after, it.case)
                    for it in of.members)  # fmt: skip
    return (("members", members, ()), *found) if members else found


def _before(of: Notice) -> Iterator[str]:
    if of.before:
        yield of.before


def _steps(of: Notice) -> Iterator[str]:
    for number, one in enumerate(of.steps, 1):
        yield say(LANG, "annex/ordered", number=number, says=_step(one))
    if not of.steps:
        yield _none(of, "steps")


def _step(one: NoticeStep) -> str:
    more = "; ".join(filter(None, (one.role, one.within, one.case)))
    return f"{one.says.rstrip('.')} ({more})." if more else one.says


def _channels(of: Notice) -> Iterator[str]:
    told = f"{of.online}: {of.online_reason}" if of.online_reason else of.online
    yield from _each((*of.channels, told))


def _dossier(of: Notice, sets: int) -> Iterator[str]:
    yield from _papers(of.papers, 0)
    if not of.papers:
        nothing = of.states["components"] == "none"
        yield say(LANG, "notice/no_papers" if nothing else "notice/unpublished_yet")
    yield say(LANG, "annex/sets", count=sets)


def _papers(papers: tuple[NoticePaper | NoticePapers, ...], depth: int) -> Iterator[str]:
    mark = MARKS[min(depth, len(MARKS) - 1)]
    for one in papers:
        if isinstance(one, NoticePapers):
            heading = _sentence(one.heading, one.how, *one.more)
            if heading:
                yield f"{mark} {heading.rstrip('.')}:"
            yield from _papers(one.papers, depth + 1 if heading else depth)
        elif one.copies:
            handed = "" if one.form else f": {one.verb.lower()} {one.copies}"
            yield _sentence(f"{mark} {one.name}{handed}", one.case, one.lookup, *one.more)
        else:
            yield f"{mark} {one.name}"


def _authority(of: Notice) -> Iterator[str]:
    for label, places in (("receives", of.receives), ("decides", of.decides)):
        if places:
            yield f"- {say(LANG, f'notice/{label}')}: {'; '.join(places)}."
    if not (of.receives or of.decides):
        yield _none(of, "authority")


def _results(of: Notice) -> Iterator[str]:
    for one in of.results:
        name = f"- {one.name} ({one.code})" if one.code else f"- {one.name}"
        yield _sentence(name, one.outcome, one.within, one.valid, one.delivery)


def _requirements(of: Notice) -> Iterator[str]:
    yield from _each(of.requirements)
    if not of.requirements:
        nothing = of.states["requirements"] == "none"
        yield say(LANG, "notice/no_requirements" if nothing else "notice/unpublished_yet")


def _each(lines: tuple[str, ...]) -> Iterator[str]:
    return (_sentence(f"{MARKS[0]} {one}") for one in lines)


def _none(of: Notice, part: str) -> str:
    return f"{absent(of.states[part])}."


def _sentence(*parts: str) -> str:
    """What is said of one thing, in one line that ends with a stop."""
    text = ""
    for part in filter(None, parts):
        between = ". " if part[:1].isupper() else "; "
        text += f"{between if text else ''}{part.rstrip('.')}"
    return f"{text}." if text else ""
