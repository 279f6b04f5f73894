"""Lowers the authored form: pages, fields, lists, checks and the questions that cases ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalogue import model
from catalogue.domains import Days, Numbers
from catalogue.kinds import AnyKind
from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.computed import Computed
from compiler import ir
from compiler.cases import case_keys, case_options
from compiler.lowering.context import Context
from compiler.places import WHEN
from compiler.resolved import CaseUse, Condition, FieldUse, ItemUse, ListUse, NoteUse, PageUse
from compiler.walk import either, reads

INLINE_OPTIONS = 40
MOST_ROWS = 50
RELIEF_PAGE, PAPERS_PAGE = "mien_giam", "nop_giay_to"
RESERVED_PAGES = (
    "live", "review", "submit", "receipt", "saved", "link", "why", RELIEF_PAGE, PAPERS_PAGE,
)  # fmt: skip


def pages(context: Context) -> tuple[ir.Page, ...]:
    ids = [use.page.page for use in context.resolved.pages]
    context.once("page-twice", ids)
    for id_ in ids:
        if str(id_) in RESERVED_PAGES:
            context.report.add("page-reserved", id_.span, name=id_)
    return tuple(_page(context, use) for use in context.resolved.pages)


def _page(context: Context, use: PageUse) -> ir.Page:
    page = use.page
    path = f"pages/{page.page}"
    context.places.put(path, page.page.span)
    if page.when is not None:
        context.places.put(path + WHEN, page.when.span)
    return ir.Page(
        id=str(page.page),
        title=str(page.title),
        items=tuple(_item(context, item) for item in use.items),
        checks=tuple(
            _check(context, use, number, check) for number, check in enumerate(page.checks, 1)
        ),
        when=context.typer.rule(page.when, use.before),
        hint=str(page.hint or ""),
    )


def _check(context: Context, use: PageUse, number: int, check: Any) -> ir.Check:
    level: Any = "must" if isinstance(check, model.Must) else "should"
    phrase = check.must if isinstance(check, model.Must) else check.should
    rule = context.typer.rule(phrase, use.after)
    path = f"pages/{use.page.page}/checks/{number}"
    context.places.put(path, phrase.span)
    return ir.Check(
        f"{use.page.page}/{number}", rule, str(check.says), level, tuple(sorted(reads(rule))),
        context.basis(check.basis),
    )  # fmt: skip


def _item(context: Context, item: ItemUse) -> ir.Item:
    match item:
        case FieldUse():
            return field(context, item, f"fields/{item.path}")
        case ListUse():
            return _group(context, item)
        case CaseUse():
            return _case_field(context, item)
        case NoteUse():
            when = context.whens(item.whens)
            return ir.Heading(item.text, when) if item.heading else ir.Note(item.text, when)


def field(context: Context, use: FieldUse, path: str) -> ir.Field:
    entry, override = use.entry, use.override
    context.places.put(path, entry.id.span)
    _place_when(context, path, use.whens)
    typer = context.typer
    kind = inline_options(context, use.kind)
    required = (override and override.required) or entry.required
    value = None
    if isinstance(kind, Computed):
        if entry.is_ is None:
            context.report.add("computed-without-rule", entry.id.span, name=entry.id)
        else:
            value = typer.value(entry.is_, use.site, kind.type)
            if value is not None:
                typer.worked_out[use.site.rows, use.path] = value
    elif entry.is_ is not None:
        context.report.add("rule-on-question", entry.key_span("is"), name=entry.id)
    elif _takes_nothing(kind):
        context.report.add("limits-crossed", entry.key_span("max"), name=entry.id)
    return ir.Field(
        id=use.path,
        kind=kind,
        label=str((override and override.label) or entry.label),
        hint=str((override and override.hint) or entry.hint or ""),
        when=context.whens(use.whens),
        required=ir.FALSE if value is not None else typer.rule(required, use.site),
        value=value,
        unit=str(entry.unit or ""),
        was=tuple(str(one) for one in entry.was),
        basis=context.basis(entry.basis),
    )


def _takes_nothing(kind: AnyKind) -> bool:
    match kind.domain():
        case Numbers(low=low, high=high):
            return low > high
        case Days(low=first, high=last):
            return first > last
    return False


def _place_when(context: Context, path: str, whens: tuple[Condition, ...]) -> None:
    """Its own condition, or that of the block in which it stands."""
    if whens:
        context.places.put(path + WHEN, whens[-1].rule.span)


def inline_options(context: Context, kind: Any) -> Any:
    """Short shared lists stand inside the program; long ones are named."""
    if not isinstance(kind, Choice | Choices) or not isinstance(kind.options, str):
        return kind
    options = context.shared.options(str(kind.options)) or ()
    return replace(kind, options=options) if 0 < len(options) <= INLINE_OPTIONS else kind


def _group(context: Context, use: ListUse) -> ir.Group:
    entry = use.entry
    path = f"fields/{use.path}"
    context.places.put(path, entry.list_.span)
    _place_when(context, path, use.whens)
    if entry.max > MOST_ROWS:
        context.report.add("too-many-rows", entry.key_span("max"), limit=MOST_ROWS)
    if entry.min > entry.max:
        context.report.add("more-rows-than-most", entry.key_span("min"), most=entry.max)
    return ir.Group(
        id=use.path,
        label=str(entry.label),
        fields=tuple(field(context, one, f"{path}/{one.path}") for one in use.fields),
        min=entry.min,
        max=entry.max,
        hint=str(entry.hint or ""),
        when=context.whens(use.whens),
    )


def _case_field(context: Context, use: CaseUse) -> ir.Field:
    name = str(use.entry.case)
    context.places.put(f"fields/{name}", use.entry.case.span)
    _place_when(context, f"fields/{name}", use.whens)
    options = case_options(use.case)
    kind: Any = Choices(options=options) if use.case.any_of else Choice(options=options)
    when = context.whens(use.whens)
    return ir.Field(
        name, kind, str(use.case.ask), str(use.entry.hint or ""), when, source="case"
    )  # fmt: skip


def cases(context: Context) -> tuple[ir.Case, ...]:
    """The case questions in the order in which the form asks them."""
    used = [item for page in context.resolved.pages for item in page.items]
    return tuple(_case(context, item) for item in used if isinstance(item, CaseUse))


def _case(context: Context, use: CaseUse) -> ir.Case:
    options = use.case.one_of or use.case.any_of or {}
    how: Any = "any_of" if use.case.any_of else "one_of"
    for key in case_keys(options):
        context.places.put(f"cases/{use.entry.case}/{key}", key.span)
    context.places.put(f"cases/{use.entry.case}", use.case.span)
    tree = tuple(_option(context, use, key, option) for key, option in options.items())
    return ir.Case(str(use.entry.case), str(use.case.ask), how, tree)


def _option(context: Context, use: CaseUse, key: Any, option: Any) -> ir.CaseOption:
    if not isinstance(option, model.CaseOption):
        return ir.CaseOption(str(key), str(option))
    children = (option.one_of or {}).items()
    return ir.CaseOption(
        str(key), str(option.says), context.typer.rule(option.when, use.site),
        context.basis(option.basis),
        tuple(_option(context, use, child, inner) for child, inner in children),
    )  # fmt: skip


def case_facts(cases: tuple[ir.Case, ...]) -> Iterator[ir.Fact]:
    """Each case is a fact: its answer was chosen, or one below it."""
    for case in cases:
        how: ir.CompareHow = "has" if case.how == "any_of" else "eq"
        asked = ir.Ref(case.id, "choices" if how == "has" else "choice")

        def fact(option: ir.CaseOption, ask: ir.Ref = asked, cmp: Any = how) -> Iterator[ir.Fact]:
            tests = [ir.Cmp(cmp, ask, ir.Lit("choice", leaf)) for leaf in _leaves(option)]
            yield ir.Fact(
                option.id, either(*tests), option.says, basis=option.basis, source="case"
            )  # fmt: skip
            for child in option.children:
                yield from fact(child, ask, cmp)

        for option in case.options:
            yield from fact(option)


def _leaves(option: ir.CaseOption) -> Iterator[str]:
    if not option.children:
        yield option.id
    for child in option.children:
        yield from _leaves(child)


def question(
    id: str, label: str, options: tuple[Option, ...], when: ir.Expr, source: Any, required: ir.Expr
) -> ir.Field:
    """A generated question with options of its own."""
    return ir.Field(id, Choice(options=options), label, "", when, required, source=source)
