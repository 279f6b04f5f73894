"""Programs as they were once stored: each released format stays readable, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from catalogue.kinds import KINDS
from compiler import ir
from compiler.ir_codec import LIFTS, decode, encode
from tests.compiler.building import EMPTY, case, page, program, question

GOLDEN = {
    int(path.stem.removeprefix("program-")): path.read_bytes()
    for path in (Path(__file__).parent / "golden").glob("program-*.json")
}
DEEPEST = 64
"""The most levels that an author may write in one rule."""


def test_each_released_format_has_a_program_and_a_way_up() -> None:
    assert sorted(GOLDEN) == list(range(1, ir.FORMAT + 1))
    assert sorted(LIFTS) == list(range(1, ir.FORMAT))


@pytest.mark.parametrize("format_", GOLDEN)
def test_a_stored_program_is_read(format_: int) -> None:
    stored = GOLDEN[format_]
    assert json.loads(stored)["ir"] == format_
    found = decode(stored)
    assert found.ir == ir.FORMAT
    assert decode(encode(found)) == found


def test_a_program_of_this_format_is_written_as_it_was() -> None:
    """If not, the hashes of stored programs would change: raise `FORMAT` and write a lift."""
    assert encode(decode(GOLDEN[ir.FORMAT])) == GOLDEN[ir.FORMAT]


def _parts(value: object) -> Iterator[object]:
    """The value, and whatever it is made of."""
    yield value
    if is_dataclass(value):
        for part in fields(value):
            yield from _parts(getattr(value, part.name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from _parts(entry)


STORED: dict[type, list[object]] = {}
for each in _parts(decode(GOLDEN[ir.FORMAT])):
    STORED.setdefault(type(each), []).append(each)
PARTS = [part for part in vars(ir).values() if isinstance(part, type) and is_dataclass(part)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_what_is_stored_has_something_of_every_part(part: type) -> None:
    """Each attribute differs from its default somewhere, so that it is read back, too."""
    assert part in STORED
    for one in fields(part):
        values = {getattr(stored, one.name) for stored in STORED[part]}
        assert values - {one.default} or one.name in ("op", "type"), one.name


def test_what_is_stored_has_a_question_of_every_kind() -> None:
    assert {type(one.kind) for one in STORED[ir.Field] if isinstance(one, ir.Field)} == set(KINDS)


def test_the_order_of_keys_does_not_matter_to_a_reader() -> None:
    stored = json.loads(GOLDEN[ir.FORMAT])
    turned = dict(reversed(stored.items()))
    assert decode(json.dumps(turned).encode()) == decode(GOLDEN[ir.FORMAT])


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"ir":0}', b'{"ir":99}', b"1"])
def test_what_is_no_program_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode(content)


def test_the_deepest_rule_is_read_back() -> None:
    rule: ir.Expr = case("nhanh")
    for level in range(DEEPEST):
        rule = ir.All((rule, ir.TRUE)) if level % 2 else ir.Any((rule, ir.FALSE))
    deep = program(pages=(page(question("nhanh"), question("sau", when=rule)),))
    assert decode(encode(deep)) == deep
    assert decode(encode(EMPTY)) == EMPTY
