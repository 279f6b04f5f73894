"""What of a filing a difference comes from: what but for which it would not be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from catalogue.domains import Days, Numbers, OneOf, SomeOf, Truth
from catalogue.kinds import AnyKind
from catalogue.kinds.base import Json
from compiler import ir
from compiler.answers import KEY, canonical_bytes, questions
from compiler.diff.pair import Pair
from compiler.evaluation import Filing, Lookup

SEVERAL = 6


def mattering(
    pair: Pair, filing: Filing, looks: frozenset[str], holds: Callable[[Filing], bool]
) -> Iterator[tuple[str, str]]:
    """By path, in canonical JSON: answers (`null` where there is none), then registers
    (`<register>/<party>`) and findings.
    `looks`: questions that may matter; `holds`: whether it is still so for another filing."""

    def answered(answers: Mapping[str, Json]) -> bool:
        return holds(replace(filing, answers=answers))

    kept = {name: one for name, one in filing.answers.items() if name in looks}
    others = dict(_others(pair))
    kept = _needed(kept if answered(kept) else dict(filing.answers), others, answered)
    lean = replace(filing, answers=kept)
    told: dict[str, Json] = dict(kept)
    for name in sorted(looks & others.keys() - filing.answers.keys()):
        if any(not answered({**kept, name: other}) for other in others[name]):
            told[name] = None
    for asked, found in filing.registers.items():
        other: Lookup = "found" if found == "not_found" else "not_found"
        if not holds(replace(lean, registers={**filing.registers, asked: other})):
            told["/".join(asked)] = found
    for fact, found_out in filing.findings.items():
        if not holds(replace(lean, findings={**filing.findings, fact: not found_out})):
            told[fact] = found_out
    for name, answer in told.items():
        yield name, canonical_bytes({"": answer})[len(b'{"":') : -1].decode()


def _needed(
    kept: dict[str, Json],
    others: Mapping[str, tuple[Json, ...]],
    holds: Callable[[Mapping[str, Json]], bool],
) -> dict[str, Json]:
    telling = {
        name
        for name in kept
        if any(not holds({**kept, name: other}) for other in others.get(name, ()))
    }
    for name in reversed([name for name in kept if name not in telling]):
        fewer = {one: of for one, of in kept.items() if one != name}
        if holds(fewer):
            kept = fewer
    for name, answer in [*kept.items()]:
        if isinstance(answer, list):
            kept = _fewer_in_rows(kept, name, answer, holds)
    return kept


def _fewer_in_rows(
    kept: dict[str, Json],
    name: str,
    rows: list[Json],
    holds: Callable[[Mapping[str, Json]], bool],
) -> dict[str, Json]:
    for number, row in enumerate(rows):
        for one in [*row] if isinstance(row, dict) else ():
            assert isinstance(row, dict)
            fewer = {key: answer for key, answer in row.items() if key != one}
            other = {**kept, name: [*rows[:number], fewer, *rows[number + 1 :]]}
            if one != KEY and holds(other):
                row, kept, rows = fewer, other, [*rows[:number], fewer, *rows[number + 1 :]]
    return kept


def _others(pair: Pair) -> Iterator[tuple[str, tuple[Json, ...]]]:
    """What else might be answered: a few answers to each question."""
    for program in (pair.old, pair.new):
        for item in questions(program):
            if isinstance(item, ir.Field):
                yield item.id, tuple(_some(item.kind))


def _some(kind: AnyKind) -> Iterator[Json]:
    match kind.domain():
        case Truth():
            yield from (True, False)
        case OneOf(codes=codes):
            yield from codes[:SEVERAL]
        case SomeOf(codes=codes):
            for code in codes[:SEVERAL]:
                yield [code]
        case Numbers(low=low, high=high, scale=scale):
            for number in (low, high):
                yield kind.dump(Decimal(number).scaleb(-scale) if scale else number)
        case Days(low=low, high=high):
            yield from (low.isoformat(), high.isoformat())
