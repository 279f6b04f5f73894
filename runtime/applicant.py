"""A dossier as its applicant sees it: how it stands, and what may still be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from starlette.responses import Response

from compiler import ir
from renderers.applicant import BEST, Deeds, PaperBox, RatingForm, SupplementForm, marks
from renderers.corrections import labels
from renderers.i18n import weekday
from renderers.portal import Track
from runtime import results
from runtime.followers import HOME, case_or_whole
from runtime.left_behind import left_behind
from runtime.national import ENDS, NAMES, TONES, UNDECIDED
from runtime.opening import opened
from runtime.paper_cases import links
from runtime.promised import promised
from runtime.protocol import Box
from runtime.public_events import public_events
from runtime.records import Judged, Record
from runtime.shelving import keepable
from runtime.states import State
from runtime.store import drafts, ratings
from runtime.store.bundles import Whole
from runtime.store.failures import Missing
from runtime.together_shown import show_tracked
from runtime.visits import (
    Visit,
    html,
    see_other,
)


def show(visit: Visit) -> Response:
    """Whoever may not see it is asked for the secret, whether there is such a dossier or not."""
    try:
        found = visit.service.store.read(partial(case_or_whole, visit=visit))
    except Missing:
        return see_other(f"/tra-cuu?ma={visit.path('code')[:64]}")
    if isinstance(found, Whole):
        return show_tracked(visit, found)
    return draw(visit, found)


GIVEN: Mapping[str, int] = {str(number): number for number in range(1, BEST + 1)}


def draw(
    visit: Visit,
    case: Judged,
    *,
    error: str = "",
    supplement_error: str = "",
    text: str = "",
    rating_error: str = "",
    given: Mapping[str, str] = {},
    status: int = 200,
) -> Response:
    visit = visit.reading(case.record.dossier.lang)
    marked = {name: GIVEN[mark] for name, mark in given.items() if mark in GIVEN}
    one = case.record.dossier
    deeds = Deeds(
        one.code,
        one.version,
        _supplement(visit, case, supplement_error, text),
        one.state in UNDECIDED,
        _rating(visit, case, rating_error, marked),
        error,
        results.lines(visit, case),
        len(visit.service.store.read(lambda c: keepable(c, visit, one.id))),
    )
    return html(visit, "public/track", track(visit, case, deeds), status=status)


def _supplement(visit: Visit, case: Judged, error: str, text: str) -> SupplementForm | None:
    one = case.record.dossier
    if one.state != "supplement":
        return None
    papers = tuple(PaperBox(box.path, box.field.label) for box in boxes(case))
    until = weekday(one.supplement_until, visit.lang) if one.supplement_until else ""
    free = tuple(labels(case.loaded.program, opened(case.record)))
    kept = visit.service.store.read(lambda c: drafts.supplement_of(c, one.id, visit.now))
    return SupplementForm(until, papers, error, text, free, kept is not None)


def _rating(visit: Visit, case: Judged, error: str, marked: Mapping[str, int]) -> RatingForm | None:
    one = case.record.dossier
    if one.state not in ENDS:
        return None
    before = visit.service.store.read(lambda connection: ratings.rating_of(connection, one.id))
    shown = before.marks if before else marked
    return RatingForm(marks(visit.lang, shown), before is not None, error)


def track(visit: Visit, case: Judged, deeds: Deeds) -> Track:
    record, program = case.record, case.loaded.program
    one, day = record.dossier, promised(case, visit.lang)
    return Track(
        site=visit.site,
        code=one.code,
        procedure=program.name,
        state=NAMES[one.state].text(visit.lang),
        tone=TONES[one.state],
        lodged_at=one.lodged_at,
        due=day.due,
        latest=day.latest,
        extended=day.extended,
        office=visit.catalogue.agency_name(one.unit),
        events=tuple(public_events(visit, case))[::-1],
        letter=_letter(record),
        deeds=deeds,
        papers=links(visit, record, f"{HOME}/{one.code}"),
        pays=_pays(record.state),
        left_behind=left_behind(visit, case),
    )


def _pays(state: State) -> str:
    """Nothing is asked for any more when the dossier has come to an end."""
    if state.owed and state.name not in ENDS:
        return "go"
    return "see" if any(one.state != "asked" for one in state.bills) else ""


def _letter(record: Record) -> str:
    """The last one, while it is what the applicant has to act on."""
    waiting = record.dossier.state in ("supplement", "refused", "stopped")
    return record.letters[-1].body if record.letters and waiting else ""


def boxes(case: Judged) -> Iterator[Box]:
    """The questions for papers that were asked when it was filed."""
    shown = case.evaluation.fields
    for page in case.loaded.program.pages:
        for item in page.items:
            if (
                isinstance(item, ir.Field)
                and item.source == "upload"
                and shown.get(item.id) == "shown"
            ):
                yield Box(item.id, "", item)
