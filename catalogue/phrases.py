"""The small phrases of the language, one function each, and the table of slots that names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from catalogue import citations, literals
from catalogue.clocks import clock, event, literal_date, moment
from catalogue.cursor import Cursor, read
from catalogue.expressions import choices, head, value, where
from catalogue.syntax import (
    AgencyAt,
    Amount,
    AnyAgency,
    AnyCell,
    Authority,
    Basis,
    ByAgreement,
    ByNotice,
    Cell,
    Copies,
    Decree,
    Each,
    ExpectedFee,
    Expr,
    Money,
    Paper,
    PaperKind,
    Path,
    PhraseError,
    Registers,
    Rounding,
    RowCount,
    SetBy,
    Use,
)

Direction = Literal["up", "down", "half_up"]

PAPERS: tuple[PaperKind, ...] = get_args(PaperKind)
ROUNDINGS: tuple[Direction, ...] = get_args(Direction)


def rule(text: str) -> Expr:
    """True or false: `quan_he == cha and not bo_roi`."""
    return read(text, value)


def quantity(text: str) -> Expr:
    """A number: `count(tre)`, `g.so_trang`."""
    return read(text, value)


def amount(text: str) -> Amount:
    """Money: `8.000đ per so_ban`, `set_by hdnd_tinh`, `by_notice thue`, `by_agreement`."""
    return read(text, _amount)


def expected_fee(text: str) -> ExpectedFee:
    """What a fee comes to in a scenario: `16.000đ`, or `set_by hdnd_tinh` as in the fee."""
    return read(text, _expected_fee)


def cell(text: str) -> Cell:
    """One cell of a table: `any`, `ban | cho`, `500..<1600`."""
    return read(text, _cell)


def copies(text: str) -> Copies:
    """Papers to hand in: `1 original or 1 original and 2 plain`."""
    return read(text, _copies)


def registers(text: str) -> Registers:
    """Where the data already are: `csdl_dan_cu or kho_du_lieu for me or cha`."""
    return read(text, _registers)


def authority(text: str) -> Authority:
    """Which agency: `ubnd_xa at me.cu_tru or cha.cu_tru`, `any trung_tam_hcc in tinh`."""
    return read(text, _authority)


def use(text: str) -> Use:
    """A shared block: `ca_nhan@1 as cha`."""
    return read(text, _use)


def each(text: str) -> Each:
    """Once for every entry of a list: `t in thanh_vien where t.la_to_chuc`."""
    return read(text, _each)


def rounding(text: str) -> Rounding:
    """`up to 1.000đ`."""
    return read(text, _rounding)


def decision(text: str) -> Decree:
    """An act with its date: `163/QĐ-BTP, 20/01/2026`."""
    return read(text, citations.decree)


def basis(text: str) -> Basis:
    """`60/2014/QH13 Điều 13-16; 104/2022/NĐ-CP`."""
    return citations.basis_of(text)


def act(text: str) -> str:
    """The number of one act: `60/2014/QH13`."""
    return read(text, citations.act)


def map_path(text: str) -> Path:
    """A dotted name: `ks.nguoi_nop`."""
    return read(text, _path)


def literal_money(text: str) -> Money:
    return read(text, literals.money)


def row_count(text: str) -> RowCount:
    """How many rows a scenario gives a list: `2 rows`."""
    return read(text, _row_count)


_PHRASES: tuple[Callable[[str], object], ...] = (
    rule, quantity, amount, expected_fee, cell, clock, event, copies, registers, authority, use,
    each, rounding, decision, basis, act, map_path, literal_money, literal_date, moment, row_count,
)  # fmt: skip

SLOTS: Mapping[str, Callable[[str], object]] = {phrase.__name__: phrase for phrase in _PHRASES}
"""The slot, never the text, picks the phrase: many read well in several."""


def _amount(cursor: Cursor) -> Amount:
    return _left_open(cursor) or value(cursor)


def _expected_fee(cursor: Cursor) -> ExpectedFee:
    return _left_open(cursor) or literals.money(cursor)


def _left_open(cursor: Cursor) -> SetBy | ByNotice | ByAgreement | None:
    word = cursor.accept("set_by", "by_notice", "by_agreement")
    if word is None:
        return None
    if word.text == "by_agreement":
        return ByAgreement(word.start, word.end)
    if cursor.has("end"):
        slug = "set-by-nobody" if word.text == "set_by" else "notice-of-no-step"
        raise PhraseError(slug, word.start, word.end)
    name = cursor.id()
    node = SetBy if word.text == "set_by" else ByNotice
    return node(word.start, cursor.last.end, name)


def _cell(cursor: Cursor) -> Cell:
    if cursor.at("any") and cursor.look().kind == "end":
        word = cursor.next()
        return AnyCell(word.start, word.end)
    return choices(cursor)


def _copies(cursor: Cursor) -> Copies:
    start = cursor.peek.start
    ways = cursor.sep(lambda way: way.sep(_paper, "and"), "or")
    return Copies(start, cursor.last.end, ways)


def _paper(cursor: Cursor) -> Paper:
    start = cursor.peek.start
    count = literals.whole(cursor) if cursor.has("number") else 1
    kind = cursor.word(PAPERS, "unknown-copy-kind")
    return Paper(start, cursor.last.end, count, kind)


def _registers(cursor: Cursor) -> Registers:
    start = cursor.peek.start
    names = cursor.sep(Cursor.id, "or")
    parties = cursor.sep(Cursor.path, "or") if cursor.accept("for") else ()
    return Registers(start, cursor.last.end, names, parties)


def _authority(cursor: Cursor) -> Authority:
    start = cursor.peek.start
    if cursor.accept("any"):
        kind = cursor.id()
        if not cursor.accept("in"):
            raise PhraseError("any-agency-where", start, cursor.last.end, kind=kind)
        level = cursor.id()
        return AnyAgency(start, cursor.last.end, kind, level)
    kind = cursor.id()
    places = cursor.sep(Cursor.path, "or") if cursor.accept("at") else ()
    return AgencyAt(start, cursor.last.end, kind, places)


def _use(cursor: Cursor) -> Use:
    token = cursor.peek
    if token.kind == "word":
        plain = cursor.id()
        raise PhraseError("block-without-version", token.start, token.end, name=plain)
    block, version = cursor.take("version").text.split("@")
    name = cursor.id() if cursor.accept("as") else None
    return Use(token.start, cursor.last.end, block, int(version), name)


def _each(cursor: Cursor) -> Each:
    start = cursor.peek.start
    name, items = head(cursor)
    condition = where(cursor)
    return Each(start, cursor.last.end, name, items, condition)


def _rounding(cursor: Cursor) -> Rounding:
    start = cursor.peek.start
    how = cursor.word(ROUNDINGS, "unknown-rounding")
    if not cursor.accept("to"):
        raise PhraseError("rounding-to-what", start, cursor.last.end, how=how)
    to = literals.money(cursor) if cursor.has("money") else literals.number(cursor)
    return Rounding(start, cursor.last.end, how, to)


def _path(cursor: Cursor) -> Path:
    token = cursor.peek
    return Path(token.start, token.end, cursor.path())


def _row_count(cursor: Cursor) -> RowCount:
    start = cursor.peek.start
    count = literals.whole(cursor)
    if not cursor.accept("rows", "row"):
        raise cursor.wrong("value-expected")
    return RowCount(start, cursor.last.end, count)
