"""Rules and values of a program as plain phrases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from compiler.currencies import DONG, amount, currency
from compiler.ir import (
    TRUE,
    All,
    Any,
    Arith,
    Call,
    Choose,
    Cmp,
    Default,
    Expr,
    Found,
    Given,
    Lit,
    Not,
    Open,
    Over,
    Pick,
    Ref,
    Round,
    Tiers,
)
from compiler.walk import every
from renderers import i18n
from renderers.vocabulary import SAY
from renderers.words import Words


def condition(rule: Expr, known: Words) -> str:
    """The rule as a clause without a capital: `trẻ em bị bỏ rơi và không …`; '' for always."""
    return "" if rule == TRUE else _rule(rule, known)


def sentence(rule: Expr, known: Words) -> str:
    """`Trường hợp trẻ em bị bỏ rơi`, `Trừ trường hợp …`; '' for always."""
    if rule == TRUE:
        return ""
    if excluded := _excluded(rule, known):
        return known.say("unless", known.say("or").join(excluded))
    return known.say("when", _rule(rule, known))


def _excluded(rule: Expr, known: Words) -> list[str]:
    """The facts of a rule that does nothing but exclude them."""
    match rule:
        case Not(of=Ref(path=path)) if path in known.facts and not known.facts[path].otherwise:
            return [known.facts[path].says]
        case Not(of=Any(of=parts)):
            return _excluded(All(tuple(Not(one) for one in parts)), known)
        case All(of=parts):
            found = [_excluded(one, known) for one in parts]
            return [says for one in found for says in one] if all(found) else []
        case _:
            return []


def _rule(rule: Expr, known: Words) -> str:
    match rule:
        case All(of=parts):
            return known.say("and").join(dict.fromkeys(_inside(one, known) for one in parts))
        case Any(of=parts):
            return known.say("or").join(_inside(one, known) for one in parts)
        case Not(of=part):
            return _denied(part, known)
        case Given(of=Ref(path=path)) if path in known.reliefs:
            return known.say("relieved")
        case Given(of=ref):
            return known.say("given", value(ref, known))
        case Cmp():
            return _comparison(rule, known)
        case Found(register=register):
            return known.say("found", known.name("register", register))
        case Ref(path=path) if path in known.facts:
            return known.facts[path].says
        case Ref(path=path) if rule.type == "bool":
            return known.say("yes", label_of(path, known))
        case Over(how="any" | "all" as how, items=items, where=where, of=test):
            both = test if where == TRUE else where if test == TRUE else All((where, test))
            return known.say(f"over_{how}", label_of(items, known), _rule(both, known.row(items)))
        case Lit(type="bool", value=text):
            return known.say("always" if text == "true" else "never")
        case _:
            return value(rule, known)


def _inside(rule: Expr, known: Words) -> str:
    """A part of a longer rule, in brackets when it is itself an alternative."""
    text = _rule(rule, known)
    return f"({text})" if isinstance(rule, Any) else text


def _denied(rule: Expr, known: Words) -> str:
    match rule:
        case Ref(path=path) if path in known.facts:
            fact = known.facts[path]
            return fact.otherwise or known.say("not_fact", fact.says)
        case Ref(path=path):
            return known.say("no", label_of(path, known))
        case Given(of=ref):
            return known.say("not_given", value(ref, known))
        case Not(of=part):
            return _rule(part, known)
        case Any(of=parts):
            return known.say("and").join(_denied(one, known) for one in parts)
        case _:
            return known.say("not", _rule(rule, known))


def _comparison(rule: Cmp, known: Words) -> str:
    left, right = value(rule.left, known), value(rule.right, known)
    if isinstance(rule.left, Ref) and isinstance(rule.right, Lit):
        right = known.options.get(rule.left.path, {}).get(rule.right.value, right)
        if rule.left.path == "channel":
            return known.say("by_channel", known.name("channel", rule.right.value).lower())
    dated = isinstance(rule.left, Ref | Arith) and rule.left.type == "date"
    key = f"{rule.how}_date" if dated and f"{rule.how}_date" in SAY[known.lang] else rule.how
    return known.say(key, left, right)


def value(rule: Expr, known: Words) -> str:
    """A value as a noun phrase."""
    match rule:
        case Lit():
            return literal(rule, known)
        case Ref(path="lodged", scope="filing"):
            return known.say("lodged")
        case Ref(path="channel", scope="filing"):
            return known.say("channel")
        case Ref(path=path) if path in known.facts:
            return known.facts[path].says
        case Ref(path=path):
            return label_of(path, known)
        case Arith(how=how, left=left, right=right):
            scaled = how in ("mul", "div")
            ahead, behind = _operand(left, known, scaled), _operand(right, known, how != "add")
            return known.say(how, ahead, behind)
        case Call(name=name, args=args):
            return known.say(name, ", ".join(value(one, known) for one in args))
        case Default(of=of, otherwise=otherwise):
            return known.say("default", value(of, known), value(otherwise, known))
        case Choose(condition=test, then=then, otherwise=otherwise):
            return known.say(
                "choose", value(then, known), _rule(test, known), value(otherwise, known)
            )
        case Over(how="count", items=items, where=where):
            return _counted(known.say("count", label_of(items, known)), where, known.row(items))
        case Over(items=items, of=of, where=where):
            text = known.say("sum", value(of, known.row(items)), label_of(items, known))
            return _counted(text, where, known.row(items))
        case Round(of=of, to=to):
            return known.say("round", value(of, known), i18n.money(to, _money(of), known.lang))
        case Open(how=how, who=who):
            named = known.step(who) if how == "by_notice" else known.name("agency", who)
            return known.say(how, named)
        case Pick(name=name):
            return known.say("tariff", known.say("quoted", name)) if name else known.say("a_tariff")
        case Tiers():
            return "; ".join(tier_lines(rule, known))
        case _:
            return _rule(rule, known)


def _operand(rule: Expr, known: Words, binds: bool) -> str:
    """In brackets where the words alone would be worked out in another order."""
    text = value(rule, known)
    loose = isinstance(rule, Arith) and rule.how in ("add", "sub")
    return f"({text})" if binds and loose else text


def _counted(text: str, where: Expr, known: Words) -> str:
    return text if where == TRUE else known.say("such_that", text, _rule(where, known))


def label_of(path: str, known: Words) -> str:
    """A name inside a row has no path of its own: the first field that ends with it."""
    full = (
        path
        if path in known.labels
        else next((one for one in known.labels if one.endswith(f".{path}")), path)
    )
    label = known.say("quoted", known.labels.get(full, full))
    return known.say("of", label, known.owners[full]) if full in known.owners else label


def literal(lit: Lit, known: Words) -> str:
    match lit.type:
        case "money":
            return i18n.money(amount(lit), currency(lit), known.lang)
        case "date":
            return i18n.day(date.fromisoformat(lit.value), known.lang)
        case "integer" | "decimal":
            return i18n.number(Decimal(lit.value), known.lang)
        case "percent":
            return f"{i18n.number(Decimal(lit.value), known.lang)}%"
        case "duration":
            count, _, unit = lit.value.partition(" ")
            return length(count, unit, known)
        case "bool":
            return known.say("true" if lit.value == "true" else "false")
        case _:
            return known.say("quoted", lit.value)


def _money(rule: Expr) -> str:
    """The currency of the amounts in a rule."""
    lits = (one for one in every(rule) if isinstance(one, Lit) and one.type == "money")
    return next(map(currency, lits), DONG)


def length(count: str, unit: str, known: Words) -> str:
    """`3 ngày làm việc`; in English with its plural."""
    said = i18n.number(Decimal(count), known.lang)
    key = f"unit_{unit}" if Decimal(count) == 1 else f"units_{unit}"
    return f"{said} {known.say(key)}"


def tier_lines(tiers: Tiers, known: Words) -> tuple[str, ...]:
    """`2 trang đầu: 2.000 đồng/trang`, `trên 2 trang: 1.000 đồng/trang`."""
    unit = unit_of(tiers.per, known) or known.say("unit")
    lines, above = [], ""
    for tier in tiers.tiers:
        to = value(tier.to, known) if tier.to else ""
        key = "tier_rest" if not to else "tier_between" if above else "tier_first"
        lines.append(known.say(key, value(tier.rate, known), unit, above, to))
        above = to
    return tuple(lines)


def unit_of(rule: Expr, known: Words) -> str:
    """The unit word of a field, also of one in a row."""
    if not isinstance(rule, Ref):
        return ""
    return known.units.get(rule.path) or next(
        (unit for path, unit in known.units.items() if path.endswith(f".{rule.path}")), ""
    )
