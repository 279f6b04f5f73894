"""An address: province, commune and the rest on one line; if wanted, of any time and country."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Domain, Opaque
from catalogue.kinds.address_samples import ABROAD, AT_HOME, AWAY, BEFORE, NO_STREET, WRONG
from catalogue.kinds.base import (
    BLANK,
    Env,
    Example,
    Json,
    Kind,
    Parts,
    Posted,
    Problem,
    Read,
    Says,
    Type,
    Value,
)
from catalogue.kinds.boxes import TEXT_PROBLEMS, held, line, stored
from catalogue.kinds.old_places import (
    ADDRESS_PROBLEMS,
    EVERY,
    Lists,
    abroad,
    gathered,
    locate_any,
    named_boxes,
    raw_boxes,
    schema_any,
    shown,
    told,
)
from catalogue.kinds.places import LONGEST, NAMES, locate, schema_today
from catalogue.kinds.samples import BLANKS
from catalogue.options import flag, one_of, word
from catalogue.record import record

PROVINCES = Says(
    "danh mục tỉnh; không ghi là tinh, tức lists/tinh.csv",
    "list of provinces; tinh, that is lists/tinh.csv, unless stated",
)
COMMUNES = Says(
    "danh mục xã, cột parent là mã tỉnh; không ghi là xa, tức lists/xa.csv",
    "list of communes, whose parent is the province; xa, that is lists/xa.csv, unless stated",
)


@record
class Address(Kind):
    kind: Literal["address"] = "address"
    provinces: Annotated[str, word(), PROVINCES] = "tinh"
    communes: Annotated[str, word(), COMMUNES] = "xa"
    street: Annotated[
        Literal["required", "optional"],
        one_of("required", "optional"),
        Says("số nhà, đường, thôn, ấp có bắt buộc không", "whether the line below is required"),
    ] = "required"

    as_of: Annotated[
        Literal["today", "any"],
        one_of("today", "any"),
        Says("chỉ đơn vị hành chính hiện nay, hay cả trước đây", "units of today, or of any time"),
    ] = "today"
    abroad: Annotated[
        bool, flag(), Says("có thể ở nước ngoài", "whether it may be in another country")
    ] = False
    parts: ClassVar[tuple[str, ...]] = ("tinh", "huyen", "xa", "dong", "nuoc")
    widget: ClassVar[str] = "address"
    type: ClassVar[Type] = "address"
    about: ClassVar[Says] = Says("Địa chỉ", "An address")
    problems: ClassVar[Mapping[str, Says]] = {**TEXT_PROBLEMS, **ADDRESS_PROBLEMS}

    def read(self, raw: Posted, env: Env) -> Read:
        typed: dict[str, str] = {}
        for part in self.parts:
            text = line(raw, LONGEST[part], part)
            if isinstance(text, Problem):
                return text
            typed[part] = text if isinstance(text, str) else ""
        if not any(typed.values()):
            return BLANK
        if self.abroad and typed["nuoc"]:
            return abroad(typed, env)
        place = (
            locate_any(typed, self._lists, env)
            if self.as_of == "any"
            else locate(typed, self.provinces, self.communes, env)
        )
        if isinstance(place, Parts) and not typed["dong"] and self.street == "required":
            return Problem("street", part="dong")
        return place

    def dump(self, value: Value) -> Json:
        return dict(held(value, Parts).items)

    def load(self, answer: Json) -> Value:
        given = {name: stored(text, str) for name, text in stored(answer, dict).items()}
        if not told(given) or not given.keys() <= self._names:
            raise ValueError("an address has a province and a commune")
        return gathered(given)

    def show(self, value: Value, env: Env) -> str:
        return shown(held(value, Parts), self._lists, env)

    def raw(self, value: Value) -> Mapping[str, str]:
        return raw_boxes(held(value, Parts))

    def boxes(self, value: Value, env: Env) -> Mapping[str, str]:
        boxes = raw_boxes(held(value, Parts))
        named = named_boxes(boxes, self._lists, env)
        return {**named, "tinh": named["tinh"] if self.as_of == "any" else boxes["tinh"]}

    def schema(self, env: Env) -> dict[str, Json]:
        if self.as_of == "any" or self.abroad:
            return schema_any()
        return schema_today(self.provinces, self.street == "required", env)

    def domain(self) -> Domain:
        return Opaque()

    @property
    def _lists(self) -> Lists:
        return Lists(self.provinces, self.communes)

    @property
    def _names(self) -> frozenset[str]:
        any_time = EVERY[1:] if self.as_of == "any" else NAMES
        return frozenset((*any_time, *(("nuoc",) if self.abroad else ())))

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        return (
            (cls(), (*BLANKS, *AT_HOME, *AWAY, *WRONG)),
            (cls(street="optional"), NO_STREET),
            (cls(as_of="any"), (*BLANKS, *AT_HOME, *BEFORE)),
            (cls(abroad=True), (*AT_HOME, *ABROAD)),
        )
