"""The expression core: how closely signs bind, what nests, what stops in time."""

from __future__ import annotations

import pytest

from catalogue.cursor import DEEPEST
from catalogue.phrases import rule
from catalogue.spelling import spell
from catalogue.syntax import (
    Binary,
    Call,
    Expr,
    Found,
    If,
    In,
    Negate,
    Not,
    Over,
    PercentOf,
    PhraseError,
    Range,
    children,
)

SHAPES = [
    ("a or b and c", "(a or (b and c))"),
    ("a and b or c", "((a and b) or c)"),
    ("a or b or c", "((a or b) or c)"),
    ("not a and b", "((not a) and b)"),
    ("not a == b", "(not (a == b))"),
    ("not not a", "(not (not a))"),
    ("a - b - c", "((a - b) - c)"),
    ("a - (b - c)", "(a - (b - c))"),
    ("a + b * c per d", "(a + ((b * c) per d))"),
    ("a * b or_else 0", "(a * (b or_else 0))"),
    ("-a * b", "((- a) * b)"),
    ("- - a", "(- (- a))"),
    ("a < b + 1 and c", "((a < (b + 1)) and c)"),
    ("a in b | c and d", "((a in b | c) and d)"),
    ("a in 1..5 | 8 | ..<0", "(a in 1..5 | 8 | ..<0)"),
    ("5% of a * b", "((5% of a) * b)"),
    ("5% of (a * b)", "(5% of (a * b))"),
    ("a + 5% of b", "(a + (5% of b))"),
    ("if a then b else c or d", "(if a then b else (c or d))"),
    ("nếu a thì không b không thì c", "(if a then (not b) else c)"),
    ("if a then if b then c else d else e", "(if a then (if b then c else d) else e)"),
    ("1 + if a then 2 else 3 + 4", "(1 + (if a then 2 else (3 + 4)))"),
    ("any t in tv where t.a and b", "(any t in tv where (t.a and b))"),
    ("a or any t in tv where b or c", "(a or (any t in tv where (b or c)))"),
    ("sum g in ds of g.a * 2 where g.b", "(sum g in ds of (g.a * 2) where g.b)"),
    ("count(ds) > count g in ds where g.a", "(count(ds) > (count g in ds where g.a))"),
    ("found r for a or b", "((found r for a) or b)"),
    ("max(a, b + 1, min(c, 0))", "max(a, (b + 1), min(c, 0))"),
    ("a <= ngay + 3 ngày làm việc", "(a <= (ngay + 3 working_days))"),
    ("(a == b) == c", "((a == b) == c)"),
]


def bracketed(node: Expr | Range) -> str:
    """The shape of a tree, every node that has parts in brackets."""
    match node:
        case Not(of=of):
            return f"(not {bracketed(of)})"
        case Negate(of=of):
            return f"(- {bracketed(of)})"
        case Binary(op=op, left=left, right=right):
            return f"({bracketed(left)} {op} {bracketed(right)})"
        case In(left=left, choices=choices):
            return f"({bracketed(left)} in {' | '.join(bracketed(one) for one in choices)})"
        case If(condition=condition, then=then, otherwise=otherwise):
            parts = bracketed(condition), bracketed(then), bracketed(otherwise)
            return "(if {} then {} else {})".format(*parts)
        case PercentOf(percent=percent, of=of):
            return f"({percent.text}% of {bracketed(of)})"
        case Found():
            return f"({spell(node)})"
        case Over(how=how, var=var, items=items, of=value, where=where):
            of_text = f" of {bracketed(value)}" if value else ""
            return f"({how} {var} in {items}{of_text} where {bracketed(where) if where else ''})"
        case Call(name=name, args=args):
            return f"{name}({', '.join(bracketed(arg) for arg in args)})"
    return spell(node)


@pytest.mark.parametrize(("text", "shape"), SHAPES)
def test_signs_bind_as_the_grammar_says(text: str, shape: str) -> None:
    assert bracketed(rule(text)) == shape


@pytest.mark.parametrize(("text", "shape"), SHAPES)
def test_every_node_lies_inside_its_parent(text: str, shape: str) -> None:
    pending = [rule(text)]
    assert (pending[0].start, pending[0].end) == (0, len(text)) or text.startswith("(")
    while pending:
        node = pending.pop()
        for child in children(node):
            assert node.start <= child.start < child.end <= node.end
            if not isinstance(child, Range):
                pending.append(child)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 64 + "a" + ")" * 64,
        "not " * 65 + "a",
        " + ".join("a" for _ in range(66)),
        "-" * 1000 + "1",
        "(" * 1999 + "a",
        " + ".join("a" for _ in range(500)),
        "((" + "+".join("a" * 60) + ")" + "+a" * 10 + ")",
    ],
)
def test_a_phrase_has_a_deepest_level(text: str) -> None:
    with pytest.raises(PhraseError) as caught:
        rule(text)
    assert caught.value.slug == "phrase-too-deep"
    assert caught.value.args_by_name == {"limit": str(DEEPEST)}


def test_a_phrase_of_the_deepest_level_is_read() -> None:
    assert rule(" or ".join("a" for _ in range(DEEPEST)))
    assert rule("(" * (DEEPEST - 1) + "a" + ")" * (DEEPEST - 1))
