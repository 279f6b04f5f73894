"""An address as three boxes: province, commune with suggestions, street."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from markupsafe import Markup

from catalogue.kinds.base import Env, Option
from compiler.evaluation import World
from renderers.boxes import autocomplete
from renderers.keeping import Itself
from renderers.question import Question, element_id, name_of
from renderers.saying import say
from renderers.selections import select
from renderers.web import fill


def address(asked: Question, world: World, env: Env, described: str) -> Markup:
    controls = {"tinh": _province, "xa": _commune, "dong": _street}
    parts = (
        fill(
            "form/widgets/part",
            {
                "id": element_id(name_of(asked.path, part)),
                "label": say(env.lang, key),
                "control": controls[part](asked, world, env),
            },
        )
        for part, key in ADDRESS
    )
    return Markup("\n").join(parts)


def _province(asked: Question, world: World, env: Env) -> Markup:
    offered = (one for one in world.lists.get("tinh", ()) if one.offered(env.today))
    provinces = tuple((one.code, one.label) for one in offered)
    name = name_of(asked.path, "tinh")
    chosen, error = asked.box("tinh"), asked.error_at("tinh")
    prompt = say(env.lang, "form/province_choose")
    return select(name, prompt, provinces, chosen, "", error)


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
    return _suggestions(Itself(world.lists.get("xa", ())), env.today)


@lru_cache(maxsize=16)
def _suggestions(communes: Itself[tuple[Option, ...]], today: date) -> Markup:
    offered = (one.label for one in communes.value if one.offered(today))
    lines = (fill("form/widgets/suggestion", {"label": one}) for one in offered)
    return fill("form/widgets/datalist", {"id": "communes", "options": Markup("\n").join(lines)})


ADDRESS = (
    ("tinh", "form/province"),
    ("xa", "form/commune"),
    ("dong", "form/street"),
)
