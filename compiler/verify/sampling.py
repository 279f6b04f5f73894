"""Some answer to a question: what it says is no matter to any rule, but the form takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from catalogue.domains import Days, Numbers, Truth
from catalogue.kinds.address import Address
from catalogue.kinds.base import Blank, Env, Json, Kind, Option, Posted, Problem, Value
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.files import MEDIA
from catalogue.kinds.offers import codes, offered
from catalogue.kinds.text import Text
from catalogue.kinds.upload import FileUpload
from catalogue.patterns import fitting

SIGN = "x"
STREET = "Số 1"
ANY_DAY = date(2026, 1, 1)


@dataclass(slots=True)
class Samples:
    """`lists` are the shared lists of the catalogue; what is found once is kept."""

    lists: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    _known: dict[tuple[Kind, date], Json] = field(default_factory=dict)

    def of(self, kind: Kind, day: date) -> Json:
        """Where the lists offer nothing on this day, what could be answered on another."""
        if not isinstance(kind, (Address, Choice, Choices)):
            return _of_any_day(kind)
        key = (kind, day)
        if key not in self._known:
            found = sample(kind, PlainEnv(day, "vi", self.lists))
            self._known[key] = _stored(kind) if found is None else found
        return self._known[key]


@cache
def _of_any_day(kind: Kind) -> Json:
    found = sample(kind, PlainEnv(ANY_DAY))
    return _stored(kind) if found is None else found


def sample(kind: Kind, env: Env) -> Json:
    """None where the form would take nothing on this day."""
    if isinstance(kind, FileUpload):
        return [paper(kind)]
    if isinstance(kind, Address):
        return next(places(kind, env), None)
    read = (kind.read(typed, env) for typed in _typed(kind, env))
    value = next((one for one in read if not isinstance(one, (Blank, Problem))), None)
    return None if value is None else kind.dump(value)


def paper(kind: FileUpload) -> Json:
    type_ = MEDIA[kind.types[0]]
    return {"id": "to-giay", "sha256": "0" * 64, "name": f"to-giay.{kind.types[0]}", "size": 1,
            "type": type_}  # fmt: skip


def _typed(kind: Kind, env: Env) -> Iterator[Posted]:
    """What one might type, the most telling first."""
    known = _examples(type(kind))
    yield from known.get(kind, ())
    for typed in known.values():
        yield from typed
    if isinstance(kind, Text):
        for least in (0, kind.min_length):
            yield {"": [fitting(kind.pattern, least) or SIGN * max(1, least)]}
    yield {"": [SIGN]}
    for value in _least(kind, env):
        if isinstance(value, tuple):
            yield {"": [str(one) for one in value]}
        else:
            yield {part: [typed] for part, typed in kind.raw(value).items()}


def _stored(kind: Kind) -> Json:
    """An answer of such a kind, as it is kept."""
    answers = (it.answer for _, examples in type(kind).examples() for it in examples)
    return next((it for it in answers if it is not None), SIGN)


@cache
def _examples(kind: type[Kind]) -> Mapping[Kind, tuple[Posted, ...]]:
    found: dict[Kind, tuple[Posted, ...]] = {}
    for one, examples in kind.examples():
        typed = tuple(it.raw for it in examples if it.answer is not None)
        found[one] = (*found.get(one, ()), *typed)
    return found


def places(kind: Address, env: Env) -> Iterator[Json]:
    """In a commune that the catalogue knows, else in one that somebody names."""
    provinces = codes(offered(kind.provinces, env))
    for one in env.options(kind.communes):
        if one.parent in provinces and one.offered(env.today):
            yield {"tinh": one.parent, "xa": one.code, "dong": STREET}
    for code in provinces:
        yield {"tinh": code, "xa_ten": STREET, "dong": STREET}


def _least(kind: Kind, env: Env) -> Iterator[Value]:
    if isinstance(kind, (Choice, Choices)):
        listed = codes(offered(kind.options, env))
        several = (listed[:count] for count in range(1, len(listed) + 1))
        yield from listed if isinstance(kind, Choice) else several
    match kind.domain():
        case Truth():
            yield True
        case Numbers(low=low, scale=scale):
            yield Decimal(low).scaleb(-scale) if scale else low
        case Days(low=low):
            yield low
