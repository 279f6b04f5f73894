"""Which version takes the place of which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from compiler.bundle import Entry
from compiler.diff.pairing import natural_end, paired
from tests.compiler.building import EMPTY
from tests.compiler.diff.sides import listed

BARE = listed(EMPTY)


def version(spelled: str) -> Entry:
    """`A 25-27 x`: code, years from and to, text."""
    code, years, text = spelled.split()
    start, _, end = years.partition("-")
    days = [date(2000 + int(year), 1, 1) if year else None for year in (start, end)]
    assert days[0]
    return replace(BARE, code=code, start=days[0], end=days[1], hash=text)


def told(old: Iterable[str], new: Iterable[str], **replaced: tuple[str, ...]) -> list[str]:
    def said(one: Entry | None) -> str:
        return f"{one.code}{one.start:%y}" if one else "·"

    pairs = paired(map(version, old), map(version, new), replaced)
    return [f"{said(one.old)} {said(one.new)} {one.standing} {one.beside}".strip() for one in pairs]


CASES: dict[str, tuple[list[str], list[str], list[str]]] = {
    "same": (["A 25- x"], ["A 25- x"], ["A25 A25 same"]),
    "corrected": (["A 25- x"], ["A 25- y"], ["A25 A25 amended"]),
    "new": ([], ["A 25- x"], ["· A25 new"]),
    "gone": (["A 25- x"], [], ["A25 · abolished"]),
    "gone, with an earlier text": (["A 24-25 x", "A 25- y"], [], ["A25 · abolished"]),
    "ended": (["A 25- x"], ["A 25-27 y"], ["A25 A25 abolished"]),
    "ended as before": (["A 25-27 x"], ["A 25-27 y"], ["A25 A25 amended"]),
    "followed": (
        ["A 25- x"],
        ["A 25-26 y", "A 26- z"],
        ["A25 A25 amended", "A25 A26 amended after"],
    ),
    "followed, the first forgotten": (["A 25- x"], ["A 26- y"], ["A25 A26 amended"]),
    "moved earlier": (["A 26- x"], ["A 25- y"], ["A26 A25 amended"]),
    "put before": (["A 26- x"], ["A 25-26 y", "A 26- x"], ["· A25 new", "A26 A26 same"]),
    "taken back": (
        ["A 25-26 x", "A 26- y"],
        ["A 25- z"],
        ["A25 A25 amended", "A26 A25 amended instead"],
    ),
    "the old text forgotten": (["A 24-25 x", "A 25- y"], ["A 25- y"], ["A25 A25 same"]),
    "by code": (
        ["B 25- x", "A 25- x"],
        ["C 25- x", "A 25- x"],
        ["A25 A25 same", "B25 · abolished", "· C25 new"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_version_takes_a_place(case: str) -> None:
    old, new, expected = CASES[case]
    assert told(old, new) == expected
    assert told(reversed(old), reversed(new)) == expected


def test_what_takes_the_place_of_others_has_to_be_told() -> None:
    assert told(["A 25- x"], ["B 26- y"], A=("B",)) == ["A25 · replaced", "· B26 new"]
    assert told(["A 25- x"], ["A 25-26 y", "B 26- y"], A=("B",)) == [
        "A25 A25 replaced",
        "· B26 new",
    ]


@pytest.mark.parametrize(
    ("spelled", "natural"), [("A 25- x", True), ("A 25-26 x", True), ("A 25-27 x", False)]
)
def test_a_version_lasts_until_the_next_one_by_itself(spelled: str, natural: bool) -> None:
    one, others = version(spelled), [version("A 26- y"), version("B 27- y")]
    assert natural_end(one, [one, *others]) == natural
