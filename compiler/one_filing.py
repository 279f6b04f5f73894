"""One filing from a file: a scenario without a name and expectations, or nothing but answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NoReturn

from catalogue.clocks import moment
from catalogue.scalars import filing_time
from catalogue.source import read_bytes
from catalogue.syntax import PhraseError
from catalogue.tree import Map, Node, Scalar
from compiler import ir
from compiler.evaluate import Engine
from compiler.evaluation import Evaluation, Filing
from compiler.scenarios import read, settled

PARTS = ("name", "at", "channel", "answers", "registers", "officer", "expect")


class NotAFiling(Exception):
    """The file cannot be read as a filing; says in both languages what is wrong."""


def one_filing(engine: Engine, content: bytes, file: str) -> tuple[Filing, Evaluation]:
    """JSON will do as well. Without a day, the first on which the procedure is in force."""
    tree, report = read_bytes(content, file)
    if not isinstance(tree, Map):
        at = next((f":{one.span.line}" for one in report), "")
        _refuse(f"{file}{at}: không đọc được · cannot be read")
    named: dict[str, Node] = {str(key): part for key, part in tree.items()}
    parts = named if named.keys() & {*PARTS[1:]} else {"answers": tree}
    filing, unread = read(engine, _scenario(engine.program, parts, file))
    if unread:
        names = ", ".join(f"{one.path}: {one.text}" for one in unread)
        _refuse(f"{file}: không phải câu trả lời của thủ tục này · no answers to it: {names}")
    return settled(engine, filing)


def _scenario(program: ir.Program, named: Mapping[str, Node], file: str) -> ir.Scenario:
    for key in named.keys() - {*PARTS}:
        _refuse(f"{file}: không rõ «{key}» · not known: {key}; {', '.join(PARTS)}")
    registers = (
        (*(part.strip() for part in f"{key} for ".split(" for ")[:2]), outcome)
        for key, outcome in _texts(named.get("registers"))
    )
    at = named.get("at")
    channel = str(named.get("channel", program.channels[0]))
    if channel not in program.channels:
        _refuse(f"{file}: {channel}: {', '.join(program.channels)}")
    return ir.Scenario(
        "", "", _moment(at, file) if isinstance(at, Scalar) else f"{program.start}T09:00", channel,
        answers=tuple(_texts(named.get("answers"))),
        registers=tuple((one[0], one[1], one[2]) for one in registers),
        officer=tuple((key, text == "yes") for key, text in _texts(named.get("officer"))),
    )  # fmt: skip


def _texts(part: Node | None) -> Iterator[tuple[str, str]]:
    if isinstance(part, Map):
        for key, text in part.items():
            if isinstance(text, Scalar):
                yield str(key), str(text)


def _moment(text: Scalar, file: str) -> str:
    try:
        return f"{filing_time(*moment(text)):%Y-%m-%dT%H:%M}"
    except PhraseError:
        _refuse(f"{file}:{text.span.line}: at: {text}: 13/02/2026 15:30")


def _refuse(text: str) -> NoReturn:
    raise NotAFiling(text)
