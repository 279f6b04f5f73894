"""The one template environment: `page` renders a template, `fill` a widget cut into slots once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from renderers import i18n
from renderers.plain_calls import Plain, printed
from renderers.saying import say
from renderers.tongues import marked

SENTINEL = "\x00slot\x00"
"""Marks a slot while a widget is cut; it is looked for in the template's own text only."""


ENVIRONMENT = Environment(
    loader=PackageLoader("renderers"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    cache_size=-1,
)
ENVIRONMENT.code_generator_class = Plain


def _in_language(words: Callable[..., str]) -> Callable[..., str]:
    """The filter, in the language of the page."""

    @pass_context
    def spoken(context: Context, *args: object) -> str:
        return words(*args, lang=context["lang"])

    return spoken


FILTERS = (i18n.money, i18n.number, i18n.day, i18n.weekday, i18n.moment)
ENVIRONMENT.filters.update({one.__name__: _in_language(one) for one in FILTERS})


def sandbox() -> Environment:
    """For templates that others may edit: they reach nothing but what they are given."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def page(name: str, view: object, lang: str = "vi") -> str:
    """`public/notice` rendered with the view under the name `view`; `say` speaks its language."""
    words = {
        "say": partial(say, lang),
        "linked": partial(linked, lang),
        "tongue": partial(marked, lang),
    }
    return ENVIRONMENT.get_template(f"{name}.html").render(view=view, lang=lang, **words)


def linked(lang: str, key: str, href: str, **values: object) -> Markup:
    """A sentence of which the words in square brackets are a link."""
    before, _, rest = say(lang, key, **values).partition("[")
    words, _, after = rest.partition("]")
    return Markup('{}<a href="{}">{}</a>{}').format(before, href, words, after)


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Stands for a value that is present: it can be printed and tested, and nothing else."""

    name: str

    def __html__(self) -> str:
        return f"{SENTINEL}{self.name}{SENTINEL}"

    def __bool__(self) -> bool:
        return True

    def _refuse(self, *_: object) -> bool:
        raise TypeError(f"the widget does more than print or test {self.name!r}")

    __str__ = __len__ = __iter__ = __eq__ = __lt__ = __contains__ = _refuse  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]


@lru_cache(maxsize=4096)
def cut(name: str, present: frozenset[str], absent: frozenset[str]) -> tuple[str, ...]:
    """The widget's literals and slot names in turn, for one set of values that are not empty."""
    slots: dict[str, Slot | str] = {one: Slot(one) for one in present}
    slots.update(dict.fromkeys(absent, ""))
    return tuple(ENVIRONMENT.get_template(f"{name}.html").render(slots).split(SENTINEL))


def fill(name: str, values: Mapping[str, str]) -> Markup:
    """The widget with its values; equal to Jinja2, byte for byte. Children come as `Markup`."""
    present = frozenset(one for one, value in values.items() if value)
    pieces = list(cut(name, present, frozenset(values.keys() - present)))
    for at in range(1, len(pieces), 2):
        pieces[at] = printed(values[pieces[at]])
    return Markup("".join(pieces))
