"""What every field kind offers: its options, how it is read, kept, shown and bounded."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import ClassVar, Literal, Protocol, TypeAlias

from pydantic import ConfigDict

from catalogue.domains import Domain
from catalogue.record import record

Type = Literal[
    "bool", "integer", "decimal", "money", "percent", "date", "duration",
    "text", "choice", "choices", "address", "file", "records",
]  # fmt: skip

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


class Blank(Enum):
    """The citizen left it empty, or the field is not shown: an answer, but no value."""

    BLANK = "blank"


BLANK = Blank.BLANK


@record
class Problem:
    """An applicant's mistake: the id of one of the kind's `problems`, and its arguments."""

    id: str
    args: tuple[tuple[str, str], ...] = ()
    part: str = ""


@record
class Says:
    """One text in the languages that the program itself speaks."""

    vi: str
    en: str

    def text(self, lang: str, args: Sequence[tuple[str, str]] = ()) -> str:
        return (self.en if lang == "en" else self.vi).format(**dict(args))


@record
class Parts:
    """A value made of named parts (address, person name); codes, not labels."""

    items: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        return next((value for key, value in self.items if key == name), "")


@record
class Upload:
    """A stored file as an answer sees it; the bytes are elsewhere. `size` in bytes."""

    id: str
    sha256: str
    name: str
    size: int
    type: str


Value: TypeAlias = str | int | bool | Decimal | date | Parts | tuple[str, ...] | tuple[Upload, ...]


Read: TypeAlias = Value | Blank | Problem
Posted: TypeAlias = Mapping[str, Sequence[str]]


@record
class Option:
    """An option of a list, offered from `start` until the day before `end`."""

    code: str
    label: str
    parent: str = ""
    start: date | None = None
    end: date | None = None

    def offered(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


class Env(Protocol):
    """The only outside world that a kind sees."""

    @property
    def today(self) -> date:
        """The day of filing, Asia/Ho_Chi_Minh."""
        ...

    @property
    def lang(self) -> str: ...

    def options(self, name: str) -> tuple[Option, ...]:
        """The options of a shared list, whatever their dates; empty when unknown."""
        ...


@record
class Example:
    """One posted value and the answer it becomes (JSON form), or the problem it meets."""

    raw: Mapping[str, Sequence[str]]
    answer: Json = None
    problem: str | None = None


@record
class Kind(ABC):
    """One field kind. The dataclass fields of a concrete kind are its options in YAML.

    Concrete kinds are frozen, slotted dataclasses with `kind: Literal["…"] = "…"` first. Their
    options accept the author's text (`Scalar`) and the canonical JSON value alike, because the
    compiled program carries the very same object.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    parts: ClassVar[tuple[str, ...]] = ("",)
    widget: ClassVar[str]
    type: ClassVar[Type]
    problems: ClassVar[Mapping[str, Says]] = {}
    about: ClassVar[Says]

    @abstractmethod
    def read(self, raw: Mapping[str, Sequence[str]], env: Env) -> Value | Blank | Problem:
        """What was posted under each part's name, as a value. Never raises."""

    @abstractmethod
    def dump(self, value: Value) -> Json:
        """The canonical JSON form."""

    @abstractmethod
    def load(self, answer: Json) -> Value:
        """Back from canonical JSON; raises ValueError when it is not of this kind."""

    @abstractmethod
    def show(self, value: Value, env: Env) -> str:
        """As a citizen or an officer reads it."""

    @abstractmethod
    def raw(self, value: Value) -> Mapping[str, str]:
        """What the form's boxes hold for this value; `read(raw(v)) == v` for one-valued parts."""

    def boxes(self, value: Value, env: Env) -> Mapping[str, str]:
        """`raw` as a person wants to see it: names instead of codes where names are typed."""
        return self.raw(value)

    @abstractmethod
    def schema(self, env: Env) -> dict[str, Json]:
        """JSON Schema 2020-12 of the JSON form, portable dialect."""

    @abstractmethod
    def domain(self) -> Domain:
        """The set of values, for checking tables and proving rules."""

    @classmethod
    @abstractmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        """Some instances with posted values, good and bad; the law tests run them all."""
