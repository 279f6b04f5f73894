"""Another procedure, in order by itself: only the filings that somebody signed tell that it is not
the one that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.tree import Map, Scalar
from tests.compiler.written import Fault, Mutator, Text, listed, scalar

SUM = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d{3})*)đ")
LENGTH = re.compile(r"(?<![\w.])(\d+) (days?|working_days?|months?|years?)")
MONEY = ("amount", "is", "online", "counter", "post", "min", "max")
CLOCKS = ("within", "is", "by")


def amount_changed(text: Text) -> Iterator[Fault]:
    """One sum of the tariff is a thousand đồng more."""
    for path, node in text.maps():
        if path[:1] in (("fees",), ("tariff",)):
            for key in MONEY:
                written = scalar(node, key)
                for found in SUM.finditer(written or ""):
                    assert written is not None
                    more = int(found[1].replace(".", "")) + 1000
                    new = f"{more:,}".replace(",", ".")
                    made = text.edited(written.at(found.start(1), found.end(1)), new)
                    yield text.fault("amount changed", made)


def term_changed(text: Text) -> Iterator[Fault]:
    """The term, or what is added to it, is twenty units longer."""
    for path, node in text.maps():
        if path[:1] == ("term",) and "replies" not in path and "stops" not in path:
            for key in CLOCKS:
                written = scalar(node, key)
                found = LENGTH.search(written or "")
                if written is not None and found is not None:
                    new = str(int(found[1]) + 20)
                    made = text.edited(written.at(found.start(1), found.end(1)), new)
                    yield text.fault("term changed", made)


def relief_changed(text: Text) -> Iterator[Fault]:
    """Of an amount that is known."""
    for fee in listed(text.tree, "fees"):
        amount = scalar(fee, "amount") if isinstance(fee, Map) else None
        known = not (amount or "").startswith(("set_by", "by_"))
        for relief in listed(fee, "relief") if isinstance(fee, Map) and known else ():
            off = scalar(relief, "off") if isinstance(relief, Map) else None
            if off is not None:
                yield text.fault("relief changed", text.replaced(off, "40%"))


def relief_dropped(text: Text) -> Iterator[Fault]:
    """A signed filing claims it, by a question that is gone, or hands in its proof."""
    for fee in listed(text.tree, "fees"):
        reliefs = listed(fee, "relief") if isinstance(fee, Map) else ()
        for relief in reliefs if len(reliefs) > 1 else ():
            if isinstance(relief, Map) and text.own_line(relief):
                out = len(text.block(relief.span.line))
                group, proof = (str(scalar(relief, key)) for key in ("group", "proof"))
                told = [
                    *(("answer-not-asked", line - out) for line in _answers(text, group)),
                    *(("component-not-known", line - out) for line in _expected(text, proof)),
                ]
                made = text.without(relief.span.line)
                yield text.fault("relief dropped", made, *told, signed=True)


def looked_up_nowhere(text: Text) -> Iterator[Fault]:
    """A paper that a register holds is asked for all the same."""
    for path, node in text.maps():
        key = node.key("satisfied_by")
        if path[:1] == ("components",) and key is not None and not node.flow:
            yield text.fault("no longer looked up", text.without(key.span.line))


def paper_dropped(text: Text) -> Iterator[Fault]:
    """The signed filings ask for a paper that is no longer there."""
    for path, node in text.maps():
        name = scalar(node, "id") or scalar(node, "document") or scalar(node, "declaration")
        asked = path[:1] == ("components",) and name and text.own_line(node)
        if asked and _one_of_several(text, path):
            out = len(text.block(node.span.line))
            told = [("component-not-known", line - out) for line in _expected(text, str(name))]
            yield text.fault("paper dropped", text.without(node.span.line), *told)


def _one_of_several(text: Text, path: tuple[str, ...]) -> bool:
    listed_with = next(node for at, node in text.lists() if at == path[:-1])
    return not {"one_of", "first_of"} & {*path} and len(listed_with) > 1


def _expected(text: Text, name: str) -> Iterator[int]:
    for scenario in listed(text.tree, "scenarios"):
        expect = scenario.get(Scalar("expect")) if isinstance(scenario, Map) else None
        for key in ("components", "includes"):
            for one in listed(expect, key) if isinstance(expect, Map) else ():
                if one == name:
                    yield one.span.line


def cut_off_dropped(text: Text) -> Iterator[Fault]:
    term = text.tree.get(Scalar("term"))
    key = term.key("cut_off") if isinstance(term, Map) else None
    if key is not None:
        yield text.fault("cut-off dropped", text.without(key.span.line))


def choice_turned(text: Text) -> Iterator[Fault]:
    """What goes without saying is another paper."""
    for path, node in text.maps():
        members = listed(node, "first_of") if path[:1] == ("components",) else ()
        if len(members) > 1 and all(map(text.own_line, members)):
            made = text.swapped(members[0].span.line, members[1].span.line)
            first = scalar(members[0], "document") if isinstance(members[0], Map) else None
            told = [("answer-not-asked", line) for line in _answers(text, str(first))]
            yield text.fault("chain turned about", made, *told, signed=True)


def _answers(text: Text, name: str) -> Iterator[int]:
    """Where a signed filing answers the question that is named after the first paper."""
    for path, node in text.nodes():
        if path[:1] == ("scenarios",) and path[-2:] == ("answers", name):
            yield node.span.line


MUTATORS: tuple[Mutator, ...] = (
    amount_changed, term_changed, relief_changed, relief_dropped, looked_up_nowhere,
    paper_dropped, cut_off_dropped, choice_turned,
)  # fmt: skip
