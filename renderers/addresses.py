"""An address as boxes: province, commune with suggestions, street; at need district, country."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup

from catalogue.kinds.address import Address
from catalogue.kinds.base import Env, Option
from catalogue.kinds.old_places import COUNTRIES
from compiler.evaluation import World
from compiler.ir import Field, Group, Item, Page
from renderers.boxes import autocomplete
from renderers.keeping import Itself
from renderers.question import Question, element_id, name_of
from renderers.saying import say
from renderers.selections import select
from renderers.tongues import SOURCE
from renderers.web import fill


def address(asked: Question, world: World, env: Env, described: str) -> Markup:
    kind = asked.field.kind
    assert isinstance(kind, Address), "Drawn for addresses only"
    parts = (
        fill(
            "form/widgets/part",
            {
                "id": element_id(name_of(asked.path, part)),
                "label": say(env.lang, key),
                "control": control(asked, world, env),
            },
        )
        for part, key, control in _controls(kind)
    )
    return Markup("\n").join(parts)


def typed_in(kind: object) -> frozenset[str]:
    """The parts that are typed, not chosen from a list."""
    at_any_time = isinstance(kind, Address) and kind.as_of == "any"
    return frozenset({"tinh", "huyen", "xa", "dong"} if at_any_time else {"xa", "dong"})


Control: TypeAlias = Callable[[Question, World, Env], Markup]


def _controls(kind: Address) -> Iterator[tuple[str, str, Control]]:
    """The boxes of an address; without a script, all that may be needed stand there."""
    if kind.abroad:
        yield "nuoc", "form/country", _country
    if kind.as_of == "any":
        yield "tinh", "form/province", _any_province
        yield "huyen", "form/district", _district
        yield "xa", "form/commune_any", _commune
    else:
        yield "tinh", "form/province", _province
        yield "xa", "form/commune", _commune
    yield "dong", "form/street_abroad" if kind.abroad else "form/street", _street


def _country(asked: Question, world: World, env: Env) -> Markup:
    offered = (one for one in world.lists.get(COUNTRIES, ()) if one.offered(env.today))
    countries = tuple((one.code, one.label) for one in offered)
    name, prompt = name_of(asked.path, "nuoc"), say(env.lang, "form/at_home")
    return select(name, prompt, countries, asked.box("nuoc"), "", asked.error_at("nuoc"), env.lang)


def _any_province(asked: Question, world: World, env: Env) -> Markup:
    """Its name of then, which no list may know, is typed."""
    return _part(asked, "tinh", asked.box("tinh"), "")


def _district(asked: Question, world: World, env: Env) -> Markup:
    return _part(asked, "huyen", asked.box("huyen"), "")


def _province(asked: Question, world: World, env: Env) -> Markup:
    offered = (one for one in world.lists.get("tinh", ()) if one.offered(env.today))
    provinces = tuple((one.code, one.label) for one in offered)
    name = name_of(asked.path, "tinh")
    chosen, error = asked.box("tinh"), asked.error_at("tinh")
    prompt = say(env.lang, "form/province_choose")
    return select(name, prompt, provinces, chosen, "", error, env.lang)


def _commune(asked: Question, world: World, env: Env) -> Markup:
    return _part(asked, "xa", asked.box("xa"), "communes")


def _street(asked: Question, world: World, env: Env) -> Markup:
    return _part(asked, "dong", asked.box("dong"), "")


def _part(asked: Question, part: str, value: str, suggestions: str) -> Markup:
    name = name_of(asked.path, part)
    complete = "street-address" if part == "dong" and autocomplete(asked) else ""
    return fill(
        "form/widgets/box",
        {
            "id": element_id(name),
            "name": name,
            "type": "text",
            "inputmode": "",
            "size": "wide",
            "value": value,
            "unit": "",
            "autocomplete": complete,
            "longest": "",
            "list": suggestions,
            "described": "",
            "error": asked.error_at(part),
        },
    )


def communes(world: World, env: Env) -> Markup:
    """The one list of suggestions that every address of a page shares."""
    return _suggestions(Itself(world.lists.get("xa", ())), env.today, env.lang)


@lru_cache(maxsize=16)
def _suggestions(communes: Itself[tuple[Option, ...]], today: date, lang: str) -> Markup:
    offered = (one.label for one in communes.value if one.offered(today))
    lines = (fill("form/widgets/suggestion", {"label": one}) for one in offered)
    values = {"id": "communes", "options": Markup("\n").join(lines)}
    return fill("form/widgets/datalist", {**values, "lang": "" if lang == SOURCE else SOURCE})


def asks_address(page: Page) -> bool:
    """Whether suggestions are to be had at hand."""
    fields = (one for item in page.items for one in _fields(item))
    return any(one.kind.widget == "address" for one in fields)


def _fields(item: Item) -> tuple[Field, ...]:
    if isinstance(item, Group):
        return item.fields
    return (item,) if isinstance(item, Field) else ()
