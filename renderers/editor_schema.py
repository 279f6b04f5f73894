"""The authored language as JSON Schema (draft-07), as editors with a YAML language server want it.

One file; each kind of catalogue file is one of its definitions, to which an editor ties a folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from catalogue.guide import about_key, group_of, groups, notes, slots
from catalogue.kinds.base import Says
from catalogue.load import ADAPTERS, profile
from catalogue.outline import (
    KIND_OF,
    Entry,
    Key,
    Many,
    Shape,
    Table,
    Text,
    Ways,
    is_field,
    key_pattern,
    keys,
    models,
    root,
)
from renderers.slot_patterns import ANY_TEXT, LOOSE, PATTERNS

Schema = dict[str, Any]
PROFILE: Mapping[tuple[str, str], tuple[str, bool]] = {
    ("Procedure", "audience"): ("audience", True),
    ("Scenario", "channel"): ("channels", True),
    ("Step", "by"): ("roles", True),
    ("Agency", "kind"): ("agencies", False),
    ("DocumentEntry", "ways"): ("consents", True),
    ("Fee", "payee"): ("bodies", False),
    ("Parameter", "set_by"): ("bodies", False),
}
"""Keys whose ids the jurisdiction's profile lists; `False`: a catalogue may have others."""


def editor_schema() -> Schema:
    names = dict(_names())
    files = {f"file:{pattern}": _shape(root(pattern), names) for pattern in ADAPTERS}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "motcua",
        "description": "Danh mục thủ tục hành chính · a catalogue of administrative procedures",
        "definitions": {
            **files,
            **{names[model]: _model(model, names) for model in names},
        },
    }


def associations(schema: str) -> dict[str, list[str]]:
    """`yaml.schemas` of an editor's settings: which definition is for which files."""
    return {
        f"{schema}#/definitions/{_escaped(pattern)}": [f"**/{_glob(pattern)}"]
        for pattern in ADAPTERS
    }


def schema_text() -> str:
    return json.dumps(editor_schema(), ensure_ascii=False, indent=1) + "\n"


def settings(schema: str) -> str:
    """What to copy into the editor's settings."""
    wanted = {"yaml.schemas": associations(schema)}
    return json.dumps(wanted, ensure_ascii=False, indent=2)


def _escaped(pattern: str) -> str:
    return f"file:{pattern}".replace("/", "~1")


def _glob(pattern: str) -> str:
    return pattern.replace("/*", "/**/*")


def _names() -> Iterator[tuple[Any, str]]:
    """Every model with a name of its own; two may be called alike in different files."""
    taken: set[str] = set()
    for model in models():
        name = model.__name__
        while name in taken:
            name = f"{model.__module__.rpartition('.')[2].title()}{name}"
        taken.add(name)
        yield model, name


def _model(model: Any, names: Mapping[Any, str]) -> Schema:
    own = keys(model)
    properties = {name: _key(model, key, names) for name, key in own.items() if "*" not in name}
    found: Schema = {"type": "object", "additionalProperties": False}
    note = notes().get(model.__name__)
    if note:
        found |= _words(note.says, (note.example,))
    if is_field(model):
        found["allOf"] = [_of_kind(name, (*own, *keys(kind))) for name, kind in KIND_OF.items()]
        for kind in KIND_OF.values():
            properties |= {
                name: _key(kind, key, names)
                for name, key in keys(kind).items()
                if name not in properties
            }
    found["properties"] = properties
    wild = {
        f"^{key_pattern(one)}$": _key(model, one, names) for one in own.values() if "*" in one.name
    }
    if wild:
        found["patternProperties"] = wild
    required = [name for name, key in own.items() if key.required]
    return {**found, "required": required} if required else found


def _of_kind(kind: str, names: tuple[str, ...]) -> Schema:
    """A field of this kind has the common keys and the options of the kind, no others."""
    return {
        "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {"propertyNames": {"enum": list(dict.fromkeys(names))}},
    }


def _key(model: Any, key: Key, names: Mapping[Any, str]) -> Schema:
    found = _shape(key.shape, names)
    listed = PROFILE.get((model.__name__, key.name))
    if listed:
        found = _listed(found, *listed)
    says = about_key(model, key)
    if "$ref" in found:
        found = {"allOf": [found]}
    return _words(says, _examples(key.shape)) | found if says else found


def _listed(found: Schema, words: str, closed: bool) -> Schema:
    known: Schema = {"enum": list(getattr(profile(), words))}
    one = known if closed else {"anyOf": [known, _text(Text("id"))]}
    return {**found, "items": one} if found.get("type") == "array" else one


def _words(says: Says, examples: tuple[str, ...]) -> Schema:
    text = f"{says.vi}\n\n{says.en}"
    shown = "\n".join(f"    {line}" for one in examples for line in one.rstrip().split("\n"))
    marked = f"{text}\n\n{shown}" if shown else text
    return {"description": text, "markdownDescription": marked}


def _examples(shape: Shape) -> tuple[str, ...]:
    match shape:
        case Text(slot=slot):
            return slots()[slot].examples
        case Many(of=of):
            return _examples(of)
        case Ways(of=of):
            return _examples(of[0][1])
    return ()


def _shape(shape: Shape, names: Mapping[Any, str]) -> Schema:
    match shape:
        case Text():
            return _text(shape)
        case Many(of=of, alone=alone):
            array = {"type": "array", "items": _shape(of, names)}
            return {"anyOf": [_shape(of, names), array]} if alone else array
        case Table(key=key, of=of):
            found: Schema = {"type": "object", "additionalProperties": _shape(of, names)}
            named = key.slot == "id" or key.words
            return found | ({"propertyNames": _text(key)} if named else {})
        case Entry(model=model):
            return {"$ref": f"#/definitions/{names[model]}"}
        case Ways(of=of):
            return {"anyOf": [_shape(one, names) for _, one in of]}


def _text(text: Text) -> Schema:
    if text.words:
        told = groups()[group].words if (group := group_of(text.words)) else {}
        shown = [f"{told[one].vi} · {told[one].en}" for one in text.words if one in told]
        return {"enum": list(text.words), **({"enumDescriptions": shown} if shown else {})}
    slot = slots()[text.slot]
    pattern = PATTERNS.get(text.slot)
    found: Schema = {"type": list(ANY_TEXT) if text.slot in LOOSE else "string"}
    if pattern:
        found["pattern"] = pattern
    return {**found, "examples": list(slot.examples)} if slot.examples else found
