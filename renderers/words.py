"""Every name that a phrase may need: labels, options, facts and the words of ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from catalogue.kinds.base import Option
from compiler.evaluation import World
from compiler.ir import CaseOption, Fact, Field, Group, Heading, Program
from renderers.keeping import Itself
from renderers.names import NAMES
from renderers.vocabulary import SAY

FIRST = re.compile(r"[;.:](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Words:
    """Every name that a phrase may need, for one program in one language."""

    lang: str
    labels: Mapping[str, str]
    units: Mapping[str, str]
    facts: Mapping[str, Fact]
    options: Mapping[str, Mapping[str, str]]
    owners: Mapping[str, str] = field(default_factory=dict)
    """Whose answer it is, for the paths whose label stands in the form more than once."""
    reliefs: frozenset[str] = frozenset()
    """The generated questions about relief."""
    names: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    """The titles of blocks and lists, which stand for people."""
    steps: Mapping[str, str] = field(default_factory=dict)
    """What each step is, up to its first stop."""
    fees: Mapping[str, str] = field(default_factory=dict)

    def row(self, items: str) -> Words:
        """The names as they are read inside a row of the list, where they stand alone."""
        start = len(items) + 1
        inside = {path[start:] for path in self.labels if path.startswith(f"{items}.")}
        return replace(
            self,
            labels={**self.labels, **{one: self.labels[f"{items}.{one}"] for one in inside}},
            options={
                **self.options,
                **{one: self.options.get(f"{items}.{one}", {}) for one in inside},
            },
            owners={path: owner for path, owner in self.owners.items() if path not in inside},
        )

    def party(self, name: str) -> str:
        return self.parties.get(name, name)

    def say(self, key: str, *args: object) -> str:
        return SAY[self.lang][key].format(*args)

    def step(self, id_: str) -> str:
        """A step in quotes, as it is read in a sentence."""
        return self.say("quoted", self.steps.get(id_, id_))

    def fee(self, id_: str) -> str:
        return self.say("quoted", self.fees.get(id_, id_))

    def name(self, what: str, id_: str) -> str:
        """The words of an id: the catalogue's, else the program's own vocabulary, else the id."""
        key = f"{what}/{id_}"
        return self.names.get(key) or NAMES[self.lang].get(key) or id_


def words(program: Program, world: World, lang: str = "vi") -> Words:
    return _words(Itself(program), Itself(world), lang)


@lru_cache(maxsize=128)
def _words(of: Itself[Program], within: Itself[World], lang: str) -> Words:
    program, world = of.value, within.value
    fields = list(_fields(program))
    return Words(
        lang=lang,
        labels={path: label for path, label, _ in fields},
        units={path: one.unit for path, _, one in fields if isinstance(one, Field) and one.unit},
        facts={fact.id: fact for fact in program.facts},
        options={**_case_options(program), **_kind_options(fields, world)},
        owners=_owners(program),
        reliefs=frozenset(
            one.id for _, _, one in fields if isinstance(one, Field) and one.source == "relief"
        ),
        names=world.names,
        parties=_parties(program),
        fees={fee.id: fee.name for fee in program.fees},
        steps={step.id: FIRST.split(step.says)[0] for step in program.steps},
    )


def _parties(program: Program) -> dict[str, str]:
    """The heading, else the page, under which a block's first question stands."""
    found: dict[str, str] = {}
    for page in program.pages:
        over = page.title
        for item in page.items:
            if isinstance(item, Heading):
                over = item.text
            elif isinstance(item, Group):
                found[item.id] = item.label
            elif isinstance(item, Field) and "." in item.id:
                found.setdefault(item.id.rpartition(".")[0], over)
    return found


def _owners(program: Program) -> dict[str, str]:
    """The heading, else the page, under which a question stands that has namesakes."""
    found: list[tuple[str, str, str]] = []
    for page in program.pages:
        over = page.title
        for item in page.items:
            if isinstance(item, Heading):
                over = item.text
            elif isinstance(item, Field):
                found.append((item.id, item.label, over))
            elif isinstance(item, Group):
                found += [(f"{item.id}.{one.id}", one.label, item.label) for one in item.fields]
    count = Counter(label for _, label, _ in found)
    return {path: over for path, label, over in found if count[label] > 1}


def _fields(program: Program) -> Iterable[tuple[str, str, Field | Group]]:
    """Fields by path, fields of rows both by full path and by their name in the row."""
    for item in (item for page in program.pages for item in page.items):
        if isinstance(item, Field):
            yield item.id, item.label, item
        elif isinstance(item, Group):
            yield item.id, item.label, item
            for inner in item.fields:
                yield f"{item.id}.{inner.id}", inner.label, inner


def _kind_options(
    fields: Iterable[tuple[str, str, Field | Group]], world: World
) -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for path, _, one in fields:
        if isinstance(one, Field) and (options := listed(one, world)):
            found[path] = {option.code: option.label for option in options}
    return found


def listed(asked: Field, world: World) -> tuple[Option, ...]:
    """The options of a question, whether they stand in the program or in a shared list."""
    options = getattr(asked.kind, "options", ())
    return world.lists.get(options, ()) if isinstance(options, str) else tuple(options)


def _case_options(program: Program) -> dict[str, Mapping[str, str]]:
    def walk(options: tuple[CaseOption, ...]) -> Iterable[tuple[str, str]]:
        for option in options:
            yield option.id, option.says
            yield from walk(option.children)

    return {case.id: dict(walk(case.options)) for case in program.cases}
