"""Reads citations as decrees, portals and officers write them, and says what was changed.

`Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ`, `khoản 2 Điều 20 Luật Cư trú`,
`18/2009/TTLT/BGDĐT-BTC`: the result is spelled as the language wants it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from catalogue.act_numbers import (
    FAR_FUTURE,
    NORMATIVE,
    NUMBERED_BY_YEAR,
    TITLES,
    Number,
    Repair,
    Why,
    first_part,
    read_number,
)
from catalogue.citations import LEVELS
from catalogue.record import record
from catalogue.spelling import spell
from catalogue.syntax import Citation, Place
from catalogue.text import fold

Names = Mapping[str, tuple[str, ...]]
"""The numbers of acts by their folded name: `luat cu tru`."""

_LETTER = "a-zA-ZđĐÀ-ỹ"
_PART = rf"(?:TTg|CTr|[A-ZĐ]{{1,24}}(?![a-zà-ỹđ])\d{{0,2}}|[a-zđ]{{1,14}}\d{{0,2}}(?![{_LETTER}]))"
_NUMBER = re.compile(
    rf"(?<![\w/.-])(?P<number>\d{{1,5}}(?:\.\d{{1,2}}|[a-zđ])?)\s?/\s?(?:(?P<year>\d{{4}})\s?/\s?)?"
    rf"(?P<kind>(?:QH|qh|UBTVQH)\s?\d{{1,2}}|{_PART}(?:\s?[-/]\s?{_PART})*)"
)
_LEVEL = "|".join(sorted(map(re.escape, LEVELS), key=len, reverse=True))
_ONE = r"(?:\d{1,3}[a-zđ]?|[a-zđ]|[IVXLC]+)(?![\w/])"
_NUMBERS = rf"{_ONE}(?:\s*(?:-|,|;|và|đến)\s*{_ONE})*"
_PLACE = re.compile(rf"(?i:các\s+)?(?P<level>(?i:{_LEVEL}))\s+(?:số\s+)?(?P<numbers>{_NUMBERS})")
_PLACES = rf"{_PLACE.pattern}(?:\s*(?:,|;|-|và|đến)?\s*{_PLACE.pattern})*"
_PLACES = re.sub(r"\?P<\w+>", "?:", _PLACES)
_RANGE = re.compile(
    rf"(?P<level>(?i:{_LEVEL}))\s+(?P<first>{_ONE})\s*(?:-|đến)\s*(?i:(?P=level))\s+"
)
_LINK = r"\s*(?:,|của|tại|thuộc|ban hành kèm theo|kèm theo)?\s*"
_OTHERS = (
    "Nghị định|Thông tư liên tịch|Thông tư|Nghị quyết liên tịch|Nghị quyết|Quyết định|Chỉ thị"
    "|Văn bản hợp nhất"
)
_TITLE = rf"(?:Bộ luật|Luật|Pháp lệnh)(?:\s(?:(?!{_OTHERS}|Luật\s)[^;.:()/])*?)??|{_OTHERS}"
_BEFORE = re.compile(
    rf"(?:(?P<places>{_PLACES}){_LINK})?(?P<title>(?i:{_TITLE}))?\s*(?i:số:?)?\s*$"
)
_DAY = re.compile(
    r"\s*[,(]?\s*(?:(?i:ngày|ngày ban hành:)\s*)?(?P<d>\d{1,2})(?:/|\s+tháng\s+)(?P<m>\d{1,2})"
    r"(?:/|\s+năm\s+)(?P<y>\d{4})(?![\w/])\)?"
)
_AFTER = re.compile(rf"[\s,]*(?P<places>{_PLACES})")
_NAMED = re.compile(
    rf"^(?:(?P<places>{_PLACES}){_LINK})?(?P<name>(?i:Bộ luật|Luật|Pháp lệnh)\s[^;:()/]+?)"
    r"(?:\s*,?\s*năm\s+(?P<year>\d{4}))?$"
)  # fmt: skip
_TAIL = re.compile(
    r"(?i)[\s,.;:)(]*(?:(?:của|do|về|quy định|hướng dẫn|sửa đổi|được sửa|ban hành|bổ sung|thi hành"
    r"|có hiệu lực|bãi bỏ|công bố)\b.*)?"
)
_LEAD = re.compile(r"(?i)[\s,.;:*+-]*(?:(?:theo|căn cứ|quy định tại|tại|áp dụng)\b[\s:]*)*")
_ABOUT = re.compile(r"(?i)sửa đổi|bổ sung|hướng dẫn|quy định|thi hành|bãi bỏ|thay thế")
_SIGNS = " ,.;:()-"


@record
class Reading:
    """A citation with what was changed to read it; without one, `why` says what is wrong."""

    citation: Citation | None
    repairs: tuple[Repair, ...] = ()
    why: Why = ""

    @property
    def state(self) -> Literal["sure", "repaired", "not_understood"]:
        if self.citation is None:
            return "not_understood"
        return "repaired" if self.repairs else "sure"

    @property
    def guessed(self) -> bool:
        """Whether what is meant may be another act or place than what is read."""
        return any(one.guess for one in self.repairs)

    @property
    def text(self) -> str:
        """As the language writes it; empty when it was not understood."""
        return spell(self.citation) if self.citation else ""


@record
class Cited:
    """A citation found in running text, from `start` to `end`."""

    start: int
    end: int
    reading: Reading


def read_citation(text: str, names: Names | None = None, *, latest: int = FAR_FUTURE) -> Reading:
    """The one citation that a text is; `names` resolves acts without number, `latest` is the
    last year in which an act may have been made."""
    plain = tidy(text)
    if not plain:
        return Reading(None, why="empty")
    found = list(_cited(plain, latest))
    if not found:
        return _named(plain, names or {})
    if len({one.reading.citation and one.reading.citation.act for one in found}) > 1:
        return _first_of_several(plain, found)
    one = found[0]
    return _with_leftovers(one.reading, plain[: one.start], plain[one.end :])


def read_entry(
    number: str, name: str, names: Names | None = None, *, latest: int = FAR_FUTURE
) -> Reading:
    """A row of a table of acts, whose number and name should speak of the same act."""
    by_number = read_citation(number, names, latest=latest)
    by_name = read_citation(name, names, latest=latest)
    first, second = by_number.citation, by_name.citation
    if first is None or second is None:
        return by_number if second is None else by_name
    if first.act != second.act:
        return Reading(None, why="disagree")
    return by_name if by_number.guessed else by_number


def rewritten(basis: str) -> str:
    """A whole basis as the language writes it; empty unless every part is beyond doubt."""
    readings = [read_citation(one) for one in basis.split(";")]
    sure = all(
        one.citation and not one.guessed and "dropped" not in [made.what for made in one.repairs]
        for one in readings
    )
    return "; ".join(one.text for one in readings) if sure else ""


def citations_in(text: str, *, latest: int = FAR_FUTURE) -> tuple[Cited, ...]:
    """Every act cited by its number in running text; offsets are those of `tidy(text)`."""
    return tuple(_cited(tidy(text), latest))


def tidy(text: str) -> str:
    """NFC, one kind of dash, single spaces."""
    plain = unicodedata.normalize("NFC", text)
    return " ".join(re.sub("[\u2010-\u2015\u2212]", "-", plain).split())


def act_names(acts: Iterable[tuple[str, str]]) -> Names:
    """From pairs of name and number, what `read_citation` wants to know of names."""
    found: dict[str, tuple[str, ...]] = {}
    for name, number in acts:
        key = fold(tidy(name))
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), number)))
    return found


def _cited(text: str, latest: int) -> Iterator[Cited]:
    end = 0
    for match in _NUMBER.finditer(text):
        if fold(match["kind"]).split("-")[0].rstrip("0123456789 ") in _NO_ACTS:
            continue
        before = _BEFORE.search(text, end, match.start())
        start = _start(before, match)
        yield (cited := _one(text, match, before, start, latest))
        end = cited.end


_NO_ACTS = ("cv", "gm", "bb", "pc", "gp", "gcn")
"""Letters, minutes, licences: papers with numbers, and no acts."""


def _start(before: re.Match[str] | None, match: re.Match[str]) -> int:
    if before is None:
        return match.start()
    return before.end() - len(before[0].lstrip(" ,"))


def _one(
    text: str, match: re.Match[str], before: re.Match[str] | None, start: int, latest: int
) -> Cited:
    """The citation around a number: places and title before it, day and places behind it."""
    end, day = match.end(), None
    if dated := _DAY.match(text, end):
        day, end = _date(dated), dated.end()
    places = (before and before["places"]) or ""
    if not places and (behind := _AFTER.match(text, end)):
        places, end = behind["places"], behind.end()
    number = read_number(match["number"], match["year"] or "", match["kind"], latest=latest)
    title = (before and before["title"]) or ""
    if number.act and title and not _agrees(title, number.act):
        return Cited(start, end, Reading(None, why="title"))
    return Cited(start, end, _reading(number, match["year"] or "", day, places))


def _reading(number: Number, year: str, day: date | None, places: str) -> Reading:
    act, repairs = number.act, number.repairs
    if number.why:
        return Reading(None, why=number.why)
    if not year and first_part(act) in NORMATIVE:
        if day is None:
            return Reading(None, why="year")
        if day.year >= NUMBERED_BY_YEAR:
            dated = act.replace("/", f"/{day.year}/", 1)
            repairs, act = (*repairs, Repair("year", act, dated, guess=True)), dated
    if day and year and day.year != int(year):
        repairs, day = (*repairs, Repair("day", f"{day:%d/%m/%Y}", "")), None
    cited, mended = read_places(places)
    return Reading(Citation(0, 0, act, day, cited), (*repairs, *mended))


def _agrees(title: str, act: str) -> bool:
    """`Nghị quyết số 24/2026/NĐ-CP` names two acts, or none."""
    words = fold(title)
    kinds = next(kinds for name, kinds in TITLES.items() if words.startswith(name))
    return first_part(act) in kinds


def read_places(text: str) -> tuple[tuple[Place, ...], tuple[Repair, ...]]:
    """`các khoản 3, 4 và 7 Điều 9`; from the inside out, as the law cites."""
    ranged = _RANGE.sub(r"\g<level> \g<first>-", text)
    places = [_place(one) for one in _PLACE.finditer(ranged)]
    ranks = [LEVELS.index(one.level) for one in places]
    outside_in = len(set(ranks)) == len(ranks) > 1 and ranks == sorted(ranks, key=_depth)
    if not outside_in:
        return tuple(places), ()
    inside_out = tuple(reversed(places))
    spelled = " ".join(map(spell, inside_out))
    return inside_out, (Repair("order", text, spelled),)


def _depth(rank: int) -> int:
    """An annex holds articles, although it stands last among the levels."""
    return -1 if LEVELS[rank] == "Phụ lục" else rank


def _place(match: re.Match[str]) -> Place:
    level = next(one for one in LEVELS if one.casefold() == match["level"].casefold())
    ranged = re.sub(r"\s*(?:-|đến)\s*", "-", match["numbers"])
    return Place(0, 0, level, tuple(re.split(r"\s*(?:,|;|và)\s*", ranged)))


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _named(text: str, names: Names) -> Reading:
    """`khoản 2 Điều 20 Luật Cư trú`: the number comes from those who know the name."""
    match = _NAMED.match(text.rstrip(" .,;"))
    if not match:
        return Reading(None, why="number")
    acts = names.get(fold(match["name"].strip()), ())
    if match["year"]:
        acts = tuple(act for act in acts if f"/{match['year']}/" in act)
    if len(acts) != 1:
        return Reading(None, why="name")
    places, repairs = read_places(match["places"] or "")
    named = Repair("name", match["name"].strip(), acts[0])
    return Reading(Citation(0, 0, acts[0], None, places), (named, *repairs))


def _with_leftovers(reading: Reading, before: str, after: str) -> Reading:
    """Words around a citation that say nothing about it are told as dropped.

    Words before it may be the title of another act, which this one is only named in.
    """
    if reading.citation is None:
        return reading
    lead = "" if _LEAD.fullmatch(before) else before.strip(_SIGNS)
    tail = "" if _TAIL.fullmatch(after) else after.strip(_SIGNS)
    if _ABOUT.search(lead):
        return Reading(None, why="about")
    dropped = ((lead, True), (tail, bool(_PLACE.search(tail))))
    more = tuple(Repair("dropped", one, "", guess) for one, guess in dropped if one)
    return Reading(reading.citation, (*reading.repairs, *more))


def _first_of_several(text: str, found: list[Cited]) -> Reading:
    """`Thông tư 53/2025/TT-BCA sửa đổi Thông tư 55/2021/TT-BCA` cites the first; a list, none."""
    first, second = found[0], found[1]
    between = text[first.end : second.start]
    if re.match(r"(?i)[\s,]*(?:của|quy định|hướng dẫn|sửa đổi|về|bãi bỏ)\b", between):
        return _with_leftovers(first.reading, text[: first.start], "")
    return Reading(None, why="several")
