"""Reads citations of the law: acts, their dates, and the articles, clauses and points in them."""

from __future__ import annotations

import re

from catalogue import literals
from catalogue.cursor import Cursor, read
from catalogue.lexer import Token
from catalogue.suggest import nearest
from catalogue.syntax import Basis, Citation, Decree, PhraseError, Place

# Long names first: `Tiểu mục` begins like nothing else, `Phụ lục` is two words.
LEVELS = ("Phần", "Chương", "Mục", "Tiểu mục", "Điều", "khoản", "điểm", "Phụ lục")
_LEVEL_WORDS = {level.casefold(): level for level in LEVELS}
_LEVEL_STARTS = frozenset(words.split()[0] for words in _LEVEL_WORDS)

# The types that Vietnamese law does not write in capitals throughout.
_MIXED_CASE = {"TTG": "TTg", "CTR": "CTr"}

_ROMAN = re.compile(r"[IVXLC]+")


def act(cursor: Cursor) -> str:
    """The number of an act, its type in the case that the law prints."""
    if not cursor.has("act"):
        raise _no_act(cursor)
    number, kind = cursor.next().text.rsplit("/", 1)
    parts = (part.upper() for part in kind.split("-"))
    return f"{number}/{'-'.join(_MIXED_CASE.get(part, part) for part in parts)}"


def decree(cursor: Cursor) -> Decree:
    start = cursor.peek.start
    name = act(cursor)
    if cursor.has("end"):
        raise PhraseError("decision-without-date", start, cursor.last.end, text=name)
    _refuse_bare_date(cursor, start, name)
    if not cursor.accept(","):
        raise cursor.unexpected()
    day = literals.day(cursor)
    return Decree(start, day.end, name, day.value)


def basis(cursor: Cursor) -> Basis:
    start = cursor.peek.start
    citations = cursor.sep(_citation, ";")
    return Basis(start, cursor.last.end, citations)


def basis_of(text: str) -> Basis:
    """A whole text; one written as in running text is refused with its canonical writing."""
    try:
        return read(text, basis)
    except PhraseError as error:
        refused = error if _is_mended(text, error) else _as_prose(text, error)
    raise refused


def _is_mended(text: str, error: PhraseError) -> bool:
    """Whether the small change that is offered is all it takes."""
    if error.replacement is None:
        return error.slug == "unfinished-phrase"
    try:
        read(f"{text[: error.start]}{error.replacement}{text[error.end :]}", basis)
    except PhraseError:
        return False
    return True


def _as_prose(text: str, error: PhraseError) -> PhraseError:
    from catalogue.real_citations import rewritten  # its patterns are needed by nobody else

    canonical = rewritten(text)
    if not canonical:
        return error
    return PhraseError("citation-in-prose", 0, len(text), canonical, text=canonical)


def _citation(cursor: Cursor) -> Citation:
    start = cursor.peek.start
    name = act(cursor)
    _refuse_bare_date(cursor, start, name)
    day = None
    if cursor.at(",") and cursor.look().kind == "date":
        cursor.next()
        day = literals.day(cursor).value
    places: list[Place] = []
    while not _citation_ends(cursor):
        cursor.accept(",")
        places.append(_place(cursor))
    return Citation(start, cursor.last.end, name, day, tuple(places))


def _refuse_bare_date(cursor: Cursor, start: int, name: str) -> None:
    """`163/QĐ-BTP ngày 20/01/2026`, as running text has it."""
    end = cursor.last.end
    if cursor.at("ngày") and cursor.look().kind == "date":
        end = cursor.next().end
    if cursor.has("date"):
        raise PhraseError("decision-without-comma", start, end, f"{name},", text=name)


def _citation_ends(cursor: Cursor) -> bool:
    if cursor.at(",") and cursor.look().kind == "act":
        comma = cursor.peek
        raise PhraseError("comma-between-acts", comma.start, comma.end, ";")
    return cursor.has("end") or cursor.at(";")


def _place(cursor: Cursor) -> Place:
    start = cursor.peek.start
    level = _level_at(cursor, 0)
    if level is None:
        raise _no_level(cursor)
    for _ in level.split():
        cursor.next()
    opening = cursor.last
    if not _is_number(cursor.peek):
        raise PhraseError("place-without-number", start, opening.end, level=level)
    numbers = [_numbers(cursor)]
    while cursor.at(",") and _is_number(cursor.look()) and _level_at(cursor, 1) is None:
        cursor.next()
        numbers.append(_numbers(cursor))
    return Place(start, cursor.last.end, level, tuple(numbers))


def _level_at(cursor: Cursor, ahead: int) -> str | None:
    """The level whose words stand `ahead` of here, in any case."""
    first = cursor.look(ahead).text.casefold()
    if first not in _LEVEL_STARTS:
        return None
    if first in _LEVEL_WORDS:
        return _LEVEL_WORDS[first]
    return _LEVEL_WORDS.get(f"{first} {cursor.look(ahead + 1).text.casefold()}")


def _numbers(cursor: Cursor) -> str:
    first = cursor.next().text
    if not cursor.accept("-"):
        return first
    if not _is_number(cursor.peek):
        raise cursor.wrong("citation-unreadable")
    return f"{first}-{cursor.next().text}"


def _is_number(token: Token) -> bool:
    """`13`, `4a`, `b`, `IV`; `5đ` is read as money by the lexer and taken back here."""
    match token.kind:
        case "number":
            return token.text.isdigit()
        case "mixed":
            return True
        case "money":
            return token.text[:-1].isdigit() and token.text.endswith("đ")
        case "word":
            return len(token.text) == 1 or bool(_ROMAN.fullmatch(token.text))
    return False


def _no_act(cursor: Cursor) -> PhraseError:
    """Nothing like `60/2014/QH13` here; a number and a type in small letters are mended."""
    token = cursor.peek
    if token.kind == "end":
        return cursor.unfinished()
    small = re.match(r"[0-9]+/[^\W\d_]+(?:-[^\W_]+)*(?![\w/-])", cursor.text[token.start :])
    if small:
        end = token.start + small.end()
        mended = small[0].upper()
        return PhraseError("citation-unreadable", token.start, end, mended, found=small[0])
    title = _title_before_act(cursor)
    if title is not None:
        found = cursor.text[token.start : title].strip()
        return PhraseError("act-expected", token.start, title, "", found=found)
    return PhraseError("act-expected", token.start, token.end, found=cursor.written(token))


def _title_before_act(cursor: Cursor) -> int | None:
    """Where the number begins behind words like `Nghị định số`, if only such words precede it."""
    ahead = 0
    while cursor.look(ahead).kind == "word" and _level_at(cursor, ahead) is None:
        ahead += 1
    return cursor.look(ahead).start if ahead and cursor.look(ahead).kind == "act" else None


def _no_level(cursor: Cursor) -> PhraseError:
    token = cursor.peek
    if cursor.at("and"):
        return PhraseError("citation-unreadable", cursor.last.end, token.end, ",", found="và")
    if cursor.at("đến"):
        start, end = cursor.last.end, cursor.look().start
        return PhraseError("citation-unreadable", start, end, "-", found="đến")
    shown = cursor.written(token)
    level = nearest(shown, LEVELS) if token.kind == "word" else None
    if level is None:
        return cursor.wrong("citation-unreadable")
    return PhraseError("unknown-level", token.start, token.end, level, text=shown, hint=level)
