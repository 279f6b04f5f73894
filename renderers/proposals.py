"""Proposed scenarios as YAML in house style, and where in an author's file they are put."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from catalogue.diagnostics import Edit, Span
from catalogue.edits import apply
from catalogue.formatting.format import formatted
from catalogue.kinds import spelling
from catalogue.scaffold.writing import Written, lines
from catalogue.source import read_bytes
from catalogue.tree import Map, Scalar
from compiler import ir
from compiler.coverage import Draft
from compiler.currencies import DONG
from renderers.branches import name_of
from renderers.words import Words

MARK = "# đề xuất, chờ ký"
"""Stands above each until somebody answers for it."""
FILE = "procedures/-.yaml"


def text(program: ir.Program, proposed: Iterable[Draft], known: Words) -> str:
    """The entries of a `scenarios:` list, each under its mark."""
    entries: list[Written] = [
        _entry(program, one.scenario, name_of(one.takes, program, known)) for one in proposed
    ]
    written = "\n".join(lines({"scenarios": entries})) + "\n"
    body = formatted(written.encode(), FILE).text.partition("\n")[2]
    return body.replace("  - name:", f"  {MARK}\n  - name:")


def _entry(program: ir.Program, one: ir.Scenario, name: str) -> Mapping[str, Written]:
    expect: dict[str, Written] = {}
    if one.fees is not None or one.left_open:
        expect["fees"] = _fees(program, one)
    if one.due:
        expect["due"] = _moment(one.due)
    for which, moment in one.dues:
        expect[which] = _moment(moment)
    if one.components is not None:
        expect["components"] = list(one.components)
    entry: dict[str, Written] = {"name": name, "at": _moment(one.at), "channel": one.channel}
    if one.answers:
        entry["answers"] = dict(one.answers)
    if one.registers:
        entry["registers"] = {
            f"{name} for {party}" if party else name: outcome
            for name, party, outcome in one.registers
        }
    if one.officer:
        entry["officer"] = {fact: "yes" if found else "no" for fact, found in one.officer}
    if one.events:
        entry["events"] = {which: _moment(at) for which, at in one.events}
    return {**entry, "expect": expect}


def _fees(program: ir.Program, one: ir.Scenario) -> Written:
    money = {fee.id: fee.currency for fee in program.fees}
    amounts = {name: _money(amount, money.get(name, DONG)) for name, amount in one.fees or ()}
    left = {name: f"{how} {who}".rstrip() for name, how, who in one.left_open}
    return amounts.get("") or amounts | left


def _money(amount: int, currency: str) -> str:
    if currency == DONG:
        return f"{spelling.number(amount, 'vi')}đ"
    return f"{spelling.major(amount, currency):.2f} {currency}"


def _moment(text: str) -> str:
    at = datetime.fromisoformat(text)
    return f"{at:%d/%m/%Y %H:%M}" if "T" in text else f"{at:%d/%m/%Y}"


def appended(content: bytes, file: str, entries: str) -> str:
    """The author's file with the entries behind its last scenario; nothing else is touched."""
    tree, _ = read_bytes(content, file)
    written = content.decode("utf-8").replace("\r\n", "\n").removeprefix("\ufeff")
    line = _behind(tree, written) if isinstance(tree, Map) else 0
    if not line:
        return f"{written.rstrip()}\n\nscenarios:\n{entries}"
    at = Span(file, line, 1, line, 1)
    return apply(written if written.endswith("\n") else written + "\n", [Edit(at, entries)])


def _behind(tree: Map, written: str) -> int:
    """The first line behind the scenarios; 0 where there are none."""
    keys = [key for key in tree if isinstance(key, Scalar)]
    own = next((number for number, key in enumerate(keys) if key == "scenarios"), None)
    if own is None:
        return 0
    listed = written.rstrip("\n").split("\n")
    line = keys[own + 1].span.line if own + 1 < len(keys) else len(listed) + 1
    while not listed[line - 2].startswith((" ", "-")):
        line -= 1
    return line
