"""What is asked of a paper besides its kind and number: for whom, how old, whose, from abroad."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from compiler.evaluation import ComponentState, World
from compiler.ir import (
    TRUE,
    All,
    ClockRow,
    Component,
    ComponentGroup,
    Consent,
    Each,
    Expr,
    Field,
    Over,
    Program,
)
from renderers import law_prose
from renderers.keeping import Itself
from renderers.prose import condition, label_of, sentence
from renderers.saying import say
from renderers.uploads import file_hint
from renderers.words import Words, words


def demands(one: Component, known: Words, around: ComponentGroup | None = None) -> tuple[str, ...]:
    """In every case, a sentence each; what the group around it has said already is not repeated."""
    return (
        *_need(one, known),
        *handing_over(one, known, around),
        *(_limited(row.when, age(row, known), known) for row in one.max_age),
        *foreign(one, known),
        *_consent(one.consent, known),
        *signature(one, known),
    )


def decided(one: Component, state: ComponentState, known: Words) -> tuple[str, ...]:
    """The same for one filing, as far as it is known."""
    return (
        *(() if state.need == "required" else (known.name("need", state.need),)),
        *handing_over(one, known, None, rows=False),
        *((age(state.max_age, known),) if state.max_age else ()),
        *(foreign(one, known) if state.foreign else ()),
        *(_consent(one.consent, known) if not state.way else ()),
        *signature(one, known),
    )


def handing_over(
    one: Component | ComponentGroup, known: Words, around: ComponentGroup | None = None,
    *, rows: bool = True,
) -> Iterator[str]:  # fmt: skip
    """For which rows, to which agency, in how many sets."""
    if rows and one.each and not (around and one.each == around.each):
        yield _each(one.each, known)
    to = "" if around and one.to == around.to else one.to
    sets = 0 if around and one.sets == around.sets else one.sets
    if to:
        key = "demand/to_sets" if sets else "demand/to"
        yield say(known.lang, key, agency=known.name("agency", to), count=sets)
    elif sets:
        yield say(known.lang, "demand/sets", count=sets)


def _each(each: Each, known: Words) -> str:
    items, where = label_of(each.items, known), condition(each.where, known.row(each.items))
    key = "demand/each_where" if where else "demand/each"
    return say(known.lang, key, items=items, where=where)


def any_row(one: Component | ComponentGroup) -> tuple[Expr, ...]:
    """The condition that there is such a row, which `for each row` says already."""
    each = one.each
    return (Over("any", each.items, TRUE, each.where, "bool"),) if each else ()


def parts(rule: Expr) -> tuple[Expr, ...]:
    """What must hold for an `and` of any depth, one by one."""
    if isinstance(rule, All):
        return tuple(part for one in rule.of for part in parts(one))
    return (rule,)


def unsaid(rule: Expr, said: tuple[Expr, ...]) -> Expr:
    """A condition without what was said already."""
    rest = tuple(part for part in parts(rule) if part not in said and part != TRUE)
    return TRUE if not rest else rest[0] if len(rest) == 1 else All(rest)


def _need(one: Component, known: Words) -> Iterator[str]:
    for row in one.needs:
        yield _limited(row.when, known.name("need", row.need), known)
    if not one.needs and one.need != "required":
        yield known.name("need", one.need)


def _limited(when: Expr, text: str, known: Words) -> str:
    case = sentence(when, known)
    return f"{case}: {text[:1].lower()}{text[1:]}" if case else text


def age(row: ClockRow, known: Words) -> str:
    if row.word != "span":
        return say(known.lang, "demand/any_age")
    return say(known.lang, "demand/max_age", length=law_prose.clock_row(row, known))


def foreign(one: Component, known: Words) -> Iterator[str]:
    needs = "; ".join(known.name("foreign", word) for word in one.if_foreign)
    if needs:
        yield say(known.lang, "demand/if_foreign", needs=needs)


def _consent(consent: Consent | None, known: Words) -> Iterator[str]:
    if consent is not None:
        ways = "; ".join(known.name("consent", way) for way in consent.ways)
        key = "demand/consent" if len(consent.ways) > 1 else "demand/consent_one"
        yield say(known.lang, key, party=known.party(consent.party), ways=ways)


def signature(one: Component, known: Words) -> Iterator[str]:
    if one.signed_by:
        parties = known.say("and").join(known.party(name) for name in one.signed_by)
        yield say(known.lang, "demand/signed", parties=parties)


def hinted(asked: Field, program: Program, world: World, lang: str) -> Field:
    """The question for a file with all that is asked of it in its hint."""
    return _hinted(Itself(asked), Itself(program), Itself(world), lang)


@lru_cache(maxsize=4096)
def _hinted(asked: Itself[Field], of: Itself[Program], within: Itself[World], lang: str) -> Field:
    field, known = asked.value, words(of.value, within.value, lang)
    id_ = field.id.partition(".")[2]
    one = next(one for one in of.value.components if one.id == id_)
    told = [*demands(one, known)]
    if not told:
        return field
    return Field(
        field.id, field.kind, field.label, ". ".join((*told, file_hint(field.kind, lang))),
        field.when, field.required, source=field.source,
    )  # fmt: skip
