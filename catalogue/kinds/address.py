"""An address of two levels: province, commune, and the rest on one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Domain, Opaque
from catalogue.kinds.address_samples import AT_HOME, AWAY, NO_STREET, WRONG
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
from catalogue.kinds.offers import code_schema, label
from catalogue.kinds.places import LONGEST, NAMES, PLACE_PROBLEMS, address, locate
from catalogue.kinds.samples import BLANKS
from catalogue.options import one_of, word


@dataclass(frozen=True, slots=True)
class Address(Kind):
    kind: Literal["address"] = "address"
    provinces: Annotated[str, word(), Says("danh mục tỉnh", "list of provinces")] = "tinh"
    communes: Annotated[str, word(), Says("danh mục xã", "list of communes")] = "xa"
    street: Annotated[
        Literal["required", "optional"],
        one_of("required", "optional"),
        Says("số nhà, đường, thôn, ấp có bắt buộc không", "whether the line below is required"),
    ] = "required"

    parts: ClassVar[tuple[str, ...]] = ("tinh", "xa", "dong")
    widget: ClassVar[str] = "address"
    type: ClassVar[Type] = "address"
    about: ClassVar[Says] = Says("Địa chỉ trong nước", "An address in Viet Nam")
    problems: ClassVar[Mapping[str, Says]] = {**TEXT_PROBLEMS, **PLACE_PROBLEMS}

    def read(self, raw: Posted, env: Env) -> Read:
        typed: dict[str, str] = {}
        for part in self.parts:
            text = line(raw, LONGEST[part], part)
            if isinstance(text, Problem):
                return text
            typed[part] = text if isinstance(text, str) else ""
        if not any(typed.values()):
            return BLANK
        place = locate(typed, self.provinces, self.communes, env)
        if isinstance(place, Parts) and not typed["dong"] and self.street == "required":
            return Problem("street", part="dong")
        return place

    def dump(self, value: Value) -> Json:
        return dict(held(value, Parts).items)

    def load(self, answer: Json) -> Value:
        given = {name: stored(text, str) for name, text in stored(answer, dict).items()}
        if not {"tinh"} <= given.keys() <= set(NAMES) or ("xa" in given) == ("xa_ten" in given):
            raise ValueError("an address has a province and a commune")
        return address(given)

    def show(self, value: Value, env: Env) -> str:
        boxes = self.boxes(value, env)
        province = label(self.provinces, boxes["tinh"], env)
        return ", ".join(filter(None, (boxes["dong"], boxes["xa"], province)))

    def raw(self, value: Value) -> Mapping[str, str]:
        get = held(value, Parts).get
        return {"tinh": get("tinh"), "xa": get("xa") or get("xa_ten"), "dong": get("dong")}

    def boxes(self, value: Value, env: Env) -> Mapping[str, str]:
        boxes = self.raw(value)
        return {**boxes, "xa": label(self.communes, boxes["xa"], env)}

    def schema(self, env: Env) -> dict[str, Json]:
        texts: dict[str, Json] = {
            name: {"type": "string", "minLength": 1, "maxLength": LONGEST[name]}
            for name in NAMES[1:]
        }
        required: list[Json] = ["tinh", "dong"] if self.street == "required" else ["tinh"]
        return {
            "type": "object", "additionalProperties": False, "required": required,
            "properties": {"tinh": code_schema(self.provinces, env), **texts},
            "oneOf": [{"required": ["xa"]}, {"required": ["xa_ten"]}],
        }  # fmt: skip

    def domain(self) -> Domain:
        return Opaque()

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        return ((cls(), (*BLANKS, *AT_HOME, *AWAY, *WRONG)), (cls(street="optional"), NO_STREET))
