"""Who decides, when and on what grounds; what is not said follows from the issuing body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from compiler.bundle import Index
from renderers.publication.rows import LANG
from renderers.saying import say

BASES = ("government", "control", "one_stop", "practice")


@dataclass(frozen=True, slots=True)
class Order:
    """`authority` issues it (`Chủ tịch Ủy ban nhân dân …`), `signer` signs it as `title`, on
    behalf of `behalf` where that is another; `effect` None is the day of signing."""

    number: str
    day: date
    body: str = ""
    above: str = ""
    place: str = ""
    authority: str = ""
    behalf: str = ""
    title: str = ""
    signer: str = ""
    proposer: str = ""
    office: str = ""
    configured_by: str = ""
    effect: date | None = None
    bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    by: str = ""
    """Who released the edition."""
    abolished_by: Mapping[str, str] = field(default_factory=dict)
    """The act that abolishes a procedure, by code; under '' that of all others."""


def completed(order: Order, index: Index) -> Order:
    """As a people's committee decides, unless the order says otherwise."""
    body = order.body or _body(index)
    committee = say(LANG, "decree/committee")
    local = body.startswith(committee)
    mark = "decree/mark_committee" if local else "decree/mark"
    office = order.office or say(LANG, "decree/office_of", body=body)
    head = "decree/chairman" if local else "decree/head"
    return replace(
        order,
        number=order.number if "/" in order.number else say(LANG, mark, number=order.number),
        body=body,
        place=order.place or body.removeprefix(committee).strip(),
        authority=order.authority or say(LANG, f"{head}_of", body=body),
        title=order.title or say(LANG, head),
        proposer=order.proposer or office,
        office=office,
        configured_by=order.configured_by or say(LANG, "decree/whoever_runs"),
        bases=order.bases or tuple(say(LANG, f"decree/basis_{one}") for one in BASES),
    )


def _body(index: Index) -> str:
    """The agency that stands over all others."""
    tops = [one for one in index.agencies if one.kind == "ubnd_tinh" and not one.under]
    return tops[0].name if tops else index.title


def day_in_words(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`: one digit of a day, and of the first two months, is padded."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return say(LANG, "decree/day", day=f"{day.day:02}", month=month, year=day.year)
