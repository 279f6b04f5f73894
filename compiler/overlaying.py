"""Applies what a local catalogue decides: a version of its own for each procedure it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from catalogue import model, syntax
from catalogue.bases import is_far
from catalogue.diagnostics import Report
from catalogue.load import Authored
from catalogue.model import Procedure
from catalogue.overlay import Change, Override
from catalogue.record import record
from catalogue.suggest import not_known
from compiler.compiled import Compiled
from compiler.evaluation import Calendar
from compiler.terms_compared import never_longer

Compile = Callable[[Authored[Procedure]], Compiled]


def overlaid(
    overrides: Sequence[Override],
    authored: Mapping[str, Authored[Procedure]],
    done: Sequence[Compiled],
    calendar: Calendar,
    compile_one: Compile,
) -> tuple[list[Compiled], Report]:
    """The procedures, those that a local decision changes from its day on in their local text."""
    report = Report()
    kept = list(done)
    codes = {one.summary.code for one in done if is_far(one.summary.file)}
    for code, decided in _by_procedure(overrides).items():
        if code not in codes:
            for one in decided:
                report.add("override-procedure-not-known", one.procedure.span, code=code)
            continue
        for base in [one for one in kept if one.summary.code == code]:
            written = authored[base.summary.file]
            texts = _texts(base, written, decided, calendar, report)
            local = [_ended(compile_one(text), until) for text, until in texts]
            kept.remove(base)
            kept += _following(base, local)
    return kept, report


def _by_procedure(overrides: Iterable[Override]) -> dict[str, list[Override]]:
    found: dict[str, list[Override]] = {}
    for one in sorted(overrides, key=lambda one: one.start):
        found.setdefault(str(one.procedure), []).append(one)
    return found


def _texts(
    base: Compiled,
    written: Authored[Procedure],
    overrides: list[Override],
    calendar: Calendar,
    report: Report,
) -> Iterator[tuple[Authored[Procedure], date | None]]:
    """One text from each day on which a decision takes effect, with all decisions until then."""
    start, end = base.program.start, base.program.end
    days = sorted({max(one.start, start) for one in overrides})
    days = [day for day in days if end is None or day < end]
    for number, day in enumerate(days):
        text = written.value
        for one in overrides:
            if one.start <= day:
                applying = _Applying(text, one, calendar, report if number == 0 else Report())
                text = applying.whole()
        until = days[number + 1] if number + 1 < len(days) else end
        in_force = text.in_force.model_copy(update={"from_": day, "until": None})
        text = text.model_copy(update={"in_force": in_force})
        yield Authored(written.file, text, written.draft), until


def _ended(one: Compiled, until: date | None) -> Compiled:
    program = replace(one.program, end=until)
    return replace(one, source=program, summary=replace(one.summary, end=until))


def _following(base: Compiled, local: list[Compiled]) -> list[Compiled]:
    """What the base says until the first local day, then each local text; all told once."""
    if not local:
        return [base]
    known = set(base.found)
    texts = [replace(one, found=tuple(it for it in one.found if it not in known)) for one in local]
    first = texts[0].program.start
    if first > base.program.start:
        return [_ended(base, first), *texts]
    return [replace(texts[0], found=(*base.found, *texts[0].found)), *texts[1:]]


@record
class _Applying:
    """One decision, applied to one text of a procedure."""

    text: Procedure
    override: Override
    calendar: Calendar
    report: Report

    def whole(self) -> Procedure:
        text = self.text.model_copy(update={"scenarios": ()})
        for change in self.override.changes:
            update = getattr(self, f"_{PARTS[change.path]}")(text, change)
            text = text.model_copy(update=update)
        return text

    def _authority(self, text: Procedure, change: Change) -> dict[str, Any]:
        if change.path == "authority":
            return {"authority": change.value}
        before = text.authority
        parts = (
            before
            if isinstance(before, model.AuthorityParts)
            else model.AuthorityParts.model_construct(receives=before, decides=before)
        )
        part = change.path.partition(".")[2]
        return {"authority": parts.model_copy(update={part: change.value})}

    def _channels(self, text: Procedure, change: Change) -> dict[str, Any]:
        added = [one for one in change.value if one not in text.channels]
        return {"channels": (*text.channels, *added)}

    def _amount(self, text: Procedure, change: Change) -> dict[str, Any]:
        def changed(fee: model.Fee) -> model.Fee:
            if not _delegated(fee.amount):
                self._refuse("override-not-delegated", change, fee.name)
            return fee.model_copy(update={"amount": change.value})

        return self._fee(text, change, changed)

    def _relief(self, text: Procedure, change: Change) -> dict[str, Any]:
        return self._fee(
            text,
            change,
            lambda fee: fee.model_copy(update={"relief": (*fee.relief, *change.value)}),
        )

    def _fee(
        self, text: Procedure, change: Change, changed: Callable[[model.Fee], model.Fee]
    ) -> dict[str, Any]:
        fees = text.fees if isinstance(text.fees, tuple) else ()
        names = [str(one.id) for one in fees]
        if change.name not in names:
            start = change.key.index(change.name)
            at = change.key.at(start, start + len(change.name))
            not_known(self.report, "fee-not-known", change.name, names, at)
        return {"fees": tuple(changed(one) if one.id == change.name else one for one in fees)}

    def _term(self, text: Procedure, change: Change) -> dict[str, Any]:
        if not isinstance(text.term, model.Term):
            self._refuse("override-not-delegated", change, change.key)
            return {}
        slug = never_longer(change.value, text.term.within, self.calendar)
        if slug:
            self.report.add(slug, change.key.span, related=[text.term.key_span("within")])
        return {"term": text.term.model_copy(update={"within": change.value})}

    def _steps(self, text: Procedure, change: Change) -> dict[str, Any]:
        return {"steps": change.value}

    def _requirements(self, text: Procedure, change: Change) -> dict[str, Any]:
        before = text.requirements if isinstance(text.requirements, tuple) else ()
        return {"requirements": (*before, *change.value)}

    def _scenarios(self, text: Procedure, change: Change) -> dict[str, Any]:
        return {"scenarios": change.value}

    def _refuse(self, slug: str, change: Change, name: object) -> None:
        self.report.add(slug, change.key.span, name=name)


PARTS = {
    "authority": "authority",
    "authority.receives": "authority",
    "authority.decides": "authority",
    "channels.add": "channels",
    "fees.*.amount": "amount",
    "fees.*.relief.add": "relief",
    "term.within": "term",
    "steps": "steps",
    "requirements.add": "requirements",
    "scenarios": "scenarios",
}
"""Which part of a procedure each path changes."""


def _delegated(amount: Any) -> bool:
    """The base leaves the amount to the place, whatever the case."""
    rows = amount if isinstance(amount, tuple) else (amount,)
    trees = [getattr(getattr(row, "is_", row), "tree", None) for row in rows]
    return all(isinstance(tree, syntax.SetBy) for tree in trees)
