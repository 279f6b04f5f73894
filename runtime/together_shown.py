"""What the applicant sees of a bundle that was filed: the receipt, and how each dossier stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response

from compiler.evaluation import Due
from renderers import together
from renderers.saying import say
from renderers.summary import moment
from renderers.together import PartEvent, PartFiled, PartLine, TogetherTrack, WholeFiled
from runtime.helping import on_receipt
from runtime.national import NAMES, TONES
from runtime.public_events import public_events
from runtime.records import Judged, judged, record_of
from runtime.represented import in_words
from runtime.store import bundles
from runtime.store.bundles import Part, Whole
from runtime.store.dossiers import own_dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.visits import Visit, html


@dataclass(frozen=True, slots=True)
class Filed:
    """One dossier of a bundle, judged as it stands."""

    part: Part
    case: Judged


def show_together(visit: Visit, id: str) -> Response:
    """The receipt: one code to follow them all, and each with its office, papers and fees."""
    whole, parts = _load(visit, id)
    visit = visit.reading(whole.lang)
    first = parts[0].case.record.dossier
    view = together.receipt(
        visit.site,
        visit.catalogue.program(whole.program).program.name,
        WholeFiled(
            code=whole.code,
            secret=visit.service.keys.track_secret(whole.id, whole.track_number),
            lodged_at=whole.lodged_at,
            due=_due(visit, whole.due),
            track_url=f"{visit.service.config.public_url}/tra-cuu?ma={whole.code}",
            owner=first.owner,
            submitter=first.other_submitter,
            represented=visit.service.store.read(
                lambda connection: in_words(connection, first.representation, visit.lang)
            ),
            helped=on_receipt(visit, parts[0].part.dossier, whole.code),
        ),
        tuple(_filed(visit, one, parts, whole) for one in parts),
    )
    return html(visit, "form/receipt_together", view)


def show_tracked(visit: Visit, whole: Whole) -> Response:
    """One page for all dossiers of the filing, a part for each."""
    _, parts = _load(visit, whole.id)
    name = visit.catalogue.program(whole.program).program.name
    view = TogetherTrack(
        site=visit.site,
        title=say(visit.lang, "track/state"),
        code=whole.code,
        procedure=name,
        lodged_at=whole.lodged_at,
        due=_due(visit, whole.due),
        parts=tuple(_line(visit, one, parts) for one in parts),
        events=tuple(sorted(_events(visit, parts), key=lambda one: one.event.at, reverse=True)),
    )
    return html(visit, "public/track_together", view)


def _load(visit: Visit, id: str) -> tuple[Whole, tuple[Filed, ...]]:
    return visit.service.store.read(partial(_found, visit=visit, id=id))


def _found(connection: Transaction, *, visit: Visit, id: str) -> tuple[Whole, tuple[Filed, ...]]:
    whole = bundles.whole_of(connection, id)
    if whole is None:
        raise Missing(id)
    parts = bundles.parts_of(connection, id)
    return whole, tuple(_judged(connection, visit, part) for part in parts)


def _judged(connection: Transaction, visit: Visit, part: Part) -> Filed:
    record = record_of(connection, own_dossier(connection, part.dossier))
    return Filed(part, judged(visit.catalogue, record))


def _filed(visit: Visit, one: Filed, parts: tuple[Filed, ...], whole: Whole) -> PartFiled:
    loaded = one.case.loaded
    return together.part_filed(
        _line(visit, one, parts), loaded.program, one.case.evaluation, loaded.world, visit.lang,
        whole.channel,
    )  # fmt: skip


def _line(visit: Visit, one: Filed, parts: tuple[Filed, ...]) -> PartLine:
    dossier, program = one.case.record.dossier, one.case.loaded.program
    later = dossier.latest_due if dossier.latest_due != dossier.due else None
    letters = one.case.record.letters
    return PartLine(
        code=dossier.code,
        procedure=program.short or program.name,
        office=visit.catalogue.agency_name(dossier.unit),
        state=NAMES[dossier.state].text(visit.lang),
        tone=TONES[dossier.state],
        due=_due(visit, dossier.due) or say(visit.lang, "sum/no_term"),
        latest=_due(visit, later) if dossier.clock != "stopped" else "",
        waits=_waits(visit, one.part, parts) if dossier.clock == "waiting" else "",
        letter=letters[-1].body if letters and dossier.state in ("supplement", "refused") else "",
    )


def _waits(visit: Visit, part: Part, parts: tuple[Filed, ...]) -> str:
    before = next(one for one in parts if one.part.member == part.after)
    results = {one.id: one.name for one in before.case.loaded.program.results}
    return say(visit.lang, "together/waits", result=results.get(part.result, part.result))


def _events(visit: Visit, parts: tuple[Filed, ...]) -> Iterator[PartEvent]:
    for one in parts:
        name = one.case.loaded.program.short or one.case.loaded.program.name
        yield from (PartEvent(name, event) for event in public_events(visit, one.case))


def _due(visit: Visit, due: Due | None) -> str:
    return moment(due, visit.lang) if due else ""
