"""How one key may be written in several shapes: the tags that choose between them.

Tags stand in angle brackets, so no key of an author can equal one and the way from an error to its
place simply drops them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)

from catalogue.diagnostics import Span
from catalogue.tree import Map, Scalar, Seq

_NOWHERE = Span("", 1, 1, 1, 1)
NO_TAG = "<no key>"
"""The tag of an entry that has none of the keys that could tell what it is."""


class Model(BaseModel):
    """A map as authored: closed, frozen, and aware of its place."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.rstrip("_"),
        defer_build=True,
    )
    _span: Span = PrivateAttr(default=_NOWHERE)
    _keys: tuple[Scalar, ...] = PrivateAttr(default=())

    @model_validator(mode="wrap")
    @classmethod
    def _placed(cls, value: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        model = handler(value)
        if isinstance(value, Map):
            object.__setattr__(model, "_span", value.span)
            object.__setattr__(model, "_keys", tuple(value))
        return model

    @property
    def span(self) -> Span:
        """The key that opens this map."""
        return self._span

    def key_span(self, name: str) -> Span:
        """Where a key of this map is written; the map itself when it is not."""
        return next((key.span for key in self._keys if key == name), self._span)


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
