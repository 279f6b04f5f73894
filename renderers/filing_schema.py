"""The questions of a procedure as parts of a schema; what cannot be said there, said in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from catalogue.kinds import AnyKind
from catalogue.kinds.base import Json, Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.integer import Integer
from catalogue.kinds.money import Money
from catalogue.kinds.upload import FileUpload
from catalogue.kinds.yes_no import YesNo
from catalogue.record import record
from compiler.evaluation import World
from compiler.ir import FALSE, TRUE, All, Cmp, Expr, Fact, Field, Group, Lit, Page, Program, Ref
from compiler.verify.offered import options
from renderers.prose import condition
from renderers.rule_schema import Here, Schema, spelt_out
from renderers.saying import say
from renderers.words import Words, words

WHOLE = (YesNo, Integer, Money, Choice, Choices, FileUpload)
"""Kinds of which the schema says everything."""
UNBROKEN: Schema = {"not": {"pattern": "\n"}}
"""Not all validators agree whether `$` is also before a last line break."""
KEY: Schema = {"type": "string", "pattern": "^(?:[a-z0-9]{1,12})$", "maxLength": 12}


def stated(program: Program, world: World) -> Stretch:
    """Everything that is asked, and all that must hold of it."""
    items = [item for page in program.pages for item in page.items]
    asked = [item for item in items if isinstance(item, Field) and item.asked]
    made = Stretch(
        Here(frozenset(one.id for one in asked)), {fact.id: fact for fact in program.facts},
        words(program, world), Life(program.start, "vi", world.lists, program.end), "",
    )  # fmt: skip
    for page in program.pages:
        for item in page.items:
            if isinstance(item, Field) and item.asked:
                made.ask(item, page.when)
                made.offer(program, item)
            elif isinstance(item, Group):
                made.enlist(item, page.when)
    made.close()
    for page in program.pages:
        made.check(page)
    for one in program.requirements:
        made.tell("requirement", one.id, one.says or one.judged)
    return made


@dataclass(slots=True)
class Stretch:
    """The questions of the case, or of a row of the list `items`."""

    here: Here
    facts: Mapping[str, Fact]
    known: Words
    env: Life
    items: str
    properties: dict[str, Json] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    rules: list[Json] = field(default_factory=list)
    told: list[Json] = field(default_factory=list)
    hidden: dict[Expr, dict[str, Json]] = field(default_factory=dict)
    """What stays empty unless the condition holds."""
    wanted: dict[Expr, dict[str, Json]] = field(default_factory=dict)
    """What must be there when the condition holds, and how."""

    def ask(self, asked: Field, page: Expr) -> None:
        shown = spelt_out(All((page, asked.when)), self.facts)
        needed = spelt_out(All((shown, asked.required)), self.facts)
        always = needed == TRUE
        self.properties[asked.id] = _property(asked, self.env, optional=not always)
        if always:
            self.required.append(asked.id)
        elif asked.required != FALSE and self._said(needed, "required", asked):
            self.wanted.setdefault(needed, {})[asked.id] = {"not": {"type": "null"}}
        if self._said(shown, "shown", asked):
            self.hidden.setdefault(shown, {})[asked.id] = {"type": "null"}
        if not isinstance(asked.kind, WHOLE):
            self._tell_of("answer", asked)
        elif _offers_change(asked.kind, self.env):
            self._tell_of("option", asked)

    def _said(self, rule: Expr, what: str, asked: Field | Group) -> bool:
        """Whether the schema can say it; what it cannot is told in words."""
        if rule in (TRUE, FALSE):
            return rule == FALSE and what == "shown"
        if self.here.true_when(rule) is not None:
            return True
        when = condition(rule, self.known)
        says = say(self.known.lang, f"schema/{what}", label=asked.label, when=when)
        self.tell(what, self._path(asked), says)
        return False

    def _tell_of(self, what: str, asked: Field) -> None:
        says = say(self.known.lang, f"schema/{what}", label=asked.label)
        self.tell(what, self._path(asked), says)

    def _path(self, asked: Field | Group) -> str:
        return f"{self.items}.{asked.id}" if self.items else asked.id

    def tell(self, kind: str, id_: str, says: str) -> None:
        self.told.append({"kind": kind, "id": id_, "says": says})

    def offer(self, program: Program, asked: Field) -> None:
        """An option with conditions can be chosen unless all of them are false."""
        several = isinstance(asked.kind, Choices)
        for code, tests in options(program, asked).items():
            picked = Cmp("has" if several else "eq", Ref(asked.id, "choice"), Lit("choice", code))
            taken = self.here.true_when(picked)
            fails = [self.here.false_when(spelt_out(test, self.facts)) for test in tests]
            known = [one for one in (taken, *fails) if one is not None]
            if len(known) > len(fails):
                self.rules.append({"not": {"allOf": [*known]}})
            else:
                self._tell_of("option", asked)
                return

    def enlist(self, group: Group, page: Expr) -> None:
        inner = frozenset(one.id for one in group.fields if one.value is None)
        row = Stretch(Here(inner, "row"), self.facts, self.known, self.env, group.id)
        for one in group.fields:
            if one.value is None:
                row.ask(one, TRUE)
        row.close()
        items: Schema = {
            "type": "object",
            "properties": {"_row": KEY, **row.properties},
            "required": ["_row", *row.required],
            "additionalProperties": False,
            **({"allOf": [*row.rules]} if row.rules else {}),
        }
        self.told.extend(row.told)
        shown = spelt_out(All((page, group.when)), self.facts)
        least: Schema = {"minItems": group.min} if group.min and shown == TRUE else {}
        self.properties[group.id] = {
            "title": group.label, "type": "array", "items": items, **least, "maxItems": group.max,
        }  # fmt: skip
        if least:
            self.required.append(group.id)
        elif group.min and self._said(shown, "required", group):
            self.wanted.setdefault(shown, {})[group.id] = {"minItems": group.min}
        if self._said(shown, "shown", group):
            self.hidden.setdefault(shown, {})[group.id] = {"maxItems": 0}

    def close(self) -> None:
        """One rule for all that depends on the same."""
        for rule, there in self.wanted.items():
            holds: Json = self.here.true_when(rule)
            then: Json = {"required": [*there], "properties": there}
            self.rules.append({"if": holds, "then": then})
        for rule, empty in self.hidden.items():
            shown: Json = self.here.true_when(rule)
            self.rules.append({"anyOf": [shown, {"properties": empty}]})

    def check(self, page: Page) -> None:
        """A rule that must hold may be unknown, but not false, while its page is shown."""
        shown = self.here.true_when(spelt_out(page.when, self.facts))
        for check in page.checks:
            if check.level == "must":
                fails = self.here.false_when(spelt_out(check.rule, self.facts))
                if shown is None or fails is None:
                    self.tell("check", check.id, check.says)
                else:
                    self.rules.append({"not": {"allOf": [shown, fails]} if shown else fails})


def _property(asked: Field, env: Life, *, optional: bool) -> Json:
    """Null is an answer: left empty, or not shown."""
    kind = _always_offered(asked.kind, env)
    schema: Schema = {"title": asked.label, **kind.schema(env)}
    if "pattern" in schema:
        schema = {**schema, **UNBROKEN}
    return {"anyOf": [schema, {"type": "null"}]} if optional else schema


# Options on other days than the first


@record
class Life(PlainEnv):
    """All the days from `today` on on which a version of a procedure may be filed."""

    end: date | None = None

    def options(self, name: str) -> tuple[Option, ...]:
        return tuple(self.ever(self.lists.get(name, ())))

    def ever(self, options: Iterable[Option]) -> Iterator[Option]:
        for one in options:
            if one.start is None and one.end is None:
                yield one
            elif self.overlaps(one):
                yield replace(one, start=None, end=None)

    def overlaps(self, one: Option) -> bool:
        begun = one.start is None or self.end is None or one.start < self.end
        return begun and (one.end is None or one.end > self.today)

    def lasts(self, one: Option) -> bool:
        kept = one.end is None or (self.end is not None and self.end <= one.end)
        return kept and (one.start is None or one.start <= self.today)


def _always_offered(kind: AnyKind, env: Life) -> AnyKind:
    if isinstance(kind, (Choice, Choices)) and not isinstance(kind.options, str):
        return replace(kind, options=tuple(env.ever(kind.options)))
    return kind


def _offers_change(kind: AnyKind, env: Life) -> bool:
    """Whether an option is offered on some days of the procedure and not on others."""
    if not isinstance(kind, (Choice, Choices)):
        return False
    listed = env.lists.get(kind.options, ()) if isinstance(kind.options, str) else kind.options
    return any(env.overlaps(one) and not env.lasts(one) for one in listed)
