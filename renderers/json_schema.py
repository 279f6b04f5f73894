"""The answers of a procedure as JSON Schema 2020-12, in a dialect that validators agree on."""

from __future__ import annotations

import json
from functools import lru_cache

from jsonschema import Draft202012Validator

from catalogue.kinds.base import Json
from compiler.evaluation import World
from compiler.ir import Program
from renderers.filing_schema import stated

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

    Answers are flat: `so_ban`, `cha.ho_ten`, a list by its id. A question that is not shown is
    left out or null; what the dialect cannot say is listed for the server to judge.
    """
    made = stated(program, world)
    schema: Schema = {
        "$schema": DIALECT,
        "$id": f"urn:motcua:{program.catalogue}:{program.code}:{program.start.isoformat()}",
        "title": program.name,
        "type": "object",
        "properties": made.properties,
        "required": [*made.required],
        "additionalProperties": False,
        **({"allOf": [*made.rules]} if made.rules else {}),
        "x-server-rules": [*made.told],
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
