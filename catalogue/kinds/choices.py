"""Some options of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, ClassVar, Literal

from catalogue.domains import Domain, SomeOf
from catalogue.kinds.base import (
    BLANK,
    Env,
    Example,
    Json,
    Kind,
    Option,
    Posted,
    Problem,
    Read,
    Says,
    Type,
    Value,
)
from catalogue.kinds.boxes import held, stored
from catalogue.kinds.offers import (
    OFFER_PROBLEMS,
    OPTIONS_ABOUT,
    code_schema,
    codes,
    domain,
    label,
    offered,
)
from catalogue.kinds.samples import BLANKS, reads, refuses
from catalogue.options import Options, whole_number
from catalogue.record import record


@record
class Choices(Kind):
    """Kept in the order of the list, each once; several codes may stand in one text."""

    kind: Literal["choices"] = "choices"
    options: Annotated[Options, OPTIONS_ABOUT] = field(kw_only=True)
    min: Annotated[
        int | None, whole_number(1, 500), Says("chọn ít nhất mấy mục", "fewest options")
    ] = None
    max: Annotated[
        int | None, whole_number(1, 500), Says("chọn nhiều nhất mấy mục", "most options")
    ] = None

    widget: ClassVar[str] = "choices"
    type: ClassVar[Type] = "choices"
    about: ClassVar[Says] = Says("Chọn nhiều trong danh sách", "Several options of a list")
    problems: ClassVar[Mapping[str, Says]] = {
        **OFFER_PROBLEMS,
        "too_few": Says(
            "{label} chưa đủ: xin chọn ít nhất {min} mục",
            "{label} is not complete: please choose at least {min}",
        ),
        "too_many": Says(
            "{label} chưa đúng: xin chọn không quá {max} mục",
            "{label} is not right: please choose at most {max}",
        ),
    }

    def read(self, raw: Posted, env: Env) -> Read:
        chosen = set(" ".join(raw.get("", ())).replace(",", " ").split())
        if not chosen:
            return BLANK
        picked = tuple(code for code in codes(offered(self.options, env)) if code in chosen)
        if len(picked) < len(chosen):
            return Problem("not_offered")
        if self.min is not None and len(picked) < self.min:
            return Problem("too_few", (("min", str(self.min)),))
        if self.max is not None and len(picked) > self.max:
            return Problem("too_many", (("max", str(self.max)),))
        return picked

    def dump(self, value: Value) -> Json:
        return [code for code in held(value, tuple) if isinstance(code, str)]

    def load(self, answer: Json) -> Value:
        return tuple(stored(code, str) for code in stored(answer, list))

    def show(self, value: Value, env: Env) -> str:
        return "; ".join(label(self.options, code, env) for code in held(value, tuple))

    def raw(self, value: Value) -> Mapping[str, str]:
        return {"": " ".join(held(value, tuple))}

    def schema(self, env: Env) -> dict[str, Json]:
        most: dict[str, Json] = {} if self.max is None else {"maxItems": self.max}
        items = code_schema(self.options, env)
        least: dict[str, Json] = {"minItems": self.min or 1}
        return {"type": "array", "items": items, "uniqueItems": True, **least, **most}

    def domain(self) -> Domain:
        return domain(self.options, SomeOf)

    @classmethod
    def examples(cls) -> tuple[tuple[Kind, tuple[Example, ...]], ...]:
        kinds = cls(options=(Option("a", "Một"), Option("b", "Hai"), Option("c", "Ba")), max=2)
        listed = cls(options="tinh", min=2)
        return (
            (kinds, (Example({"": ["b", "a", "b"]}, ["a", "b"]), *BLANKS)),
            (kinds, (*refuses("not_offered", "d"), Example({"": [*"abc"]}, problem="too_many"))),
            (listed, (*reads(["01", "79"], "79, 01"), *refuses("too_few", "79"))),
        )
