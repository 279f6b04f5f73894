"""Opens blocks and shared steps, and binds every name of a procedure to one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from catalogue import model, syntax
from catalogue.diagnostics import Report, Span
from catalogue.kinds.address import Address
from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.date import CalendarDate
from catalogue.record import record
from compiler.cases import case_keys, case_options
from compiler.lists import address_lists
from compiler.names import Names, Symbol
from compiler.resolved import (
    CaseUse,
    Condition,
    FieldUse,
    ItemUse,
    ListUse,
    NoteUse,
    PageUse,
    Resolved,
    Site,
)  # fmt: skip
from compiler.rule_names import parameter_type
from compiler.running_order import running_order
from compiler.shared import Shared

MAX_NESTING = 3


def resolve(file: str, procedure: model.Procedure, shared: Shared) -> tuple[Resolved, Report]:
    report = Report()
    work = _Resolver(procedure, shared, report)
    pages = tuple(work.page(page) for page in work.pages())
    facts = work.facts()
    work.unplaced_cases()
    steps = tuple(running_order(procedure, shared, report))
    span = procedure.key_span("procedure")
    whole = Resolved(file, procedure, shared, work.names, pages, facts, steps, span)
    return whole, report


@record
class _Namespace:
    """Where entries are opened: the path in front of ids, and the conditions around them."""

    prefix: str = ""
    whens: tuple[Condition, ...] = ()
    rows: str = ""
    depth: int = 0
    without: frozenset[str] = frozenset()
    overrides: Mapping[str, model.Override] | None = None


class _Resolver:
    def __init__(self, procedure: model.Procedure, shared: Shared, report: Report) -> None:
        self.procedure, self.shared, self.report = procedure, shared, report
        self.names = Names()
        self.order = 0
        self.row_fields: dict[str, Symbol] = {}
        self.placed: dict[str, Span] = {}

    # pages

    def pages(self) -> tuple[model.Page, ...]:
        form = self.procedure.form
        return form if isinstance(form, tuple) else ()

    def page(self, page: model.Page) -> PageUse:
        before = Site(self.order)
        entries: tuple[Any, ...] = page.fields
        if page.use is not None:
            entries = (_UseOnPage(page.use), *entries)
        items = tuple(self.entries(entries, _Namespace()))
        return PageUse(page, items, before, Site(self.order))

    def entries(self, entries: tuple[Any, ...], space: _Namespace) -> Iterator[ItemUse]:
        for entry in entries:
            match entry:
                case model.FieldEntry():
                    if str(entry.id) not in space.without:
                        yield self.field(entry, space)
                case model.UseEntry() | _UseOnPage():
                    yield from self.use(entry, space)
                case model.CaseEntry():
                    yield from self.case(entry, space)
                case model.ListEntry():
                    yield from self.rows(entry, space)
                case model.NoteEntry():
                    yield NoteUse(str(entry.note), self.whens(entry.when, space))

    def whens(self, rule: Any, space: _Namespace) -> tuple[Condition, ...]:
        if rule is None:
            return space.whens
        return (*space.whens, Condition(rule, self.site(space)))

    def site(self, space: _Namespace) -> Site:
        return Site(self.order, space.prefix, space.rows)

    def field(self, entry: model.FieldEntry, space: _Namespace) -> FieldUse:
        override = (space.overrides or {}).get(str(entry.id))
        kind, options, list_name = self.kind(entry, override)
        path = space.prefix + str(entry.id)
        whens = self.whens(entry.when, space)
        if override and override.when:
            outside = Site(self.order, space.prefix.rpartition(".")[0], space.rows)
            whens = (*whens, Condition(override.when, replace(outside, prefix="")))
        site = self.site(space)
        self.order += 1
        type_ = kind.type
        symbol = Symbol(
            path, "field", entry.id.span, type_, site.order, kind, options, list_name
        )  # fmt: skip
        if space.rows:
            self._row_field(symbol)
        else:
            self.names.add(symbol, self.report)
        return FieldUse(entry, path, site, kind, whens, override)

    def _row_field(self, symbol: Symbol) -> None:
        first = self.row_fields.setdefault(symbol.path, symbol)
        if first is not symbol:
            self.report.add("name-twice", symbol.span, related=[first.span], name=symbol.path)

    def kind(
        self, entry: model.FieldEntry, override: model.Override | None
    ) -> tuple[Any, tuple[Option, ...], str]:
        """The kind with its override, and for choices the options and the list's name."""
        kind = entry.kind
        if override and override.precision and isinstance(kind, CalendarDate):
            kind = replace(kind, precision=str(override.precision))  # type: ignore[arg-type]
        if isinstance(kind, Address):
            for name in address_lists(kind)[0]:
                if self.shared.options(name) is None:
                    self.unknown("places-not-known", name, "list", entry.id.span)
        if not isinstance(kind, Choice | Choices):
            return kind, (), ""
        if isinstance(kind.options, str):
            name = str(kind.options)
            return kind, self.list_(name, entry.key_span("options")), name
        return kind, kind.options, f"{entry.id}"

    def list_(self, name: str, at: Span) -> tuple[Option, ...]:
        options = self.shared.options(name)
        if options is None:
            self.unknown("list-not-known", name, "list", at)
        return options or ()

    def unknown(self, slug: str, name: str, collection: str, at: Span) -> None:
        self.shared.not_known(self.report, slug, name, self.shared.known(collection), at)

    # entries that open others

    def use(self, entry: Any, space: _Namespace) -> Iterator[ItemUse]:
        phrase = entry.use
        use: syntax.Use = phrase.tree
        block = self.block(phrase, space)
        if block is None:
            self.shared.lose(space.prefix + (use.name or ""))
            return
        prefix = space.prefix + (f"{use.name}." if use.name else "")
        if use.name and not space.rows:
            symbol = Symbol(prefix[:-1], "block", phrase.span, "text", self.order)
            self.names.add(symbol, self.report)
        elif not use.name:
            self.names.unnamed.setdefault(use.block, phrase.span)
        whens = self.whens(entry.when, space)
        if entry.title:
            yield NoteUse(str(entry.title), whens, heading=True)
        self._check_names(entry, block)
        inner = _Namespace(
            prefix, whens, space.rows, space.depth + 1,
            frozenset(map(str, entry.without)), {str(k): v for k, v in entry.with_.items()},
        )  # fmt: skip
        yield from self.entries(block.fields, inner)

    def block(self, phrase: syntax.Phrase[syntax.Use], space: _Namespace) -> Any:
        if space.depth >= MAX_NESTING:
            self.report.add("block-too-deep", phrase, limit=MAX_NESTING)
            return None
        name = f"{phrase.tree.block}@{phrase.tree.version}"
        block = self.shared.block(name)
        if block is None:
            self.unknown("block-not-known", name, "block", phrase.word(name))
        return block

    def _check_names(self, entry: Any, block: Any) -> None:
        ids = {str(one.id) for one in block.fields if isinstance(one, model.FieldEntry)}
        for name in (*entry.without, *entry.with_):
            if str(name) not in ids:
                self.shared.not_known(self.report, "field-not-in-block", str(name), ids, name.span)

    def case(self, entry: model.CaseEntry, space: _Namespace) -> Iterator[ItemUse]:
        case = self.procedure.cases.get(entry.case)
        if case is None:
            known = map(str, self.procedure.cases)
            self.shared.not_known(
                self.report, "case-not-known", str(entry.case), known, entry.case.span
            )
            return
        at = entry.case.span
        if first := self.placed.get(str(entry.case)):
            self.report.add("case-placed-twice", at, related=[first], name=entry.case)
            return
        self.placed[str(entry.case)] = at
        if (case.one_of is None) == (case.any_of is None):
            self.report.add("case-without-choices", case, name=entry.case)
            return
        whens = self.whens(entry.when, space)
        site = self.site(space)
        self.order += 1
        self._case_names(entry, case, site.order)
        yield CaseUse(entry, case, site, whens)

    def _case_names(self, entry: model.CaseEntry, case: model.Case, order: int) -> None:
        options = case_options(case)
        type_: Any = "choices" if case.any_of else "choice"
        name = str(entry.case)
        at = next(key.span for key in self.procedure.cases if key == name)
        asked = Symbol(name, "field", at, type_, order, None, options, f"case {name}")
        if name in {option.code for option in options}:
            self.report.add("case-named-twice", at, name=name)
        self.names.add(asked, self.report)
        for key in case_keys(case.one_of or case.any_of or {}):
            if str(key) != name:
                self.names.add(Symbol(str(key), "case", key.span, "bool", order), self.report)

    def rows(self, entry: model.ListEntry, space: _Namespace) -> Iterator[ItemUse]:
        block = self.block(entry.of, space)
        if block is None:
            self.shared.lose(str(entry.list_))
            return
        path = space.prefix + str(entry.list_)
        whens = self.whens(entry.when, space)
        order = self.order
        self.row_fields = {}
        inner = _Namespace(
            "", (), path, space.depth + 1, frozenset(map(str, entry.without))
        )  # fmt: skip
        items = tuple(self.entries(block.fields, inner))
        fields = tuple(item for item in items if isinstance(item, FieldUse))
        for item in items:
            if not isinstance(item, FieldUse | NoteUse):
                self.report.add("list-in-list", entry.list_.span, name=path)
        self.order += 1
        symbol = Symbol(
            path, "list", entry.list_.span, "records", max(order, self.order - 1),
            fields=dict(self.row_fields),
        )  # fmt: skip
        self.names.add(symbol, self.report)
        yield ListUse(entry, path, fields, whens)

    # facts

    def facts(self) -> dict[str, model.Fact]:
        """The procedure's own facts; shared ones are fetched when a rule first names them."""
        for name, fact in self.procedure.facts.items():
            role: Any = "officer" if fact.by else "fact"
            self.names.add(Symbol(str(name), role, name.span, "bool", -1), self.report)
        for name, parameter in self.procedure.parameters.items():
            self.names.add(
                Symbol(str(name), "parameter", name.span, parameter_type(parameter), -1),
                self.report,
            )
        return {str(name): fact for name, fact in self.procedure.facts.items()}

    def unplaced_cases(self) -> None:
        for name, case in self.procedure.cases.items():
            if str(name) not in self.placed:
                self.report.add("case-not-placed", name.span, name=name)
                self._lose_case(str(name), case)

    def _lose_case(self, name: str, case: model.Case) -> None:
        """Rules that read an unplaced question are right; only its place is missing."""
        for lost in (name, *map(str, case_keys(case.one_of or case.any_of or {}))):
            self.shared.lose(lost)


@record
class _UseOnPage:
    """`use:` written on the page itself."""

    use: Any
    when: None = None
    title: None = None
    without: tuple[Any, ...] = ()

    @property
    def with_(self) -> dict[Any, Any]:
        return {}
