"""What a catalogue and the one that it extends say together, where one file alone may say it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from catalogue import bases
from catalogue.diagnostics import Report, Span
from catalogue.model import Parameter, QuantityRow
from catalogue.overlay import Local, ParameterRow
from catalogue.shared import Head, SharedFacts
from catalogue.suggest import not_known


class Read(Protocol):
    """A file as read."""

    @property
    def file(self) -> str: ...

    @property
    def value(self) -> Any: ...


def head(files: Iterable[Read]) -> Head | None:
    """The catalogue's own first lines, with the domains and kinds that its base names too."""
    own: Head | None = None
    base: Head | None = None
    for one in files:
        if bases.is_far(one.file):
            base = one.value
        else:
            own = one.value
    if own is None or base is None:
        return own
    update = {
        "domains": {**base.domains, **own.domains},
        "agency_kinds": {**base.agency_kinds, **own.agency_kinds},
    }
    return own.model_copy(update=update)


def judge_base(
    head: Head | None, heads: Iterable[Read], overlays: Iterable[Read], report: Report
) -> None:
    """A base that is named must be there, and what changes one must name it."""
    wanted = head.extends if head else None
    if wanted is not None and not any(bases.is_far(one.file) for one in heads):
        report.add("base-not-found", wanted.span, name=wanted)
    for one in overlays:
        if head is not None and wanted is None and not bases.is_far(one.file):
            report.add("overlay-without-base", Span(one.file, 1, 1, 1, 1))


def facts(found: Iterable[SharedFacts]) -> SharedFacts:
    """The shared facts and parameters of the base and of the catalogue itself."""
    listed = tuple(found)
    if len(listed) < 2:
        return listed[0] if listed else SharedFacts()
    return SharedFacts.model_construct(
        parameters={name: it for one in listed for name, it in one.parameters.items()},
        facts={name: it for one in listed for name, it in one.facts.items()},
    )


def decided(shared: SharedFacts, local: Local, report: Report) -> SharedFacts:
    """The parameters with the values that the place has decided for those left to it."""
    if not local.parameters:
        return shared
    parameters = dict(shared.parameters)
    for name, rows in local.parameters.items():
        before = next((key for key in parameters if key == name), None)
        if before is None:
            known = [str(key) for key in parameters]
            not_known(report, "local-parameter-not-known", str(name), known, name.span)
        elif parameters[before].set_by is None:
            report.add("override-not-delegated", name.span, related=[before.span], name=name)
        else:
            parameters[before] = _valued(parameters[before], rows)
    return SharedFacts.model_construct(parameters=parameters, facts=shared.facts)


def _valued(parameter: Parameter, rows: tuple[ParameterRow, ...]) -> Parameter:
    """The latest decision first; before the first of them the value stays open."""
    latest = sorted(rows, key=lambda row: row.from_ or date.min, reverse=True)
    values = tuple(
        QuantityRow.model_construct(is_=row.is_, when=None, from_=row.from_, until=row.until)
        for row in latest
    )
    return parameter.model_copy(update={"is_": values})
