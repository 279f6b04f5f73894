"""Programs as they were once stored: each released format stays readable, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


def test_what_is_stored_has_something_of_every_expression() -> None:
    stored = GOLDEN[ir.FORMAT].decode()
    for op in ("lit", "ref", "not", "given", "default", "all", "cmp", "arith", "choose", "call",
               "over", "found", "tiers", "round"):  # fmt: skip
        assert f'"op":"{op}"' in stored, op


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
