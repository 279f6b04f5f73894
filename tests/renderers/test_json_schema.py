"""The schema asks for no more than the form does, and speaks the portable dialect only."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator, SchemaError

from catalogue.kinds.base import Json
from compiler.ir import All, Any, Cmp, Given, Lit, Not, Ref
from renderers.filing_schema import UNBROKEN
from renderers.json_schema import _check, json_schema
from renderers.rule_schema import Here
from tests.renderers.programs import ANSWERS, PROGRAM, WORLD, evaluate
from tests.renderers.test_outputs import CODES, subject

SCHEMA = json_schema(PROGRAM, WORLD)
VALIDATOR = Draft202012Validator(SCHEMA)
NAMED: dict[str, Json] = {**ANSWERS, "nguoi_nop.ho_ten": "Trần Thị Bé"}
DIALECT = {
    *("$schema", "$id", "title", "type", "properties", "required", "additionalProperties"),
    *("allOf", "anyOf", "oneOf", "not", "if", "then", "const", "enum", "contains"),
    *("pattern", "minLength", "maxLength", "minimum", "maximum"),
    *("exclusiveMinimum", "exclusiveMaximum", "items", "minItems", "maxItems", "uniqueItems"),
    "x-server-rules",
}


def schemas(schema: Json) -> Iterator[dict[str, Json]]:
    """Every schema inside a schema; names of properties are not keywords."""
    if isinstance(schema, list):
        for one in schema:
            yield from schemas(one)
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if key == "properties" and isinstance(value, dict):
                yield from schemas(list(value.values()))
            elif key not in ("enum", "const", "required", "x-server-rules"):
                yield from schemas(value)


@pytest.mark.parametrize("code", CODES)
def test_only_portable_keywords_are_used(code: str) -> None:
    for schema in schemas(json_schema(*subject(code))):
        assert set(schema) <= DIALECT
        if "pattern" in schema and schema != UNBROKEN["not"]:
            pattern = str(schema["pattern"])
            assert pattern.startswith("^(?:")
            assert pattern.endswith(")$")
            assert not any(sign in pattern for sign in (r"\d", r"\w", r"\s", r"\b", r"\p"))
            assert "maxLength" in schema


@pytest.mark.parametrize("code", CODES)
def test_every_if_asks_for_the_field_that_it_reads(code: str) -> None:
    for schema in schemas(json_schema(*subject(code))):
        if "if" in schema:
            assert '"required"' in str(schema["if"]).replace("'", '"')


def changed(answers: dict[str, Json], chance: random.Random) -> dict[str, Json]:
    """Some answers left out, emptied or made another."""
    mixed = dict(answers)
    for name in chance.sample(sorted(mixed), chance.randint(0, 4)):
        match chance.choice("xne"):
            case "x":
                del mixed[name]
            case "n":
                mixed[name] = None
            case _:
                mixed[name] = chance.choice([True, False, 0, 11, "thue", "mua", "m1", "m9"])
    return mixed


def test_what_the_form_accepts_the_schema_accepts() -> None:
    chance = random.Random(63)
    accepted = 0
    for _ in range(1500):
        filing = changed({**NAMED, "chu_xe": []}, chance)
        rows: list[Json] = [{"_row": "a1", "ho_ten": "Lê An", "la_to_chuc": False}]
        filing["chu_xe"] = rows
        if not readable(filing):
            continue
        evaluation = evaluate(filing, stage="submit")
        if evaluation.complete:
            accepted += 1
            kept = {
                name: answer
                for name, answer in filing.items()
                if evaluation.fields.get(name) == "shown" or answer is None
            }
            assert list(VALIDATOR.iter_errors(kept)) == []
    assert accepted > 100


def readable(filing: dict[str, Json]) -> bool:
    """Each answer alone is of its kind, as reading the boxes would have made sure."""
    properties = SCHEMA["properties"]
    assert isinstance(properties, dict)
    return all(
        answer is None or Draft202012Validator(properties[name]).is_valid(answer)  # type: ignore[arg-type]
        for name, answer in filing.items()
    )


@pytest.mark.parametrize(
    "fault",
    [
        {"nguoi_nop.ho_ten": None},
        {"gia": None},
        {"so_ban": 11},
        {"nguon": "khac"},
        {"la": 1},
        {"can_gap": True},
    ],
)
def test_what_the_schema_can_say_it_refuses(fault: dict[str, Json]) -> None:
    assert list(VALIDATOR.iter_errors({**NAMED, **fault}))


def test_what_it_cannot_say_is_listed_for_the_server() -> None:
    told = SCHEMA["x-server-rules"]
    assert isinstance(told, list)
    assert told[0] == {
        "kind": "answer", "id": "nguoi_nop.ho_ten",
        "says": "«Họ, chữ đệm, tên» phải đúng cách viết mà biểu mẫu nhận",
    }  # fmt: skip
    kinds = [str(rule["kind"]) for rule in told if isinstance(rule, dict)]
    assert set(kinds) == {"answer", "requirement"}
    assert told[-1] == {"kind": "requirement", "id": "dat", "says": "Xe đạt kiểm định"}


A, B = Ref("a", "integer"), Ref("b", "choice")
RULES = (
    Cmp("eq", B, Lit("choice", "x")),
    Cmp("ne", B, Lit("choice", "x")),
    Cmp("le", A, Lit("integer", "3")),
    Not(Cmp("gt", A, Lit("integer", "3"))),
    Any((Cmp("lt", A, Lit("integer", "2")), Given(B))),
    All((Cmp("ge", A, Lit("integer", "2")), Not(Cmp("eq", B, Lit("choice", "y"))))),
)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("a", [None, 1, 2, 3, 4])
@pytest.mark.parametrize("b", [None, "x", "y"])
def test_a_rule_is_never_both_true_and_false(rule: Not, a: int | None, b: str | None) -> None:
    answers = {name: value for name, value in (("a", a), ("b", b)) if value is not None}
    here = Here(("a", "b"))
    holds, fails = here.true_when(rule), here.false_when(rule)
    assert holds is not None
    assert fails is not None
    verdicts = [Draft202012Validator(one).is_valid(answers) for one in (holds, fails)]
    assert verdicts != [True, True]
    if a is not None and b is not None:
        assert verdicts.count(True) == 1


@pytest.mark.parametrize("part", [{"maxLength": -1}, {"type": "text"}, {"items": [1]}])
def test_a_part_that_is_no_schema_is_found_wherever_it_stands(part: dict[str, Json]) -> None:
    with pytest.raises(SchemaError):
        _check({"type": "object", "properties": {"a": {"anyOf": [{"type": "null"}, part]}}})
