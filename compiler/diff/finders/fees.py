"""What is charged: how much, whom, who pays less, when and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compiler import ir
from compiler.diff.comparison import Behaviour, Edit, Verdict
from compiler.diff.dearer import dearer
from compiler.diff.finders.rows import WHOLE, Row, always, condition, directed, presence, when
from compiler.diff.keys import aligned
from compiler.diff.sites import Args, Found, Site, named, plainly, references


def amount(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Fee)
    args = (("name", named(new)), ("old_money", figures(old)), ("new_money", figures(new)))
    if (old.unit, old.currency) != (new.unit, new.currency):
        yield Found("fee-unit-changed", args)
    elif site.edits and _timeless(old.amount) == _timeless(new.amount):
        if old.amount.rows != new.amount.rows and _windows(old.amount) != _windows(new.amount):
            yield Found("fee-validity-changed", (("name", named(new)),))
    else:
        mixed = _by_channel(old.amount) or _by_channel(new.amount)
        behaviour = charged(old.amount, new.amount, site)
        yield from directed(
            behaviour, "fee-increased", "fee-decreased",
            "fee-channel-difference-changed" if mixed else "fee-amount-changed", args,
        )  # fmt: skip


def charged(old: ir.Decision, new: ir.Decision, site: Site) -> Behaviour:
    """Two fixed amounts exactly, all else by asking; `widened` when people pay more."""
    before, after = _fixed(old), _fixed(new)
    if before is None or after is None:
        asked = site.asker.decision(old, new)
        return (dearer(old, new) or asked) if asked.verdict == "unclear" else asked
    verdict: Verdict = "same" if before == after else "widened" if after > before else "narrowed"
    return Behaviour(verdict)


def _fixed(amount: ir.Decision) -> Decimal | None:
    match amount.rows:
        case (ir.Row(when=ir.TRUE, value=ir.Lit(type="money", value=value), start=None, end=None),):
            return _number(value)
        case _:
            return None


def _number(value: str) -> Decimal:
    return Decimal(value.partition(" ")[0])


def _timeless(amount: ir.Decision) -> object:
    return amount.hit, amount.rest, tuple((row.when, row.value) for row in amount.rows)


def _windows(amount: ir.Decision) -> object:
    return tuple((row.start, row.end) for row in amount.rows)


def _by_channel(amount: ir.Decision) -> bool:
    return any("channel" in references(plainly(row.when)) for row in amount.rows)


def figures(fee: ir.Fee) -> str:
    """The amounts in its rows, from the least to the most: `200000`, `8000 / 12000`."""
    found = sorted(set(_amounts(plainly(fee.amount))), key=_number)
    return " / ".join(found)


def _amounts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("op") == "lit" and value.get("type") == "money":
            yield str(value["value"])
        for one in value.values():
            yield from _amounts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _amounts(one)


def reliefs(site: Site) -> Iterator[Found]:
    """Each entry against the one that it answers to."""
    old, new = site.both(ir.Fee)
    before, after = aligned(
        [plainly(one) for one in old.relief], [plainly(one) for one in new.relief]
    )
    olds, news = (
        dict(zip(before, old.relief, strict=True)),
        dict(zip(after, new.relief, strict=True)),
    )
    for key in dict.fromkeys((*before, *after)):
        edits = tuple(one for one in site.edits if one.path[3:4] == (key,))
        yield from _relief(site, olds.get(key), news.get(key), key, edits)


def _relief(
    site: Site, old: ir.Relief | None, new: ir.Relief | None, key: str, edits: Sequence[Edit]
) -> Iterator[Found]:
    part, off = ("relief", key), (new or old or ir.Relief("", ir.TRUE)).off
    args: Args = (("name", named(site.new)), ("off", off))
    slug, behaviour = "", None
    if old is None:
        slug = "exemption-added"
    elif new is None:
        slug = "exemption-removed"
    elif old != new or site.edits == ():
        slug, behaviour = _differing(site, old, new)
    if slug:
        told = plainly(old), plainly(new)
        yield Found(slug, args, behaviour, part, tuple(edits), *told)


def _differing(site: Site, old: ir.Relief, new: ir.Relief) -> tuple[str, Behaviour | None]:
    behaviour = site.asker.condition(old.when, new.when)
    steps = {
        {"widened": 1, "narrowed": -1, "same": 0}.get(behaviour.verdict, 2),
        _step(_number(old.off), _number(new.off)),
        -_step(str(old.start or ""), str(new.start or "")),
        _step(str(old.end or "9999"), str(new.end or "9999")),
    } - {0}
    if not steps:
        same = (old.group, old.proof) == (new.group, new.proof)
        return ("" if same else "exemption-changed"), None
    slug = {frozenset({1}): "exemption-widened", frozenset({-1}): "exemption-narrowed"}.get(
        frozenset(steps), "exemption-changed"
    )
    return slug, behaviour


def _step(old: str | Decimal, new: str | Decimal) -> int:
    return 0 if old == new else 1 if new > old else -1  # type: ignore[operator]


ROWS = (
    Row("fees/*", WHOLE, presence("fee-added", "fee-removed", moved="fee-wording-changed")),
    Row("fees/*", "amount unit currency", amount, rules=True),
    Row(
        "fees/*",
        "when",
        condition(when, "fee-condition-widened", "fee-condition-narrowed", "fee-condition-changed"),
        rules=True,
    ),
    Row("fees/*", "relief", reliefs, rules=True),
    Row("fees/*", "due due_step", always("fee-due-changed")),
    Row("fees/*", "name", always("fee-wording-changed")),
    Row("fees/*", "*", always("fee-details-changed")),
)
