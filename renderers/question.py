"""One question on the screen, before it is drawn: what is asked, typed and wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.kinds.base import Blank, Value
from compiler.ir import Field


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper of the citizen's own that would do for an upload; `note` says where it is from."""

    id: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question on the screen: `path` is its name in HTML, `boxes` the text by part."""

    field: Field
    path: str
    boxes: Mapping[str, Sequence[str]]
    value: Value | Blank | None = None
    error: str = ""
    wrong_part: str = ""
    """The part that the error is about, '' when it is about the whole."""
    optional: bool = False
    offered: frozenset[str] | None = None
    about_me: bool = False
    """About the person who fills in the form, whose browser may know the answer."""
    oob: bool = False
    own: tuple[Offer, ...] = ()
    """Papers to pick instead of an upload."""

    def error_at(self, part: str) -> str:
        return self.error if self.wrong_part in ("", part) else ""

    def box(self, part: str = "") -> str:
        return next(iter(self.boxes.get(part, ())), "")


def element_id(path: str) -> str:
    """`chu_so_huu.k7q.ho_ten` as an element id."""
    return path.replace(".", "-")


def name_of(path: str, part: str) -> str:
    return f"{path}.{part}" if part else path
