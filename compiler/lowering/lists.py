"""Which shared lists a program needs at run time, by the hash of what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from catalogue.kinds.address import Address
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from compiler import ir
from compiler.lists import address_lists
from compiler.lowering.context import Context


def list_refs(context: Context, pages: tuple[ir.Page, ...]) -> tuple[ir.ListRef, ...]:
    refs = []
    for name in sorted(set(_named(pages))):
        hash_ = context.shared.list_hash(name)
        if hash_ is not None:
            refs.append(ir.ListRef(name, hash_))
    return tuple(refs)


def _named(pages: tuple[ir.Page, ...]) -> Iterator[str]:
    for page in pages:
        for item in page.items:
            fields = item.fields if isinstance(item, ir.Group) else (item,)
            for field in fields:
                if not isinstance(field, ir.Field):
                    continue
                kind = field.kind
                if isinstance(kind, Address):
                    yield from chain(*address_lists(kind))
                elif isinstance(kind, Choice | Choices) and isinstance(kind.options, str):
                    yield kind.options
