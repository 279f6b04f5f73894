"""A procedure as a line of the published lists: every cell is what the program says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from compiler.diff.publication import Listed
from compiler.evaluation import World
from compiler.ir import Program
from renderers import i18n, law_prose
from renderers.clock_prose import capital
from renderers.fee_table import FeeRow
from renderers.masthead import site_of
from renderers.notice import Notice, notice
from renderers.saying import say
from renderers.words import words

LANG = "vi"
OF_PARLIAMENT = "/QH"


@dataclass(frozen=True, slots=True)
class Text:
    """One published text of a procedure."""

    program: Program
    world: World


@dataclass(frozen=True, slots=True)
class ListRow:
    """A new, amended or replaced procedure; lines of a cell are parted by `\\n`."""

    number: str
    code: str
    name: str
    term: str
    place: str
    channels: str
    fees: str
    basis: str
    online: str
    remark: str


@dataclass(frozen=True, slots=True)
class AbolishedRow:
    number: str
    code: str
    name: str
    act: str
    domain: str
    agency: str


def view(text: Text) -> Notice:
    """The notice as on the first day of the text."""
    return notice(site_of(text.world), text.program, text.world, today=text.program.start)


def list_row(number: int, listed: Listed, text: Text, before: Mapping[str, Text]) -> ListRow:
    """`before` are the texts that stood before it, by code: its own, and of those it replaces."""
    of = view(text)
    return ListRow(
        number=str(number),
        code=of.code,
        name=of.name,
        term=lines(of.term) or absent(of.states["term"]),
        place=lines(of.receives or of.decides) or absent(of.states["authority"]),
        channels=lines(of.channels),
        fees=lines(fee_lines(of.fees)) or no_fees(of.states["fees"]),
        basis=lines(_basis(text)) or absent("not_stated"),
        online=of.online,
        remark="\n".join(_remarks(listed, text, before)),
    )


def abolished_row(number: int, listed: Listed, text: Text, act: str) -> AbolishedRow:
    of = view(text)
    until = say(LANG, "remark/until", day=i18n.day(listed.until)) if listed.until else ""
    return AbolishedRow(
        number=str(number),
        code=of.code,
        name=of.name,
        act="\n".join(filter(None, (act or say(LANG, "annex/room"), until))),
        domain=of.domain,
        agency=lines(of.decides or of.receives) or absent(of.states["authority"]),
    )


def _basis(text: Text) -> Iterator[str]:
    """Laws by name; what rests on them by number, because its names take half a page."""
    known = words(text.program, text.world)
    for one in text.program.basis:
        law = OF_PARLIAMENT in one.act
        yield law_prose.citation(one, known) if law else law_prose.brief((one,), LANG)


def _remarks(listed: Listed, text: Text, before: Mapping[str, Text]) -> Iterator[str]:
    for code in listed.replaces:
        if code in before:
            yield say(LANG, "remark/replaces", code=code, name=before[code].program.name)
    if listed.old and listed.parts:
        parts = "; ".join(say(LANG, f"part/{part}") for part in listed.parts)
        yield say(LANG, "remark/changed", parts=parts)
    if listed.old is None or listed.old.start != text.program.start:
        yield say(LANG, "remark/start", day=i18n.day(text.program.start))
    if text.program.end:
        yield say(LANG, "remark/until", day=i18n.day(text.program.end))
    if listed.old and text.program.transition != "keep":
        start = i18n.day(text.program.start)
        yield say(LANG, f"notice/transition_{text.program.transition}", start=start)
    for one in before.values():
        earlier = one.program.published_by
        if earlier and earlier != text.program.published_by:
            decision = law_prose.citation(earlier, words(one.program, one.world))
            yield say(LANG, "remark/published", decision=decision)


def fee_lines(rows: Iterable[FeeRow]) -> Iterator[str]:
    """Under the name of each fee a line for each case."""
    for name, several in groupby(rows, key=lambda row: row.name):
        found = list(several)
        head = f"{name} ({found[0].note})" if found[0].note else name
        if len(found) == 1:
            yield f"{head}: {priced(found[0])}"
            continue
        yield f"{head}:"
        yield from (f"+ {priced(row)}" for row in found)


def priced(row: FeeRow) -> str:
    """`Trường hợp …: 8.000 đồng/bản (từ 01/07/2026)`."""
    dates = f" ({row.dates})" if row.dates else ""
    always = row.case in ("", say(LANG, "fees/every_case"))
    return f"{row.amount}{dates}" if always else f"{row.case}: {row.amount}{dates}"


def lines(of: Iterable[str]) -> str:
    """Several lines are marked each, a single one stands alone."""
    found = list(of)
    if len(found) == 1:
        return found[0]
    return "\n".join(one if one.startswith("+ ") else f"- {one}" for one in found)


def no_fees(state: str) -> str:
    return say(LANG, "notice/free" if state == "none" else "notice/unpublished")


def absent(state: str) -> str:
    return capital(say(LANG, "notice/not_set" if state == "none" else "notice/unpublished"))
