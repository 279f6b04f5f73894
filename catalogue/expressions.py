"""Reads expressions: the one Pratt core behind every phrase that holds a value."""

from __future__ import annotations

from typing import cast

from catalogue.cursor import DEEPEST, Cursor
from catalogue.lexer import RESERVED, Token
from catalogue.literals import literal
from catalogue.syntax import (
    Binary,
    BinaryOp,
    Call,
    Expr,
    Found,
    If,
    In,
    Negate,
    Not,
    Over,
    Path,
    Percent,
    PercentOf,
    PhraseError,
    Quantifier,
    Range,
    children,
)

POWERS = {
    "or": 10, "and": 20,
    "==": 40, "!=": 40, "<": 40, "<=": 40, ">": 40, ">=": 40, "in": 40,
    "+": 50, "-": 50, "*": 60, "/": 60, "per": 60, "or_else": 70,
}  # fmt: skip
NOT, COMPARE, PERCENT_OF, NEGATE = 30, 40, 60, 80

_FUNCTIONS = frozenset({"given", "min", "max", "age", "count", "sum"})
_QUANTIFIERS = ("any", "all", "count", "sum")


def value(cursor: Cursor) -> Expr:
    """A whole expression, not nested deeper than everything behind the parser can walk."""
    tree = _operand(cursor, 0)
    levels: list[tuple[Expr | Range, int]] = [(tree, 1)]
    while levels:
        node, depth = levels.pop()
        if depth > DEEPEST:
            raise PhraseError("phrase-too-deep", node.start, node.end, limit=DEEPEST)
        levels.extend((child, depth + 1) for child in children(node))
    return tree


def choices(cursor: Cursor) -> tuple[Expr | Range, ...]:
    """What may stand right of `in` and in a cell: words, literals and ranges between `|`."""
    return cursor.sep(_choice, "|")


def head(cursor: Cursor) -> tuple[str, str]:
    """`t in danh_sach`: the name of one entry and the list it comes from."""
    name = cursor.id()
    if not cursor.accept("in"):
        raise cursor.wrong("list-without-in", name=name)
    return name, cursor.path()


def where(cursor: Cursor) -> Expr | None:
    return _operand(cursor, 0) if cursor.accept("where") else None


def _operand(cursor: Cursor, power: int) -> Expr:
    """An expression whose signs all bind closer than `power`."""
    cursor.enter()
    start = cursor.peek.start
    left = _prefix(cursor)
    compared: Token | None = None
    while POWERS.get(_sign(cursor), 0) > power:
        sign = cursor.next()
        if POWERS[sign.text] == COMPARE:
            if compared:
                raise _chained(cursor, start, compared, sign)
            compared = sign
        left = _infix(cursor, start, left, sign)
    if power < COMPARE and cursor.at("not") and cursor.look().text == "in":
        raise _not_in(cursor, start)
    cursor.leave()
    return left


def _sign(cursor: Cursor) -> str:
    return cursor.peek.text if cursor.peek.kind in ("word", "sign") else ""


def _infix(cursor: Cursor, start: int, left: Expr, sign: Token) -> Expr:
    if sign.text == "in":
        within = choices(cursor)
        return In(start, cursor.last.end, left, within)
    right = _operand(cursor, POWERS[sign.text])
    return Binary(start, cursor.last.end, cast(BinaryOp, sign.text), left, right)


def _prefix(cursor: Cursor) -> Expr:
    token = cursor.peek
    if (written := literal(cursor)) is not None:
        return _percent_of(cursor, written) if isinstance(written, Percent) else written
    if token.kind == "path":
        return Path(token.start, token.end, cursor.path())
    if token.kind == "word":
        return _word(cursor, token)
    if cursor.accept("-"):
        of = _operand(cursor, NEGATE)
        return Negate(token.start, of.end, of)
    if cursor.accept("("):
        inner = _operand(cursor, 0)
        _close(cursor, token)
        return inner
    raise cursor.wrong("value-expected")


def _word(cursor: Cursor, token: Token) -> Expr:
    called = cursor.look().text == "("
    if token.text in _QUANTIFIERS and not (called and token.text in _FUNCTIONS):
        return _over(cursor)
    if token.text == "not":
        if cursor.look().kind == "end":
            raise cursor.yes_or_no("no")
        cursor.next()
        of = _operand(cursor, NOT)
        return Not(token.start, cursor.last.end, of)
    if token.text == "if":
        return _if(cursor)
    if token.text == "found":
        return _found(cursor)
    if called and (token.text in _FUNCTIONS or token.text not in RESERVED):
        return _call(cursor)
    return Path(token.start, token.end, cursor.id())


