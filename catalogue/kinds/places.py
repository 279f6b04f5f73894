"""Reading an address: which province and commune are meant, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Env, Json, Option, Parts, Problem, Says
from catalogue.kinds.communes import find_commune
from catalogue.kinds.offers import code_schema, codes, label, offered

NAMES = ("tinh", "xa", "xa_ten", "dong")
LONGEST = {"tinh": 60, "huyen": 100, "xa": 100, "xa_ten": 100, "dong": 200, "nuoc": 60}

PLACE_PROBLEMS: Mapping[str, Says] = {
    "province": Says(
        "{label}: xin chọn tỉnh, thành phố", "{label}: please choose the province or city"
    ),
    "commune_missing": Says(
        "{label}: xin nhập tên phường, xã", "{label}: please enter the ward or commune"
    ),
    "commune": Says(
        "{label}: không tìm thấy «{given}» trong {province}, xin nhập tên phường, xã hiện nay",
        '{label}: "{given}" was not found in {province}, please enter the present name',
    ),
    "commune_like": Says(
        "{label}: không tìm thấy «{given}» trong {province}, có phải là {like}?",
        '{label}: "{given}" was not found in {province}, did you mean {like}?',
    ),
    "street": Says(
        "{label}: xin nhập số nhà, đường phố hoặc thôn, ấp",
        "{label}: please enter the house number and street, or the hamlet",
    ),
}


def locate(typed: Mapping[str, str], provinces: str, communes: str, env: Env) -> Parts | Problem:
    """A commune of a listed province becomes its code `xa`; any other is kept as `xa_ten`."""
    if typed["tinh"] not in codes(offered(provinces, env)):
        return Problem("province", part="tinh")
    if not typed["xa"]:
        return Problem("commune_missing", part="xa")
    known = [it for it in offered(communes, env) if it.parent == typed["tinh"]]
    if not known:
        return address({"tinh": typed["tinh"], "xa_ten": typed["xa"], "dong": typed["dong"]})
    found = find_commune(typed["xa"], known)
    if isinstance(found, Option):
        return address({**typed, "xa": found.code})
    province = label(provinces, typed["tinh"], env)
    return _unknown(typed["xa"], province, found.like, env.lang)


def address(parts: Mapping[str, str]) -> Parts:
    return Parts(tuple((name, parts[name]) for name in NAMES if parts.get(name)))


def _unknown(given: str, province: str, like: tuple[str, ...], lang: str) -> Problem:
    args = (("given", given), ("province", province))
    if not like:
        return Problem("commune", args, "xa")
    names = (" or " if lang == "en" else " hay ").join(like)
    return Problem("commune_like", (*args, ("like", names)), "xa")


def schema_today(provinces: str, street: bool, env: Env) -> dict[str, Json]:
    texts: dict[str, Json] = {
        name: {"type": "string", "minLength": 1, "maxLength": LONGEST[name]} for name in NAMES[1:]
    }
    required: list[Json] = ["tinh", "dong"] if street else ["tinh"]
    return {
        "type": "object", "additionalProperties": False, "required": required,
        "properties": {"tinh": code_schema(provinces, env), **texts},
        "oneOf": [{"required": ["xa"]}, {"required": ["xa_ten"]}],
    }  # fmt: skip
