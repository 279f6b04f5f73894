"""The answers of a procedure as JSON Schema 2020-12, in a dialect that validators agree on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from jsonschema import Draft202012Validator

from catalogue.kinds.base import Env, Json
from catalogue.kinds.env import PlainEnv
from compiler.evaluation import World
from compiler.ir import FALSE, TRUE, All, Check, Expr, Field, Group, Program
from renderers.prose import condition
from renderers.rule_schema import false_when, spelt_out, true_when
from renderers.saying import say
from renderers.words import Words, words

Schema = dict[str, Json]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PARTS = frozenset(
    ("properties", "items", "contains", "not", "if", "then", "allOf", "anyOf", "oneOf")
)
"""Keywords that hold schemas."""
WORDS = frozenset(("title", "const", "$id"))


def text(program: Program, world: World) -> str:
    """The schema as the file that is published."""
    return json.dumps(json_schema(program, world), ensure_ascii=False, indent=1) + "\n"


def json_schema(program: Program, world: World) -> Schema:
    """What a submitted filing must look like; a necessary condition, see `x-server-rules`.

    Answers are flat: `so_ban`, `cha.ho_ten`, a list by its id. A question that is not shown may
    be left out or null; what the dialect cannot say is listed for the server to judge.
    """
    env = PlainEnv(today=program.start, lists=world.lists)
    known = words(program, world)
    items = [item for page in program.pages for item in page.items]
    fields = [item for item in items if isinstance(item, Field) and item.asked]
    groups = [item for item in items if isinstance(item, Group)]
    rules = list(_required(program, fields))
    always = {one.id for one, rule in rules if rule == TRUE}
    schema: Schema = {
        "$schema": DIALECT,
        "$id": f"urn:motcua:{program.catalogue}:{program.code}:{program.start.isoformat()}",
        "title": program.name,
        "type": "object",
        "properties": {
            **{one.id: _property(one, env, optional=one.id not in always) for one in fields},
            **{one.id: _rows(one, env) for one in groups},
        },
        "required": [one.id for one in fields if one.id in always],
        "additionalProperties": False,
        **_all_of([*_conditional(rules), *_checks(program)]),
        "x-server-rules": [*_server_rules(program, rules, known)],
    }
    _check(schema)
    return schema


def _check(schema: Json) -> None:
    """Each part by itself, and each shape of a part once: all procedures share a few dozen."""
    if isinstance(schema, dict):
        shape = {keyword: _shape(keyword, value) for keyword, value in schema.items()}
        _check_shape(json.dumps(shape, sort_keys=True))


def _shape(keyword: str, value: Json) -> Json:
    """What is left of a keyword's value when its own parts and the author's words are taken out."""
    parts = list(value.values()) if isinstance(value, dict) and keyword == "properties" else value
    if keyword in PARTS:
        for part in parts if isinstance(parts, list) else [parts]:
            _check(part)
        return {} if isinstance(value, dict) else [{}]
    if isinstance(value, list):
        return value[:1]
    return "" if keyword in WORDS else value


@lru_cache(maxsize=1024)
def _check_shape(shape: str) -> None:
    Draft202012Validator.check_schema(json.loads(shape))


def _all_of(rules: list[Json]) -> Schema:
    return {"allOf": rules} if rules else {}


def _property(asked: Field, env: Env, *, optional: bool) -> Json:
    """Null is an answer: left empty, or not shown."""
    schema: Schema = {"title": asked.label, **asked.kind.schema(env)}
    return {"anyOf": [schema, {"type": "null"}]} if optional else schema


def _rows(group: Group, env: Env) -> Json:
    """Rows carry their key; what is required inside a row is for the server."""
    key: Schema = {"type": "string", "pattern": "^(?:[a-z0-9]{1,12})$", "maxLength": 12}
    fields = (one for one in group.fields if one.value is None)
    row: Schema = {
        "type": "object",
        "properties": {
            "_row": key,
            **{one.id: _property(one, env, optional=True) for one in fields},
        },
        "required": ["_row"],
        "additionalProperties": False,
    }
    return {"title": group.label, "type": "array", "items": row, "maxItems": group.max}


# Required, and required when


def _required(program: Program, fields: list[Field]) -> Iterator[tuple[Field, Expr]]:
    """Each field with the whole condition under which it must be answered, in fields alone."""
    facts = {fact.id: fact for fact in program.facts}
    pages = {item: page.when for page in program.pages for item in page.items}
    for one in fields:
        yield one, spelt_out(All((pages[one], one.when, one.required)), facts)


def _conditional(rules: list[tuple[Field, Expr]]) -> Iterator[Json]:
    for asked, rule in rules:
        if rule not in (TRUE, FALSE) and (holds := true_when(rule)) is not None:
            given: Json = {asked.id: {"not": {"type": "null"}}}
            yield {"if": holds, "then": {"required": [asked.id], "properties": given}}


def _checks(program: Program) -> Iterator[Json]:
    """A rule that must hold may be unknown, but not false."""
    for _, rule in _musts(program):
        if (fails := false_when(rule)) is not None:
            yield {"not": fails}


def _musts(program: Program) -> Iterator[tuple[Check, Expr]]:
    facts = {fact.id: fact for fact in program.facts}
    for check in (check for page in program.pages for check in page.checks):
        if check.level == "must":
            yield check, spelt_out(check.rule, facts)


def _server_rules(
    program: Program, rules: list[tuple[Field, Expr]], known: Words
) -> Iterator[Json]:
    for asked, rule in rules:
        if rule not in (TRUE, FALSE) and true_when(rule) is None:
            clause = condition(rule, known)
            yield _rule(
                "required",
                asked.id,
                say(known.lang, "schema/required", label=asked.label, when=clause),
            )
    for check, rule in _musts(program):
        if false_when(rule) is None:
            yield _rule("check", check.id, check.says)
    for one in program.requirements:
        yield _rule("requirement", one.id, one.says or one.judged)


def _rule(kind: str, id_: str, says: str) -> Json:
    return {"kind": kind, "id": id_, "says": says}