def _percent_of(cursor: Cursor, percent: Percent) -> Expr:
    if not cursor.accept("of"):
        return percent
    of = _operand(cursor, PERCENT_OF)
    return PercentOf(percent.start, cursor.last.end, percent, of)


def _if(cursor: Cursor) -> Expr:
    opening = cursor.next()
    condition = _operand(cursor, 0)
    if not cursor.accept("then"):
        raise PhraseError("if-without-then", opening.start, opening.end)
    then = _operand(cursor, 0)
    if cursor.at("not") and cursor.look().text == "then":
        cursor.next()
        cursor.next()
    elif not cursor.accept("else"):
        raise PhraseError("if-without-else", opening.start, cursor.last.end)
    otherwise = _operand(cursor, 0)
    return If(opening.start, cursor.last.end, condition, then, otherwise)


def _found(cursor: Cursor) -> Expr:
    start = cursor.next().start
    register = cursor.id()
    party = cursor.path() if cursor.accept("for") else None
    return Found(start, cursor.last.end, register, party)


def _over(cursor: Cursor) -> Expr:
    opening = cursor.next()
    name, items = head(cursor)
    of = _operand(cursor, 0) if cursor.accept("of") else None
    condition = where(cursor)
    how = cast(Quantifier, opening.text)
    return Over(opening.start, cursor.last.end, how, name, items, of, condition)


def _call(cursor: Cursor) -> Expr:
    opening = cursor.next()
    name = opening.text if opening.text in _FUNCTIONS else cursor.name(opening)
    bracket = cursor.next()
    args = cursor.sep(lambda inner: _operand(inner, 0), ",")
    _close(cursor, bracket)
    return Call(opening.start, cursor.last.end, name, args)


def _close(cursor: Cursor, bracket: Token) -> None:
    """Take the bracket that closes `bracket`."""
    if cursor.has("end"):
        raise PhraseError("bracket-not-closed", bracket.start, bracket.end)
    if not cursor.accept(")"):
        raise cursor.unexpected()


def _choice(cursor: Cursor) -> Expr | Range:
    start = cursor.peek.start
    if cursor.at("==", "!=", "<", "<=", ">", ">=", "not"):
        raise _comparison_in_cell(cursor)
    low = literal(cursor)
    dots = cursor.accept("..", "..<")
    if dots is None:
        return low or _named(cursor)
    high = literal(cursor)
    if high is None and cursor.peek.kind in ("word", "path") and not cursor.at(*RESERVED):
        raise _range_of_names(cursor, cursor.peek)
    if high is None and (low is None or dots.text == "..<"):
        raise cursor.wrong("value-expected")
    return Range(start, cursor.last.end, low, high, dots.text == "..<")


def _named(cursor: Cursor) -> Path:
    token = cursor.peek
    path = Path(token.start, token.end, cursor.path())
    if cursor.at("..", "..<"):
        raise _range_of_names(cursor, token)
    return path


def _range_of_names(cursor: Cursor, token: Token) -> PhraseError:
    return PhraseError("range-of-names", token.start, token.end, text=cursor.written(token))


def _comparison_in_cell(cursor: Cursor) -> PhraseError:
    """`>= 5` is written `5..`; the fix is known when one plain value follows."""
    sign = cursor.next()
    bound = cursor.peek
    rest = cursor.text[bound.start :].strip()
    shapes = {">=": f"{rest}..", "<": f"..<{rest}", "<=": f"..{rest}", "==": rest}
    alone = cursor.look().kind == "end" and bound.kind in ("number", "money", "date", "percent")
    mended = shapes.get(sign.text) if alone else None
    end = bound.end if alone else sign.end
    return PhraseError(
        "comparison-in-cell", sign.start, end, mended,
        text=cursor.text[sign.start : end], hint=mended or "5..",
    )  # fmt: skip


def _chained(cursor: Cursor, start: int, first: Token, second: Token) -> PhraseError:
    """`1 < x < 5` is written `1 < x and x < 5`."""
    middle = cursor.text[first.end : second.start].strip()
    _operand(cursor, COMPARE)
    end = cursor.last.end
    written = cursor.text[start:end]
    split = cursor.text[start : second.start].rstrip()
    mended = f"{split} and {middle} {cursor.text[second.start : end]}"
    return PhraseError("chained-comparison", start, end, mended, text=written, hint=mended)


def _not_in(cursor: Cursor, start: int) -> PhraseError:
    left = cursor.text[start : cursor.last.end]
    cursor.next()
    end = cursor.next().end
    return PhraseError(
        "not-in", start, end, f"not {left} in", text=cursor.text[start:end], hint=f"not {left} in"
    )
