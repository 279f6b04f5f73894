"""The questions that nobody authored about where a dossier goes and how its result comes back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from catalogue import model, syntax
from catalogue.kinds.address import Address
from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from catalogue.load import office_list
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import Context
from compiler.lowering.form import inline_options
from compiler.resolved import FieldUse, NoteUse
from compiler.walk import both, either

ADDRESS, OFFICE, DELIVERY, DELIVERED_TO = "noi_giai_quyet", "noi_nop", "nhan_ket_qua", "noi_nhan"


def open_offices(context: Context) -> None:
    """The questions are names from the start, where there is something to choose."""
    at = context.resolved.procedure.key_span("authority")
    addresses, kind = _addresses(context), _kind(context)
    if addresses:
        context.generate(ADDRESS, at, "choice", _address_options(context, addresses))
    if kind:
        options = context.shared.options(office_list(kind)) or ()
        context.generate(OFFICE, at, "choice", options, office_list(kind))
    ways = _ways(context)
    if len(ways) > 1:
        here = context.resolved.procedure.key_span("results")
        context.generate(DELIVERY, here, "choice", _way_options(context, ways))


def office_questions(context: Context, authority: ir.Authority) -> Iterator[ir.Field]:
    """None has to be answered: what happens without an answer is said beside the question."""
    addresses, kind = _addresses(context), _kind(context)
    if addresses:
        options = Choice(options=_address_options(context, addresses))
        yield _question(context, ADDRESS, options, when=_several(authority))
    if kind:
        yield _question(context, OFFICE, inline_options(context, Choice(options=office_list(kind))))


def delivery_questions(context: Context) -> Iterator[ir.Field]:
    ways = _ways(context)
    if len(ways) > 1:
        yield _question(context, DELIVERY, Choice(options=_way_options(context, ways)))
    if len(ways) > 1 and "post" in ways:
        by_post = ir.Cmp("eq", ir.Ref(DELIVERY, "choice"), ir.Lit("choice", "post"))
        label = context.words(DELIVERED_TO)
        yield ir.Field(DELIVERED_TO, Address(), label, when=by_post, source="delivery")


def question_of(context: Context, phrase: Phrase[syntax.Authority]) -> str:
    """Which question picks among the addresses or the offices of a place, '' when none does."""
    if isinstance(phrase.tree, syntax.AnyAgency):
        return OFFICE if _kind(context) else ""
    return ADDRESS if len(phrase.tree.places) > 1 else ""


def _question(context: Context, id_: str, kind: Any, *, when: ir.Expr = ir.TRUE) -> ir.Field:
    source: Any = "delivery" if id_ == DELIVERY else "office"
    hint = context.words(f"{id_}_hint")
    return ir.Field(id_, kind, context.words(id_), hint, when, ir.FALSE, source=source)


def _several(authority: ir.Authority) -> ir.Expr:
    """Two addresses are given that lie in different communes, where both count."""
    tests = []
    for place in dict.fromkeys((*authority.decides, *authority.receives)):
        refs = [ir.Ref(path, "address") for path in place.places]
        apart = (
            both(ir.Given(one), ir.Given(other), ir.Cmp("apart", one, other))
            for one, other in combinations(refs, 2)
        )
        if len(refs) > 1:
            tests.append(both(place.when, either(*apart)))
    return either(*tests)


# What was written


def _phrases(context: Context) -> Iterator[Phrase[syntax.Authority]]:
    """Of those who receive first: with them the applicant has to do."""
    written = context.resolved.procedure.authority
    for side in _sides(written):
        if isinstance(side, tuple):
            yield from (row.is_ for row in side)
        elif side is not None:
            yield side


def _sides(written: Any) -> tuple[Any, ...]:
    if isinstance(written, model.AuthorityParts):
        return (written.receives, written.decides)
    return (written,)


def _addresses(context: Context) -> tuple[str, ...]:
    """The addresses of places that have several, as far as there are such questions."""
    paths: Iterator[str] = (
        path
        for phrase in _phrases(context)
        if isinstance(phrase.tree, syntax.AgencyAt) and len(phrase.tree.places) > 1
        for path in phrase.tree.places
    )
    names = context.resolved.names
    known = (path for path in paths if (symbol := names.get(path)) and symbol.type == "address")
    return tuple(dict.fromkeys(known))


def _kind(context: Context) -> str:
    """The kind of agency of which any will do, when there is more than one of it."""
    kinds = (one.tree.kind for one in _phrases(context) if isinstance(one.tree, syntax.AnyAgency))
    kind = next(kinds, "")
    offices = context.shared.options(office_list(kind)) if kind and context.resolved.pages else ()
    return kind if len(offices or ()) > 1 else ""


def _address_options(context: Context, paths: tuple[str, ...]) -> tuple[Option, ...]:
    """Each under the heading of its block; two of one block by their own labels."""
    titles = dict(_titles(context))
    whose = [titles[path][0] for path in paths]
    at = 0 if len(set(whose)) == len(whose) else 1
    return tuple(Option(path, titles[path][at]) for path in paths)


def _titles(context: Context) -> Iterator[tuple[str, tuple[str, str]]]:
    """By path: under which heading a question stands, and its label."""
    for page in context.resolved.pages:
        over = str(page.page.title)
        for item in page.items:
            if isinstance(item, NoteUse) and item.heading:
                over = item.text
            elif isinstance(item, FieldUse):
                yield item.path, (over, str(item.entry.label))


def _ways(context: Context) -> tuple[str, ...]:
    """How results reach the applicant; a refusal goes the way of what was applied for."""
    entries = context.resolved.procedure.results
    listed = entries if isinstance(entries, tuple) and context.resolved.pages else ()
    wanted = (one for one in listed if one.outcome != "refused")
    return tuple(dict.fromkeys(str(way) for one in wanted for way in one.delivery))


def _way_options(context: Context, ways: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(way, context.words(f"delivery_{way}")) for way in ways)
