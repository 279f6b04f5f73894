"""A rule as a pair of schemas, for true and for false; None where the dialect cannot say it.

An atom that is not answered satisfies neither, so a rule that is unknown triggers nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from catalogue.kinds.base import Json
from compiler.ir import TRUE, All, Any, Cmp, CompareHow, Expr, Fact, Given, Lit, Not, Ref, Scope

Schema = dict[str, Json]
NUMBERS = {"le": "maximum", "lt": "exclusiveMaximum", "ge": "minimum", "gt": "exclusiveMinimum"}


def spelt_out(rule: Expr, facts: Mapping[str, Fact]) -> Expr:
    """The rule with every fact replaced by what it means, and what is always true left out."""
    match rule:
        case Ref(path=path, scope="case") if path in facts and not facts[path].by:
            return spelt_out(facts[path].value, facts)
        case Not(of=part):
            return Not(spelt_out(part, facts))
        case All(of=parts):
            needed = [one for part in parts if (one := spelt_out(part, facts)) != TRUE]
            flat = [each for one in needed for each in (one.of if isinstance(one, All) else (one,))]
            return TRUE if not flat else flat[0] if len(flat) == 1 else All(tuple(flat))
        case Any(of=parts):
            return Any(tuple(spelt_out(part, facts) for part in parts))
        case _:
            return rule


@dataclass(frozen=True, slots=True)
class Here:
    """The questions whose answers stand beside each other: those of the case, or of one row."""

    names: Collection[str]
    scope: Scope = "case"

    def true_when(self, rule: Expr) -> Schema | None:
        match rule:
            case Lit(type="bool", value=text):
                return {} if text == "true" else {"not": {}}
            case Not(of=part):
                return self.false_when(part)
            case All(of=parts):
                return _joined("allOf", [self.true_when(one) for one in parts])
            case Any(of=parts):
                return _joined("anyOf", [self.true_when(one) for one in parts])
            case _:
                return self._atom(rule, holds=True)

    def false_when(self, rule: Expr) -> Schema | None:
        match rule:
            case Lit(type="bool", value=text):
                return {} if text == "false" else {"not": {}}
            case Not(of=part):
                return self.true_when(part)
            case All(of=parts):
                return _joined("anyOf", [self.false_when(one) for one in parts])
            case Any(of=parts):
                return _joined("allOf", [self.false_when(one) for one in parts])
            case _:
                return self._atom(rule, holds=False)

    def _atom(self, rule: Expr, *, holds: bool) -> Schema | None:
        """A comparison of one answer with a constant."""
        match rule:
            case Ref(type="bool") if self._asked(rule):
                return _has(rule.path, {"const": True}, {"type": "boolean"}, holds=holds)
            case Given(of=Ref() as ref) if self._asked(ref):
                return _given(ref.path, holds=holds)
            case Cmp(how=how, left=Ref() as ref, right=Lit() as lit) if self._asked(ref):
                return _comparison(how, ref.path, lit, holds=holds)
            case _:
                return None

    def _asked(self, ref: Ref) -> bool:
        return ref.scope == self.scope and ref.path in self.names


def _joined(how: str, parts: list[Schema | None]) -> Schema | None:
    """One part that cannot be said spoils the whole: the schema must never ask too much."""
    said = [part for part in parts if part is not None]
    return {how: [*said]} if len(said) == len(parts) else None


def _comparison(how: CompareHow, path: str, lit: Lit, *, holds: bool) -> Schema | None:
    """Decimals are text here, so they cannot be compared; neither can the order of days."""
    if how == "has":
        return _has(path, {"contains": {"const": lit.value}}, {"type": "array"}, holds=holds)
    if how in ("eq", "ne"):
        if lit.type in ("decimal", "percent"):
            return None
        test: Schema = {"const": constant(lit)}
        return _has(path, test, {"not": {"type": "null"}}, holds=holds == (how == "eq"))
    if lit.type in ("integer", "money"):
        return _has(path, {NUMBERS[how]: int(lit.value)}, {"type": "integer"}, holds=holds)
    return None


def constant(lit: Lit) -> Json:
    if lit.type == "bool":
        return lit.value == "true"
    return int(lit.value) if lit.type in ("integer", "money") else lit.value


def _given(path: str, *, holds: bool) -> Schema:
    """What is not given at all is left out or null."""
    if not holds:
        return {"properties": {path: {"type": "null"}}}
    return {"required": [path], "properties": {path: {"not": {"type": "null"}}}}


def _has(path: str, test: Schema, typed: Schema, *, holds: bool) -> Schema:
    """`required` stands in every one: without it a schema is satisfied by a missing answer."""
    said: Json = test if holds else {"not": test}
    parts: list[Json] = [typed, said] if typed else [said]
    return {"required": [path], "properties": {path: {"allOf": parts}}}
