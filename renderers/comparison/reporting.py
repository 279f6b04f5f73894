"""From a comparison of two editions to the report that every output lays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from catalogue.kinds.base import Json
from compiler import ir
from compiler.diff.acknowledging import Threshold, must_be_answered, place, stanza
from compiler.diff.comparison import (
    AUDIENCES,
    Acknowledgement,
    Change,
    Compared,
    Comparison,
    Severity,
)
from compiler.diff.unreadable import Unreadable
from renderers import i18n
from renderers.comparison import beside, burdens, topics, values
from renderers.comparison.editions import Edition, Source
from renderers.comparison.finding import found, trail
from renderers.comparison.flights import flight, tried
from renderers.comparison.people import Person, Version, person
from renderers.comparison.view import STEP, Alike, Glance, Group, Procedure, Report, Tag, Told
from renderers.comparison.wording import hint, sentence, short
from renderers.saying import say


def report(
    comparison: Comparison,
    old: Source,
    new: Source,
    lang: str,
) -> Report:
    """In one language; both sources are those that were compared."""
    telling = _Telling(comparison, Edition(old, lang), Edition(new, lang), lang)
    procedures = tuple(telling.procedure(one) for one in comparison.procedures)
    shared = telling.shared()
    told = [it for one in (*procedures, *([shared] if shared else [])) for it in one.told]
    told.sort(key=lambda one: -one.level)
    asked = [one for one in told if one.change.behaviour]
    names = {one.code: one.name for one in procedures}
    return Report(
        lang=lang,
        title=say(lang, "diff/title"),
        old=comparison.old,
        new=comparison.new,
        prints=say(lang, "diff/print", old=comparison.old_hash[:12], new=comparison.new_hash[:12]),
        counts=say(
            lang, "diff/counts", procedures=len(procedures), changes=len(told),
            adverse=sum(one.change.severity.citizen == 3 for one in told),
            decide=sum(one.open for one in told),
        ) if told else say(lang, "diff/nothing"),
        gates=tuple(one for one in told if one.open and one.change.action == "block"),
        choices=tuple(one for one in told if one.open and one.change.action == "ask"),
        glances=tuple(_glances(told, procedures, lang)),
        procedures=procedures,
        shared=shared,
        burden=tuple(burdens.whole(comparison.procedures, lang)),
        saved=burdens.saved(comparison.procedures, lang),
        flight=flight(comparison.in_flight, told, names, telling.called, lang),
        stale=tuple(telling.stale()),
        unsolved=bool(asked) and all(one.undecided for one in asked),
    )  # fmt: skip


def over(thresholds: Iterable[Threshold], stopping: Iterable[Change], lang: str) -> Iterator[str]:
    """A line for each threshold that is reached."""
    changes = list(stopping)
    for one in thresholds:
        count = sum(one.is_reached(change) for change in changes)
        if count:
            yield say(lang, "diff/over", audience=one.audience, level=one.level, count=count)


def unreadable(fault: Unreadable) -> str:
    """Why an edition could not be read, in both languages."""
    return " · ".join(say(lang, f"diff/{fault.slug}", **fault.told) for lang in ("vi", "en"))


def _glances(told: list[Told], procedures: tuple[Procedure, ...], lang: str) -> Iterator[Glance]:
    alike = [one for part in procedures for one in part.alike]
    for name, _ in topics.TOPICS:
        mine = (
            one for one in told
            if one.topic == name and (one.change.severity.citizen or name == topics.OFFICE)
        )  # fmt: skip
        rewritten = (one for one in alike if one.topic == name)
        yield Glance(name, say(lang, f"diff/{name}"), tuple(mine), tuple(rewritten))


@dataclass(frozen=True, slots=True)
class _Telling:
    comparison: Comparison
    old: Edition
    new: Edition
    lang: str

    def procedure(self, one: Compared) -> Procedure:
        old, new = self.old.version(one.old), self.new.version(one.new)
        speaking = new or old
        name = speaking.program.name if speaking else one.name
        told = tuple(
            self.told(change, number, old, new, name)
            for number, change in enumerate(one.changes, 1)
        )
        told = tuple(
            replace(it, notes=tuple(beside.causes(it.change, told, self.lang))) for it in told
        )
        year = one.dossiers_a_year or 0
        return Procedure(
            code=one.code,
            name=name,
            standing=self._say(f"standing_{one.standing}"),
            starts=self._starts(one),
            note=self._note(one),
            anchor=f"p-{one.code}",
            groups=tuple(self._groups(told)),
            burden=tuple(burdens.measures(one.burden, 1, self.lang)),
            year=tuple(burdens.measures(one.burden, year, self.lang)) if year else (),
            year_title=self._say("burden_year", count=i18n.number(year, self.lang)),
            equal=self._say("equal", count=len(one.equal)) if one.equal else "",
            alike=tuple(self._alike(one, old, new)),
        )

    def _starts(self, one: Compared) -> str:
        if one.new is None:
            return ""
        return beside.starts(one.old.start if one.old else None, one.new.start, self.lang)

    def _alike(self, one: Compared, old: Version | None, new: Version | None) -> Iterator[Alike]:
        """By the part of the procedure; facts and the like are told where they are read."""
        name = new.program.name if new else one.name
        for path in dict.fromkeys("/".join(edit.path[:2]) for edit in one.equal):
            change = Change("", one.code, path, Severity(), "none")
            before, after = self._sides(change, old, new)
            if before != after:
                part = STEP.join(self._trail(change, (new, old)))
                topic = topics.PARTS.get(path.partition("/")[0], "")
                yield Alike(topic, f"p-{one.code}", part or name, name, before, after)

    def _note(self, one: Compared) -> str:
        parts = []
        if one.new:
            parts.append(self._starts(one))
        if one.replaced_by:
            parts.append(self._say("replaced_by", codes=", ".join(one.replaced_by)))
        return "; ".join(parts)

    def called(self, code: str, path: str) -> str:
        """What people call a question or a paper, by its own id."""
        for one in self.comparison.procedures:
            for version in (self.new.version(one.new), self.old.version(one.old)):
                if one.code == code and version and path:
                    papers = {it.id: it.name for it in version.program.components}
                    name = version.known.labels.get(path) or papers.get(path, "")
                    if name:
                        return name
        return ""

    def shared(self) -> Procedure | None:
        if not self.comparison.shared:
            return None
        told = tuple(
            self.told(change, number, None, None, self._say("shared"))
            for number, change in enumerate(self.comparison.shared, 1)
        )
        name = self._say("shared")
        return Procedure("", name, "", "", "", "p-shared", tuple(self._groups(told)))

    def _groups(self, told: tuple[Told, ...]) -> Iterator[Group]:
        for audience in topics.AUDIENCES:
            mine = [one for one in told if one.audience == audience]
            if mine:
                mine.sort(key=lambda one: -one.level)
                yield Group(audience, self._say(f"audience_{audience}"), tuple(mine))

    def told(
        self, change: Change, number: int, old: Version | None, new: Version | None, name: str
    ) -> Told:
        versions = (new, old)
        before, after = self._sides(change, old, new)
        seen = self._seen(change)
        action, idle = tried(self.comparison.in_flight, change, self.lang)
        return Told(
            change=change,
            title=short(change, self.lang),
            sentence=sentence(change, self.lang, versions),
            trail=STEP.join(self._trail(change, versions)),
            old=before,
            new=after,
            whom=beside.whom(change, versions),
            since=beside.since(change, versions)
            or beside.held(change, self.old.source.index, self.new.source.index, self.lang),
            basis=beside.basis(change, new),
            tags=tuple(self._tags(change.severity, idle)),
            action=action,
            idle=idle,
            people=tuple(self._people(change, old, new)),
            undecided=change.behaviour is not None and change.behaviour.verdict == "unclear",
            anchor=f"c-{change.code or 'shared'}-{number}",
            audience=topics.whose(change),
            topic=topics.topic(change.slug),
            seen=self._acknowledged(seen) if seen else "",
            stanza=stanza(change) if must_be_answered(change) else "",
            procedure=name,
            hint=hint(change, self.lang),
        )

    def _sides(
        self, change: Change, old: Version | None, new: Version | None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        sides = self._side(change, change.old, old), self._side(change, change.new, new)
        return sides if sides[0] != sides[1] else ((), ())

    def _side(self, change: Change, plain: Json, of: Version | None) -> tuple[str, ...]:
        if of is None:
            return (plain,) if isinstance(plain, str) and plain else ()
        elsewhere = plain is None and (change.old is not None or change.new is not None)
        part = None if elsewhere else found(of.program, change.path)
        names = change.path.split("/")
        if names[0] == "components" and names[-1] == "lookup":
            return values.handing_in(found(of.program, "/".join(names[:2])), of.known)
        fee = found(of.program, "/".join(names[:2])) if names[0] == "fees" else None
        lines = values.told(
            part, plain, _kind(names, part), of.known, fee if isinstance(fee, ir.Fee) else None
        )
        for name in dict(change.args).get("facts", "").split():
            fact = found(of.program, f"facts/{name}")
            if isinstance(fact, ir.Fact) and fact.source == "authored":
                lines += values.told(fact, None, "", of.known)[-1:]
        if len(lines) > values.MOST:
            more = self._say("more_lines", count=len(lines) - values.MOST)
            lines = [*lines[: values.MOST], more]
        return tuple(lines)

    def _trail(self, change: Change, versions: tuple[Version | None, ...]) -> list[str]:
        for one in versions:
            if one:
                told = list(dict.fromkeys(trail(one.program, change.path, one.known)))
                if told:
                    return told
        return []

    def _tags(self, severity: Severity, idle: bool) -> Iterator[Tag]:
        for audience in AUDIENCES:
            level = getattr(severity, audience)
            if level and not (idle and audience == "inflight"):
                yield Tag(audience, level, self._say(f"{audience}_{level}"))

    def _people(self, change: Change, old: Version | None, new: Version | None) -> Iterator[Person]:
        if change.behaviour is None or not (old or new):
            return
        of = topics.felt(change.slug)
        if change.behaviour.gained:
            yield person(f"diff/person_gained{of}", change.behaviour.gained, old, new)
        if change.behaviour.lost:
            yield person(f"diff/person_lost{of}", change.behaviour.lost, old, new)

    def _seen(self, change: Change) -> Acknowledgement | None:
        return next(
            (
                one
                for one in self.comparison.acknowledged
                if (one.slug, one.path, one.fingerprint)
                == (change.slug, place(change), change.fingerprint)
            ),
            None,
        )

    def _acknowledged(self, one: Acknowledgement) -> str:
        return self._say(
            "acknowledged", who=one.who, day=i18n.day(one.when, self.lang),
            decision=one.decision, reason=one.reason,
        )  # fmt: skip

    def stale(self) -> Iterator[str]:
        for one in self.comparison.stale:
            yield self._say("stale", slug=one.slug, path=one.path, who=one.who)

    def _say(self, key: str, **told: object) -> str:
        return say(self.lang, f"diff/{key}", **told)


def _kind(names: list[str], part: object) -> str:
    """What an id at the end of a path is the id of."""
    return names[-2] if part == names[-1] and len(names) > 1 else names[-1]
