"""The cases of a question as written: their ids with places, and the options they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from catalogue import model
from catalogue.kinds.base import Option


def case_keys(options: Mapping[Any, Any]) -> Iterator[Any]:
    """Every case id of a question with its place, parents before children."""
    for key, option in options.items():
        yield key
        if isinstance(option, model.CaseOption) and option.one_of:
            yield from case_keys(option.one_of)


def case_options(case: model.Case) -> tuple[Option, ...]:
    """The cases of a question as options; a case with children is only a heading for them."""

    def walk(options: Mapping[Any, Any], parent: str) -> Iterator[Option]:
        for key, option in options.items():
            inner = option if isinstance(option, model.CaseOption) else None
            yield Option(str(key), str(inner.says if inner else option), parent)
            if inner and inner.one_of:
                yield from walk(inner.one_of, str(key))

    return tuple(walk(case.one_of or case.any_of or {}, ""))
