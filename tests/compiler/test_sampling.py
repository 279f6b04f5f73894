"""Answers that nobody looks at: the form would take each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from catalogue.kinds import KINDS
from catalogue.kinds.address import Address
from catalogue.kinds.base import BLANK, Kind, Option, Problem, Upload
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.computed import Computed
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.phone import Phone
from catalogue.kinds.text import Text
from catalogue.kinds.upload import FileUpload
from compiler.verify.sampling import Samples, sample

DAY = date(2026, 5, 4)
TINH = (
    Option("92", "Thành phố Cần Thơ", end=DAY), Option("79", "Thành phố Hồ Chí Minh"),
    Option("01", "Thành phố Hà Nội"),
)  # fmt: skip
OLD_AND_NEW = (Option("cu", "Cũ", end=DAY), Option("moi", "Mới"))
XA = (Option("27664", "Xã Cần Giờ", "79"),)
ENV = PlainEnv(
    DAY,
    lists={"tinh": TINH, "xa": XA, "quoc_gia": (Option("lao", "Lào"),), "quan_he": OLD_AND_NEW},
)
ASKED = tuple(
    dict.fromkeys(
        kind
        for cls in KINDS
        for kind, _ in cls.examples()
        if not isinstance(kind, (Computed, FileUpload))
    )
)
ODD = (
    Text(min_length=30),
    Text(pattern="[0-9]{2}[A-Z]-[^x0-9]{4,5}"),
    Text(pattern=r"(?:HĐ|BB)\.?[0-9]+(?:/QĐ|/TB)?"),
    Text(pattern="[0-9]+", min_length=9),
    Choice(options="quan_he"),
    Choices(options=(Option("a", "A"), Option("b", "B"), Option("c", "C")), min=2),
    Address(as_of="any", abroad=True),
)


def taken(kind: Kind, env: PlainEnv = ENV) -> bool:
    value = kind.load(sample(kind, env))
    typed = {part: [text] for part, text in kind.boxes(value, env).items()}
    if isinstance(value, tuple):
        typed = {"": [str(one) for one in value]}
    return kind.read(typed, env) == value


@pytest.mark.parametrize("kind", [*ASKED, *ODD], ids=str)
def test_the_form_takes_every_sample(kind: Kind) -> None:
    assert taken(kind)


@pytest.mark.parametrize("kind", [FileUpload(), FileUpload(types=("xlsx",), max_files=1)])
def test_the_form_takes_the_sample_of_a_file(kind: FileUpload) -> None:
    files = kind.load(sample(kind, ENV))
    assert isinstance(files, tuple)
    assert kind.judge([one for one in files if isinstance(one, Upload)]) is None
    assert len(files) == 1


def test_a_sample_is_what_a_kind_makes_of_something_typed() -> None:
    assert sample(Phone(), ENV) == "+84912345678"
    assert not isinstance(Phone().read({"": ["0912345678"]}, ENV), (Problem, type(BLANK)))


def test_an_address_lies_where_the_catalogue_knows_a_place_on_that_day() -> None:
    samples = Samples(ENV.lists)
    assert samples.of(Address(), DAY) == {"tinh": "79", "xa": "27664", "dong": "Số 1"}
    assert samples.of(Address(), DAY) is samples.of(Address(), DAY)
    assert samples.of(Choice(options="quan_he"), date(2026, 1, 1)) == "cu"
    assert samples.of(Choice(options="quan_he"), DAY) == "moi"
    assert sample(Choice(options="quan_he"), replace(ENV, lists={})) is None
    poor = replace(ENV, lists={**ENV.lists, "xa": ()})
    assert sample(Address(), poor) == {"tinh": "79", "xa_ten": "Số 1", "dong": "Số 1"}
    assert Address().load(Samples().of(Address(), DAY))
    assert Samples().of(Choice(options="quan_he"), DAY) == "nu"
