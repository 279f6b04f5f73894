"""Addresses of any time and of other countries: today's commune where it is known, and always what
was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from catalogue.kinds.base import Env, Json, Option, Parts, Problem, Says
from catalogue.kinds.communes import find_commune
from catalogue.kinds.offers import codes, label, offered
from catalogue.kinds.places import LONGEST, NAMES, PLACE_PROBLEMS
from catalogue.record import record
from catalogue.text import fold

DISTRICTS, CHANGES, COUNTRIES = "huyen", "chuyen_doi_xa", "quoc_gia"
TYPED = ("cu_tinh", "cu_huyen", "cu_xa")
EVERY = ("nuoc", "tinh", "tinh_ten", "huyen_ten", *NAMES[1:], *TYPED, "doi")
"""`tinh`, `xa` are codes of today, `…_ten` words without a code; `cu_…` is what was typed of a
commune that has been merged since, and `doi` the day of that."""

ADDRESS_PROBLEMS: Mapping[str, Says] = {
    **PLACE_PROBLEMS,
    "country": Says("{label}: xin chọn nước trong danh sách", "{label}: please choose the country"),
    "lines": Says(
        "{label}: xin nhập địa chỉ ở nước ngoài", "{label}: please enter the address abroad"
    ),
}


@record
class Lists:
    """The names of the lists that an address is read by."""

    provinces: str
    communes: str
    districts: str = DISTRICTS
    changes: str = CHANGES
    """By the code of an old commune, in the column of parents, the one it belongs to since."""


def abroad(typed: Mapping[str, str], env: Env) -> Parts | Problem:
    if typed["nuoc"] not in codes(offered(COUNTRIES, env)):
        return Problem("country", part="nuoc")
    if not typed["dong"]:
        return Problem("lines", part="dong")
    return gathered({"nuoc": typed["nuoc"], "dong": typed["dong"]})


def locate_any(typed: Mapping[str, str], lists: Lists, env: Env) -> Parts | Problem:
    """Without a district it may be of today; what no list knows is kept in its own words."""
    if not typed["tinh"]:
        return Problem("province", part="tinh")
    if not typed["xa"]:
        return Problem("commune_missing", part="xa")
    now = None if typed["huyen"] else _today(typed, lists, env)
    return now or _merged(typed, lists, env) or _in_words(typed, lists, env)


def gathered(parts: Mapping[str, str]) -> Parts:
    return Parts(tuple((name, parts[name]) for name in EVERY if parts.get(name)))


def told(given: Mapping[str, str]) -> bool:
    """Whether these are the parts of one address."""
    names = set(given)
    if "nuoc" in names:
        return names == {"nuoc", "dong"}
    one_each = ("tinh" in names) != ("tinh_ten" in names) and ("xa" in names) != ("xa_ten" in names)
    return one_each and names <= set(EVERY)


def shown(value: Parts, lists: Lists, env: Env) -> str:
    """The place of today, and in brackets the one that it was."""
    get, boxes = value.get, named_boxes(raw_boxes(value), lists, env)
    if not get("doi"):
        country = label(COUNTRIES, boxes["nuoc"], env)
        return _line(boxes["dong"], boxes["xa"], boxes["huyen"], boxes["tinh"], country)
    now = (label(lists.communes, get("xa"), env), label(lists.provinces, get("tinh"), env))
    before = _line(get("cu_xa"), get("cu_huyen"), get("cu_tinh"))
    words = "formerly" if env.lang == "en" else "trước đây là"
    return f"{_line(get('dong'), *now)} ({words} {before})"


def named_boxes(boxes: Mapping[str, str], lists: Lists, env: Env) -> dict[str, str]:
    """With names in place of codes."""
    named = {"tinh": lists.provinces, "xa": lists.communes}
    return {**boxes, **{part: label(of, boxes[part], env) for part, of in named.items()}}


def raw_boxes(value: Parts) -> dict[str, str]:
    get = value.get
    if get("doi"):
        tinh, huyen, xa = map(get, TYPED)
    else:
        tinh, huyen = get("tinh") or get("tinh_ten"), get("huyen_ten")
        xa = get("xa") or get("xa_ten")
    return {"tinh": tinh, "huyen": huyen, "xa": xa, "dong": get("dong"), "nuoc": get("nuoc")}


def schema_any() -> dict[str, Json]:
    texts: dict[str, Json] = {
        name: {"type": "string", "minLength": 1, "maxLength": max(LONGEST.values())}
        for name in EVERY
    }
    at_home: list[Json] = [
        {"required": [province, commune]}
        for province in ("tinh", "tinh_ten") for commune in ("xa", "xa_ten")
    ]  # fmt: skip
    return {
        "type": "object", "additionalProperties": False, "properties": texts,
        "oneOf": [*at_home, {"required": ["nuoc", "dong"]}],
    }  # fmt: skip


def _line(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _today(typed: Mapping[str, str], lists: Lists, env: Env) -> Parts | None:
    province = _named(typed["tinh"], offered(lists.provinces, env))
    if province is None:
        return None
    known = [it for it in offered(lists.communes, env) if it.parent == province.code]
    found = find_commune(typed["xa"], known)
    if isinstance(found, Option):
        return gathered({"tinh": province.code, "xa": found.code, "dong": typed["dong"]})
    return None


def _merged(typed: Mapping[str, str], lists: Lists, env: Env) -> Parts | None:
    """A commune of before, of which the table of changes knows where it belongs today."""
    province = _named(typed["tinh"], env.options(lists.provinces))
    above = {province.code} if province else set[str]()
    districts = [it for it in env.options(lists.districts) if it.parent in above]
    if typed["huyen"]:
        named = _named(typed["huyen"], districts)
        districts = [named] if named else []
    above |= {it.code for it in districts}
    old = [it for it in env.options(lists.communes) if not it.offered(env.today)]
    found = find_commune(typed["xa"], [it for it in old if it.parent in above])
    if not isinstance(found, Option):
        return None
    changes = {it.code: it for it in env.options(lists.changes) if it.start}
    change = changes.get(found.code)
    now = {it.code: it for it in offered(lists.communes, env)}.get(change.parent if change else "")
    if change is None or change.start is None or now is None:
        return None
    before = (province.label if province else typed["tinh"], typed["huyen"], found.label)
    kept = dict(zip(TYPED, before, strict=True))
    today = {"tinh": now.parent, "xa": now.code, "dong": typed["dong"]}
    return gathered({**today, **kept, "doi": change.start.isoformat()})


def _in_words(typed: Mapping[str, str], lists: Lists, env: Env) -> Parts:
    province = _named(typed["tinh"], env.options(lists.provinces))
    named = {"tinh": province.code} if province else {"tinh_ten": typed["tinh"]}
    words = {"huyen_ten": typed["huyen"], "xa_ten": typed["xa"], "dong": typed["dong"]}
    return gathered({**named, **words})


def _named(typed: str, options: Sequence[Option]) -> Option | None:
    """By code or by name, with or without the kind of unit before it."""
    name = fold(typed)
    return next(
        (it for it in options if typed == it.code or name in (fold(it.label), _bare(it.label))),
        None,
    )


UNITS = ("thanh pho ", "tinh ", "quan ", "huyen ", "thi xa ")


def _bare(name: str) -> str:
    folded = fold(name)
    return next((folded.removeprefix(unit) for unit in UNITS if folded.startswith(unit)), folded)
