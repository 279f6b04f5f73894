"""The names that the rules of one procedure may use, and where each is read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Literal

from catalogue.diagnostics import Report, Span
from catalogue.kinds.base import Kind, Option, Type
from catalogue.lexer import RESERVED
from catalogue.record import record

TAKEN = RESERVED | {"lodged", "channel", "nop"}
"""The words of rules, what every rule may read, and the head of the names of uploads."""

Role = Literal["field", "list", "block", "case", "fact", "officer", "parameter"]


@record
class Symbol:
    """A name. `order` is its place in the form: rules may read only what stands above them."""

    path: str
    role: Role
    span: Span
    type: Type = "bool"
    order: int = -1
    kind: Kind | None = None
    options: tuple[Option, ...] = ()
    list_name: str = ""
    fields: Mapping[str, Symbol] = field(default_factory=dict)
    """For lists: the fields of a row."""

    def codes(self) -> tuple[str, ...]:
        """The option codes that an answer can be: those without children."""
        parents = {option.parent for option in self.options}
        return tuple(option.code for option in self.options if option.code not in parents)

    def below(self, code: str) -> tuple[str, ...]:
        """The answers that count as `code`: itself, or every leaf below it."""
        children = [option.code for option in self.options if option.parent == code]
        if not children:
            return (code,)
        return tuple(leaf for child in children for leaf in self.below(child))


class Names:
    """One namespace: fields, blocks, lists, cases, facts, parameters, generated questions."""

    def __init__(self) -> None:
        self._symbols: dict[str, Symbol] = {}
        self.unnamed: dict[str, Span] = {}
        """Where blocks are used without a name of their own, by the name of the block."""

    def add(self, symbol: Symbol, report: Report) -> None:
        """Two things of one name are an error that shows both places; so is a word of rules."""
        for one in (symbol, *symbol.fields.values()):
            if not TAKEN.isdisjoint(one.path.split(".")):
                report.add("name-reserved", one.span, name=one.path)
        first = self._symbols.setdefault(symbol.path, symbol)
        if first is not symbol:
            report.add("name-twice", symbol.span, related=[first.span], name=symbol.path)

    def get(self, name: str) -> Symbol | None:
        return self._symbols.get(name)

    def place(self, name: str, order: int) -> None:
        """A fact stands where the last thing that it reads stands."""
        self._symbols[name] = replace(self._symbols[name], order=order)

    def __iter__(self) -> Iterator[Symbol]:
        return iter(self._symbols.values())

    def known(self) -> list[str]:
        return list(self._symbols)
