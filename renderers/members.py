"""The procedures of a bundle, as its notice lists them: who decides, how long, after what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.ir import BundleMember, Program
from renderers import law_prose, prose
from renderers.saying import say
from renderers.words import Words


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One procedure; `after` says what it waits for, `case` when it is filed, '' for always."""

    name: str
    href: str
    code: str
    decides: str
    term: str
    after: str
    case: str
    refused: str


def member_lines(program: Program, known: Words) -> tuple[MemberLine, ...]:
    return tuple(_line(one, program, known) for one in program.members)


def _line(one: BundleMember, program: Program, known: Words) -> MemberLine:
    return MemberLine(
        name=one.name,
        href=f"/thu-tuc/{one.code}",
        code=one.code,
        decides="; ".join(law_prose.place(place, known) for place in one.decides),
        term="; ".join(_terms(one, known)),
        after=_after(one, program, known),
        case=prose.sentence(one.when, known),
        refused=say(known.lang, f"notice/{one.if_refused}"),
    )


def _terms(one: BundleMember, known: Words) -> Iterator[str]:
    for row in one.term.within if one.term else ():
        case = prose.sentence(row.when, known)
        text = law_prose.clock_row(row, known)
        yield f"{case}: {text}" if case else text


def _after(one: BundleMember, program: Program, known: Words) -> str:
    if not one.after:
        return ""
    awaited = f"{one.after}.{one.result}"
    result = next((it.name for it in program.results if it.id == awaited), one.result)
    return say(known.lang, "notice/waits_for", result=result)
