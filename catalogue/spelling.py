"""Writes a phrase's tree as text again, in the one spelling that `fmt` prints."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from catalogue.expressions import COMPARE, NEGATE, NOT, PERCENT_OF, POWERS
from catalogue.literals import CURRENCIES, spell_groups
from catalogue.syntax import (
    AgencyAt,
    Annual,
    AnyAgency,
    AnyCell,
    Basis,
    Binary,
    ByAgreement,
    ByNotice,
    Call,
    Citation,
    ClockWord,
    Copies,
    Day,
    Decree,
    Duration,
    Each,
    Event,
    Expr,
    Found,
    If,
    In,
    Money,
    Negate,
    Not,
    Number,
    Over,
    Paper,
    Path,
    Percent,
    PercentOf,
    Place,
    Range,
    Registers,
    Rounding,
    RowCount,
    SetBy,
    Use,
    YesNo,
)

Language = Literal["en", "vi"]
Tree: TypeAlias = (
    Expr | Range | SetBy | ByNotice | ByAgreement | AnyCell | tuple[Expr | Range, ...]
    | ClockWord | Annual | Event | Paper | Copies | Registers | AnyAgency | AgencyAt | Use | Each
    | Rounding | Decree | Place | Citation | Basis | RowCount
)  # fmt: skip

_VIETNAMESE = {
    "and": "và",
    "or": "hoặc",
    "not": "không",
    "in": "thuộc",
    "if": "nếu",
    "then": "thì",
    "else": "không thì",
}

# What stands for itself needs no brackets anywhere; what reaches as far right as it can, always.
_ATOM, _OPEN = 100, 5


def spell(tree: Tree, language: Language = "en") -> str:
    """The canonical text of any phrase; reading it gives the same tree."""
    return _Writer(language).phrase(tree)


def spell_date(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def power(node: Expr | Range) -> int:
    """How closely a node holds together; a looser one inside a closer one needs brackets."""
    match node:
        case Binary(op=op):
            return POWERS[op]
        case In():
            return COMPARE
        case Not():
            return NOT
        case PercentOf():
            return PERCENT_OF
        case Negate():
            return NEGATE
        case If() | Over():
            return _OPEN
    return _ATOM


class _Writer:
    """Spells trees with the keywords of one language."""

    def __init__(self, language: Language) -> None:
        self.words = _VIETNAMESE if language == "vi" else {}

    def word(self, keyword: str) -> str:
        return self.words.get(keyword, keyword)

    def phrase(self, tree: Tree) -> str:
        match tree:
            case tuple():
                return " | ".join(self.value(choice) for choice in tree)
            case AnyCell():
                return "any"
            case SetBy(who=who):
                return f"set_by {who}"
            case ByNotice(step=step):
                return f"by_notice {step}"
            case ByAgreement():
                return "by_agreement"
            case ClockWord(word=word):
                return word
            case Annual(word=word, day=day, month=month):
                return f"{word} {day:02}/{month:02}"
            case Event(kind=kind, step=step):
                return f"{kind} {step}" if step else kind
            case Use(block=block, version=version, name=name):
                return f"{block}@{version}" + (f" as {name}" if name else "")
            case Each(var=var, items=items, where=where):
                return self.head(var, items) + self.tail("where", where, 0)
            case Rounding(how=how, to=to):
                return f"{how} to {self.value(to)}"
            case RowCount(count=count):
                return f"{count} rows"
            case Paper() | Copies():
                return self.papers(tree)
            case Registers() | AnyAgency() | AgencyAt():
                return self.holder(tree)
            case Decree() | Place() | Citation() | Basis():
                return _law(tree)
        return self.value(tree)

    def value(self, node: Expr | Range, at_least: int = 0) -> str:
        text = self.bare(node)
        return text if power(node) >= at_least else f"({text})"

    def bare(self, node: Expr | Range) -> str:
        match node:
            case Number() | Money() | Percent() | Day() | YesNo() | Duration():
                return _literal(node)
            case Path(name=name):
                return name
            case Binary(op=op, left=left, right=right):
                own = POWERS[op]
                # A comparison beside a comparison is refused, so its left side binds closer.
                before = self.value(left, own + 1 if own == COMPARE else own)
                return f"{before} {self.word(op)} {self.value(right, own + 1)}"
            case In(left=left, choices=choices):
                return f"{self.value(left, COMPARE + 1)} {self.word('in')} {self.phrase(choices)}"
            case Not(of=of):
                return f"{self.word('not')} {self.value(of, NOT)}"
            case Negate(of=of):
                return f"-{self.value(of, NEGATE)}"
            case Range(low=low, high=high, open_end=open_end):
                ends = ["" if end is None else self.value(end) for end in (low, high)]
                return ("..<" if open_end else "..").join(ends)
            case PercentOf(percent=percent, of=of):
                return f"{_literal(percent)} of {self.value(of, PERCENT_OF + 1)}"
            case Found(register=register, party=party):
                return f"found {register}" + (f" for {party}" if party else "")
            case Call(name=name, args=args):
                return f"{name}({', '.join(self.value(arg) for arg in args)})"
            case Over(how=how, var=var, items=items, of=of, where=where):
                # Inside `of` an open tail would swallow the `where` behind it.
                tail = self.tail("of", of, _OPEN + 1) + self.tail("where", where, 0)
                return f"{how} {self.head(var, items)}{tail}"
            case If(condition=condition, then=then, otherwise=otherwise):
                words = ("if", condition), ("then", then), ("else", otherwise)
                return " ".join(f"{self.word(word)} {self.value(part)}" for word, part in words)

    def head(self, var: str, items: str) -> str:
        return f"{var} {self.word('in')} {items}"

    def tail(self, word: str, node: Expr | None, at_least: int) -> str:
        return f" {word} {self.value(node, at_least)}" if node is not None else ""

    def papers(self, tree: Paper | Copies) -> str:
        if isinstance(tree, Paper):
            return f"{tree.count} {tree.kind}"
        both = f" {self.word('and')} "
        ways = (both.join(self.papers(paper) for paper in way) for way in tree.ways)
        return f" {self.word('or')} ".join(ways)

    def holder(self, tree: Registers | AnyAgency | AgencyAt) -> str:
        either = f" {self.word('or')} "
        match tree:
            case Registers(registers=registers, parties=parties):
                whose = f" for {either.join(parties)}" if parties else ""
                return either.join(registers) + whose
            case AnyAgency(kind=kind, level=level):
                return f"any {kind} {self.word('in')} {level}"
            case AgencyAt(kind=kind, places=places):
                return kind + (f" at {either.join(places)}" if places else "")


def _literal(node: Number | Money | Percent | Day | YesNo | Duration) -> str:
    match node:
        case Number(text=text):
            return text
        case Percent(text=text):
            return f"{text}%"
        case Day(value=value):
            return spell_date(value)
        case YesNo(value=value):
            return "yes" if value else "no"
        case Duration(amount=amount, unit=unit):
            return f"{amount} {unit}" + ("" if amount == "1" else "s")
        case Money(amount=amount, currency="VND"):
            return f"{spell_groups(amount)}đ"
        case Money(amount=amount, currency=currency):
            whole, rest = divmod(amount, 10 ** CURRENCIES[currency])
            fraction = f".{rest:0{CURRENCIES[currency]}}" if rest else ""
            return f"{whole}{fraction} {currency}"


def _law(tree: Decree | Place | Citation | Basis) -> str:
    match tree:
        case Decree(act=act, day=day):
            return f"{act}, {spell_date(day)}"
        case Place(level=level, numbers=numbers):
            return f"{level} {', '.join(numbers)}"
        case Citation(act=act, day=day, places=places):
            return act + (f", {spell_date(day)}" if day else "") + _places(places)
        case Basis(citations=citations):
            return "; ".join(_law(citation) for citation in citations)


def _places(places: tuple[Place, ...]) -> str:
    """`khoản 2 Điều 20, khoản 3 Điều 21`: a comma where a level comes round again."""
    text, seen = "", set[str]()
    for place in places:
        again = place.level in seen
        seen = {place.level} if again else seen | {place.level}
        text += f"{',' if again else ''} {_law(place)}"
    return text
