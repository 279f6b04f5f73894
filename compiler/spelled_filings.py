"""A filing and what comes of it as a scenario: short texts, as an author would write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from catalogue.kinds import AnyKind, spelling
from catalogue.kinds.base import Json
from catalogue.kinds.money import Money
from compiler import ir
from compiler.answers import questions
from compiler.currencies import DONG
from compiler.evaluate import Engine
from compiler.evaluation import Evaluation, Filing, TermState
from compiler.scenarios import KNOWS_ONLY, settled, spelled
from compiler.working_days import local


def scenario(engine: Engine, filing: Filing) -> ir.Scenario:
    """Without a name; what is expected is what the evaluator says."""
    _, found = settled(engine, filing)
    due = found.term.due if found.term.decided else None
    decided = all(one.asked is not None for one in found.components)
    return ir.Scenario(
        "", "", _moment(filing.at), filing.channel or "",
        answers=tuple(_texts(engine.program, filing.answers)),
        registers=tuple((*pair, _told(filing, pair)) for pair in filing.registers),
        officer=tuple(filing.findings.items()),
        events=tuple((name, _moment(at)) for name, at in filing.events.items()),
        dues=tuple(_extended(found.term)),
        fees=_fees(engine.program, found),
        left_open=tuple((one.id, one.open, one.who) for one in found.fees if one.open and one.due),
        due=spelled(due, minute=True) if due else None,
        components=tuple(it.id for it in found.components if it.asked) if decided else None,
    )  # fmt: skip


def _moment(at: datetime) -> str:
    return f"{local(at):%Y-%m-%dT%H:%M}"


def _extended(term: TermState) -> Iterator[tuple[str, str]]:
    """Only where it may become later than it is due."""
    if term.decided and term.extended not in (None, term.due):
        assert term.extended is not None
        yield "extended", spelled(term.extended, minute=True)


def _told(filing: Filing, pair: tuple[str, str]) -> str:
    return KNOWS_ONLY if filing.documents.get(pair) == frozenset() else filing.registers[pair]


def _texts(program: ir.Program, answers: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    for item in questions(program):
        answer = answers.get(item.id)
        if item.id not in answers:
            continue
        if isinstance(item, ir.Field):
            yield from _text(item.id, item.kind, answer)
        elif isinstance(answer, list):
            yield item.id, f"{len(answer)} rows"
            for number, row in enumerate(answer, 1):
                for one in item.fields:
                    if isinstance(row, dict) and one.id in row:
                        yield from _text(f"{item.id}.r{number}.{one.id}", one.kind, row[one.id])


def _text(path: str, kind: AnyKind, answer: Json) -> Iterator[tuple[str, str]]:
    if answer is None:
        yield path, ""
        return
    for part, text in kind.raw(kind.load(answer)).items():
        if text:
            dong = isinstance(kind, Money) and kind.currency == DONG
            spelled_out = f"{spelling.number(int(text), 'vi')}đ" if dong else text
            yield (f"{path}.{part}" if part else path), spelled_out


def _fees(program: ir.Program, found: Evaluation) -> tuple[tuple[str, int], ...] | None:
    """The sum, or what each fee comes to where there are several or other money."""
    decided = [one for one in found.fees if one.amount.decided and not one.open]
    due = [one for one in decided if one.due]
    money = {fee.currency for fee in program.fees}
    if len(decided) == len(found.fees) and len(due) < 2 and money <= {DONG}:
        return (("", found.total.low),) if found.fees else None
    return tuple((one.id, one.amount.low) for one in (due or decided)) or None
