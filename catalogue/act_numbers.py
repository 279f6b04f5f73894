"""The number of an act as people write it, `7/2025/nd-cp`, and as the law does: `07/2025/NĐ-CP`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from catalogue.record import record
from catalogue.text import fold

Why = Literal[
    "", "empty", "number", "several", "year", "term", "kind", "issuer", "title", "about", "name",
    "disagree",
]  # fmt: skip
"""Empty when all is well; else what is missing or wrong: the text, the number, one act only, its
year, the National Assembly of that year, the type, its issuer, the title that fits the type; the
act is only what another one is about; several acts or none have the name; number and name speak
of two acts."""

FIRST_YEAR = 1945
FAR_FUTURE = 9999
NUMBERED_BY_YEAR = 1997
"""From this year on every normative act has its year in its number."""
NORMATIVE = ("NĐ", "TT", "TTLT", "TTLB", "NQLT", "PL", "CP", "HĐBT")

TITLES: dict[str, tuple[str, ...]] = {
    "thong tu lien tich": ("TTLT", "TTLB"),
    "thong tu": ("TT", "TTLT"),
    "nghi dinh": ("NĐ", "CP", "HĐBT"),
    "nghi quyet lien tich": ("NQLT",),
    "nghi quyet": ("NQ", "NQLT", "QH", "UBTVQH"),
    "quyet dinh": ("QĐ",),
    "phap lenh": ("PL", "UBTVQH"),
    "chi thi": ("CT",),
    "bo luat": ("QH", "L"),
    "luat": ("QH", "L"),
    "van ban hop nhat": ("VBHN",),
}
"""What an act is called, with the first parts of the types that it may have."""

_FIRST = (
    "NĐ", "NQ", "QĐ", "TT", "TTLT", "TTLB", "NQLT", "PL", "CT", "VBHN", "L", "LCT", "TB", "KH",
)  # fmt: skip
_ALONE = ("CP", "HĐBT", "TTg")
"""Issuers that once stood for the whole type: `161/CP`."""
_ISSUERS = (
    "CP", "TTg", "CTN", "HĐBT", "HĐND", "UBND", "HĐTP", "VPCP", "TANDTC", "VKSNDTC", "KTNN", "TTCP",
    "NHNN", "BHXH", "UBDT", "BCA", "BCT", "BDTTG", "BGDĐT", "BGTVT", "BKHCN", "BKHĐT", "BLĐTBXH",
    "BNG", "BNN", "BNNMT", "BNNPTNT", "BNV", "BQP", "BTC", "BTNMT", "BTP", "BTTTT", "BVHTTDL",
    "BXD", "BYT", "TLĐ", "TWĐTN", "MTTQ", "ĐCTUBTWMTTQVN", "LB",
)  # fmt: skip
_ONE_ISSUER = {"NĐ": ("CP", "HĐBT"), "L": ("CTN",), "LCT": ("HĐNN",)}
_LOCAL = ("UBND", "HĐND")
_PASTED = re.compile(r"0\d{2,}.*")
"""The end of something else stands before the number."""
_ONE_DIGIT = re.compile(r"\d\D?")
_ASSEMBLY = re.compile(r"(?P<who>QH|UBTVQH)\s?(?P<term>\d{1,2})")
_TERMS = {9: (1992, 1997), 10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016)}
_TERMS |= {14: (2016, 2021), 15: (2021, 2026), 16: (2026, 2031)}
"""The years of each National Assembly, which its acts carry in their type."""


@record
class Repair:
    """What was changed to read a citation. A `guess` may have changed what is meant."""

    what: str
    was: str
    now: str
    guess: bool = False


_Type = tuple[str, tuple[Repair, ...], Why]
"""A type, its repairs, and why there is none."""


@record
class Number:
    """The canonical number of an act with its repairs, or why there is none."""

    act: str = ""
    repairs: tuple[Repair, ...] = ()
    why: Why = ""


def read_number(number: str, year: str, kind: str, *, latest: int) -> Number:
    """From the three parts as written; `year` may be empty."""
    if _PASTED.fullmatch(number):
        return Number(why="number")
    type_, repairs, why = _kind(kind)
    if why:
        return Number(why=why)
    if year and not FIRST_YEAR <= int(year) <= latest:
        return Number(why="year")
    if year and not _term_fits(type_, int(year)):
        return Number(why="term")
    padded = f"0{number}" if year and _ONE_DIGIT.fullmatch(number) else number
    if padded != number:
        # Portals cut `66.7/2025/NQ-CP` to its end, so the act that is meant may be another one.
        repairs = (*repairs, Repair("zero", number, padded, guess=True))
    return Number("/".join(filter(None, (padded, year, type_))), repairs)


def first_part(act: str) -> str:
    """`NĐ` of `123/2015/NĐ-CP`, `QH` of `60/2014/QH13`."""
    return act.rpartition("/")[2].partition("-")[0].rstrip("0123456789")


def _kind(written: str) -> _Type:
    """The type in the writing of the law, the repairs made, or why it cannot be read."""
    parts = re.split(r"\s*[-/]\s*", " ".join(written.split()))
    first, *rest = parts
    if assembly := _ASSEMBLY.fullmatch(fold(first).upper()):
        return _same(written, f"{assembly['who']}{assembly['term']}", "kind", guess=False)
    if not rest and (alone := _like(first, _ALONE)):
        return _same(written, alone, "kind", guess=False)
    if not rest:
        first, rest = _unglued(first)
    opening = _like(first, _FIRST)
    if opening is None:
        return "", (), "kind"
    if not rest:
        return "", (), "issuer"
    if opening == "PL" and (assembly := _ASSEMBLY.fullmatch(fold(rest[0]).upper())):
        return _same(written, f"PL-{assembly[0]}", "kind", guess=False)
    return _issued(written, opening, rest)


def _unglued(word: str) -> tuple[str, list[str]]:
    """`NĐCP` is `NĐ-CP` without its dash."""
    known = ((one, issuer) for one in _FIRST for issuer in _ISSUERS)
    found = [(one, [issuer]) for one, issuer in known if fold(one + issuer) == fold(word)]
    return found[0] if len(found) == 1 else (word, [])


def _issued(written: str, opening: str, rest: list[str]) -> _Type:
    issuers: list[str] = []
    guess = False
    known = _ONE_ISSUER.get(opening, _ISSUERS)
    for one in rest:
        local = issuers and issuers[-1] in _LOCAL
        if local:
            kept = "-".join((opening, *issuers))
            return kept, (Repair("province", written, kept),), ""
        issuer = _like(one, known) or _like(one, _ISSUERS)
        if issuer is None and opening in NORMATIVE:
            issuer, guess = _typo(one, known), True
        if issuer is None and opening in NORMATIVE:
            return "", (), "issuer"
        issuers.append(issuer or one.upper())
    if opening in _ONE_ISSUER and tuple(issuers) not in [(one,) for one in known]:
        return "", (), "issuer"
    return _same(written, "-".join((opening, *issuers)), "kind", guess=guess)


def _same(written: str, canonical: str, what: str, *, guess: bool) -> _Type:
    changed = written != canonical
    return canonical, (Repair(what, written, canonical, guess),) if changed else (), ""


def _like(word: str, known: tuple[str, ...]) -> str | None:
    """The known word of the same letters, marks and case aside."""
    return next((one for one in known if fold(one) == fold(word)), None)


def _typo(word: str, known: tuple[str, ...]) -> str | None:
    """The only known word that one slip of the pen makes of this one."""
    near = {one for one in known if fold(word) in _slips(fold(one))}
    return near.pop() if len(near) == 1 else None


def _slips(word: str) -> Iterator[str]:
    """A letter left out, doubled, or two that changed places."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[: at + 1] + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def _term_fits(type_: str, year: int) -> bool:
    assembly = _ASSEMBLY.search(type_)
    if not assembly:
        return True
    first, last = _TERMS.get(int(assembly["term"]), (FIRST_YEAR, year))
    return first <= year <= last
