"""Papers of dossiers, to print and keep: for applicants their own, for officers by unit."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from urllib.parse import quote

from starlette.responses import Response

from renderers.papers import BY_SLUG, Paper, application, intake
from renderers.papers.case import Case
from renderers.papers.kept import unpacked
from renderers.papers.sheet import Sheet, sheet_page
from runtime.followers import HOME as OWN
from runtime.followers import followed
from runtime.paper_cases import case_of
from runtime.sessions import HOME as DESK
from runtime.sessions import actor_of, signed_in
from runtime.store import bundles, dossiers, issued
from runtime.store.bundles import Whole
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.visits import PRIVATE, Visit, html

NAME = re.compile(r"(?P<slug>[a-z]+(?:-[a-z]+)*?)(?:-(?P<copy>[0-9]{1,2}))?(?P<pdf>\.pdf)?")
HELPED = "to-khai"
TOGETHER = {"tiep-nhan": intake.several, HELPED: application.together}
"""What there is once for several dossiers of one filing."""


def show_own(visit: Visit) -> Response:
    """For the browser that may follow the dossier; of a filing of several, their one receipt."""

    def find(connection: Transaction) -> tuple[Case, ...]:
        found = followed(connection, visit)
        return _cases(connection, visit, found)

    cases = visit.service.store.read(find)
    back = f"{OWN}/{visit.path('code')}"
    if len(cases) > 1 or cases[0].code != visit.path("code"):
        return _several(visit, cases, back)
    who = visit.visitor or visit.origin
    return _show(visit, cases[0], back, who=who, house=False)


def show_at_desk(visit: Visit) -> Response:
    account = signed_in(visit)
    actor = actor_of(account)
    code = visit.path("code")

    def find(connection: Transaction) -> Case:
        id = dossiers.id_of_code(connection, code)
        if id is None:
            raise Missing(code)
        one = dossiers.load_dossier(connection, id, actor)
        return case_of(connection, visit.service, visit.catalogue, one, visit.now)

    case = visit.service.store.read(find)
    return _show(visit, case, f"{DESK}/ho-so/{code}", who=account.id, house=True)


# One paper


def _show(visit: Visit, case: Case, back: str, *, who: str, house: bool) -> Response:
    paper, copy, as_file = _asked(visit.path("paper"), case, house=house)
    sheet, at = _given_out(visit, case, paper) or (paper.draw(case, copy), _moment(case))
    address = f"{back}/giay-to/{visit.path('paper')}"
    if as_file:
        visit.limit("paper", who)
        return _file(sheet, case, paper, at)
    pdf = f"{address}.pdf" if paper.pdf else ""
    return html(visit, "papers/sheet", sheet_page(visit.site, sheet, back=back, pdf=pdf))


def _asked(name: str, case: Case, *, house: bool) -> tuple[Paper, str, bool]:
    """`bien-lai-2.pdf`: the second receipt, as a file."""
    found = NAME.fullmatch(name)
    paper = BY_SLUG.get(found["slug"]) if found else None
    if found is None or paper is None or (paper.house and not house):
        raise Missing(name)
    copies = paper.copies(case.standing)
    at = int(found["copy"] or 1) - 1
    as_file = bool(found["pdf"])
    if not 0 <= at < len(copies) or (as_file and not paper.pdf):
        raise Missing(name)
    return paper, copies[at], as_file


def _given_out(visit: Visit, case: Case, paper: Paper) -> tuple[Sheet, datetime] | None:
    """As it was kept; papers of earlier years, when none was kept, are drawn once more."""

    def find(connection: Transaction) -> issued.Issued | None:
        return issued.latest(connection, dossiers.id_of_code(connection, case.code) or "", paper.id)

    found = visit.service.store.read(find) if paper.kept else None
    return (unpacked(found.sheet), found.at) if found else None


def _file(sheet: Sheet, case: Case, paper: Paper, at: datetime) -> Response:
    from renderers.papers.pdf import pdf  # the compiler of PDFs is loaded when one is asked for

    name = quote(f"{sheet.title.vi} {case.code}.pdf", safe="")
    plain = f"{paper.slug}-{case.code}.pdf"
    headers = {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}",
        "Cache-Control": PRIVATE,
    }
    return Response(pdf(sheet, at), 200, headers, "application/pdf")


def _moment(case: Case) -> datetime:
    """What happened last, so that the same paper is the same file."""
    decided = case.decided.at if case.decided else None
    happened = (case.received_at, decided, *(one.at for one in case.payments))
    return max((one for one in happened if one), default=case.lodged_at)


# Several


def _cases(connection: Transaction, visit: Visit, found: Dossier | Whole) -> tuple[Case, ...]:
    draw = partial(case_of, connection, visit.service, visit.catalogue)
    if isinstance(found, Dossier):
        return (draw(found, visit.now),)
    parts = bundles.parts_of(connection, found.id)
    return tuple(draw(dossiers.own_dossier(connection, one.dossier), visit.now) for one in parts)


def _several(visit: Visit, cases: tuple[Case, ...], back: str) -> Response:
    name, code = visit.path("paper"), visit.path("code")
    if name not in TOGETHER or (name == HELPED and cases[0].helper is None):
        raise Missing(name)
    sheet = TOGETHER[name](cases, code)
    return html(visit, "papers/sheet", sheet_page(visit.site, sheet, back=back))
