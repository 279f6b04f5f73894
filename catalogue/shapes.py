"""How one key may be written in several shapes: the tags that choose between them.

Tags stand in angle brackets, so no key of an author can equal one and the way from an error to its
place simply drops them.
"""

import os
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    ModelWrapValidatorHandler,
    model_validator,
)

from catalogue.diagnostics import Span
from catalogue.scalars import Words, refuse
from catalogue.tree import Map, Scalar, Seq

# Else pydantic looks for its plugins in every installed package, for longer than a check may take.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

_NOWHERE = Span("", 1, 1, 1, 1)
NO_TAG = "<no key>"
"""The tag of an entry that has none of the keys that could tell what it is."""
KIND_TAG = Scalar.of("<kind>", _NOWHERE)
"""The tag under which stand the keys that a field gives to its kind."""

FORM_ENTRY = ("use", "case", "list", "id", "note")
GROUPS = ("all_of", "one_of", "any_of", "first_of")
COMPONENT = ("document", "declaration", "note", "group", *GROUPS)
SHARED_DOCUMENT = ("group", "id")
CHECK = ("must", "should")
REQUIREMENT = ("test", "judged")
STEP = ("use", "step")
CALENDAR_DAY = ("off", "work")
TARIFF = ("rows", "tiers")
ENTRIES = (FORM_ENTRY, COMPONENT, CHECK, REQUIREMENT, STEP, CALENDAR_DAY, TARIFF)
"""The keys that tell what an entry is: each entry has exactly one of its tuple."""


def one_or_more(value: Any) -> Any:
    """A single map or text stands for a list of one."""
    if isinstance(value, (Map, Scalar)):
        seq = Seq([value])
        seq.span = value.span
        return seq
    return value


Texts: TypeAlias = Annotated[tuple[Words, ...], BeforeValidator(one_or_more)]


class Model(BaseModel):
    """A map as authored: closed, frozen, and aware of its place.

    `review` holds what a person has yet to decide here, each text as it was found.

    The modules of models keep their annotations as they are evaluated: were they texts, pydantic
    would compile each of them again in every process.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.rstrip("_"),
        defer_build=True,
    )
    # Not private attributes of pydantic, which would make each of them anew by Python code.
    _span: ClassVar[Span] = _NOWHERE
    _keys: ClassVar[tuple[Scalar, ...]] = ()

    review: Texts = ()

    @model_validator(mode="wrap")
    @classmethod
    def _placed(cls, value: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        model = handler(value)
        if isinstance(value, Map):
            object.__setattr__(model, "_span", value.span)
            object.__setattr__(model, "_keys", _keys(value))
        return model

    @property
    def span(self) -> Span:
        """The key that opens this map."""
        return self._span

    def key_span(self, name: str) -> Span:
        """Where a key of this map is written; the map itself when it is not."""
        return next((key.span for key in self._keys if key == name), self._span)


def _keys(value: Map) -> tuple[Scalar, ...]:
    """The keys as authored; those that a field gives to its kind are among them."""
    kind = value.get(KIND_TAG)
    return (*value, *kind) if isinstance(kind, Map) else tuple(value)


def shape(value: Any) -> str:
    """`<text>`, `<rows>` or `<map>`; a validated value keeps the tag of what it came from."""
    if isinstance(value, (Seq, list, tuple)):
        return "<rows>"
    if isinstance(value, (Map, dict, BaseModel)):
        return "<map>"
    return "<text>"


def by_key(*names: str) -> Callable[[Any], str]:
    """The tag `<name>` of the first of these keys that a map has; `<text>` for plain text."""

    def tag(value: Any) -> str:
        if isinstance(value, (Map, dict)):
            return next((f"<{name}>" for name in names if name in value), NO_TAG)
        if isinstance(value, BaseModel):
            return next(f"<{name}>" for name in names if name in type(value).model_fields)
        return shape(value)

    return tag


BY_SHAPE = Discriminator(shape)


def keyed(*names: str) -> Discriminator:
    """Chooses the model of an entry by which of these keys it has."""
    return Discriminator(by_key(*names))


def filled(value: Any) -> Any:
    """A list or map that is written must hold something."""
    if isinstance(value, (Map, Seq)) and not value:
        raise refuse("value-missing")
    return value


COMMON_KEYS = ("id", "label", "hint", "when", "required", "unit", "basis", "was", "is", "review")


def split_kind(value: Any) -> Any:
    """A field's own keys stay; the rest are options of its kind and go under `<kind>`."""
    if not isinstance(value, Map) or "kind" not in value:
        return value
    field, kind = Map(), Map()
    field.span = kind.span = value.span
    for key, item in value.items():
        (field if key in COMMON_KEYS else kind)[key] = item
    field[Scalar.of(KIND_TAG, value.span)] = kind
    return field
