"""A record is a frozen, slotted dataclass in all that programs can see."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from catalogue.record import record


@record
class Nothing:
    pass


@record
class Point:
    x: int
    y: int = 2


@record
class Full:
    at: Point
    told: list[str] = field(default_factory=list, compare=False, repr=False)
    extra: str = field(default="", kw_only=True)


@record
class Longer(Point):
    z: int = 3

    def __post_init__(self) -> None:
        if self.z < 0:
            raise ValueError(self.z)


@dataclass(frozen=True, slots=True)
class Usual:
    at: Point
    told: list[str] = field(default_factory=list, compare=False, repr=False)
    extra: str = field(default="", kw_only=True)


RECORDS: list[Any] = [Nothing(), Point(1), Full(Point(1), ["a"], extra="b"), Longer(1, z=4)]


@pytest.mark.parametrize("one", RECORDS, ids=repr)
def test_a_copy_is_equal_and_another_object(one: Any) -> None:
    for again in (copy.deepcopy(one), pickle.loads(pickle.dumps(one)), replace(one)):
        assert again == one
        assert hash(again) == hash(one)
        assert repr(again) == repr(one)


@pytest.mark.parametrize("one", RECORDS, ids=repr)
def test_nothing_can_be_changed_or_added(one: Any) -> None:
    for name in (*(each.name for each in fields(one)), "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, 1)
        with pytest.raises(FrozenInstanceError):
            delattr(one, name)
    assert not hasattr(one, "__dict__")


def test_it_takes_shows_and_compares_what_a_dataclass_does() -> None:
    for kind in (Full, Usual):
        one = kind(Point(1), extra="b")
        assert repr(one).partition("(")[2] == "at=Point(x=1, y=2), extra='b')"
        assert one.told == []
        assert one.told is not kind(Point(1)).told
        assert one == kind(Point(1), ["not compared"], extra="b")
        assert one != kind(Point(2), extra="b")
        with pytest.raises(TypeError):
            kind(Point(1), [], "b")  # type: ignore[call-arg]
    assert Point(1) != Longer(1)
    assert len({Point(1), Point(1, 2), Longer(1)}) == 2


def test_what_follows_on_the_making_may_refuse() -> None:
    with pytest.raises(ValueError, match="-1"):
        Longer(1, z=-1)


def test_records_of_one_shape_keep_their_own_names_and_defaults() -> None:
    @record
    class Pair:
        left: int
        right: int = 3

    assert Pair(1) == Pair(left=1, right=3)
    assert Point(1) == Point(x=1, y=2)
    with pytest.raises(TypeError, match="'left'"):
        Pair()  # type: ignore[call-arg]
