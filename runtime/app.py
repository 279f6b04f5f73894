"""The addresses of the service and who answers them; whatever goes wrong becomes a page."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from runtime import (
    adopting,
    applicant,
    assisting,
    booking,
    bulk,
    checking,
    citizens,
    collecting,
    correcting,
    deciding,
    deeds,
    desk,
    explaining,
    feedback,
    figures,
    forms,
    handing,
    health,
    inbox,
    lodged,
    noticing,
    papers,
    paying,
    portal,
    public_figures,
    queueing,
    remembering,
    representing,
    reviewing,
    saving,
    sessions,
    shelving,
    shortcuts,
    submitting,
    supplementing,
    versions,
)
from runtime.answering import endpoint, refuser, static, unknown
from runtime.blanks import blank_page
from runtime.middleware import Bodies, OwnForms, SecurityHeaders
from runtime.observing import Observed
from runtime.public_pages import Public
from runtime.security import security_headers
from runtime.service import Service
from runtime.visits import Handler

NOTICES = "/ngan-hang/bao-co"
"""Where a bank, or who speaks for it, tells that money has come."""
ADDRESSES: tuple[tuple[str, Handler | None, Handler | None], ...] = (
    # address, answer to GET, answer to POST; what is asked for most stands first
    ("/", portal.show_home, None),
    ("/tim-kiem", portal.show_search, None),
    ("/thu-tuc/{code}", portal.show_notice, None),
    ("/f/{code}", forms.show_blank, saving.save_first),
    ("/f/{code}/live", None, forms.live_blank),
    ("/f/{draft}/review", submitting.show_review, None),
    ("/f/{draft}/why", explaining.show_why, None),
    ("/f/{draft}/submit", None, submitting.submit),
    ("/f/{draft}/receipt", lodged.show, None),
    ("/f/{draft}/da-ky", None, assisting.sign_receipt),
    ("/f/{draft}/saved", forms.show_saved, None),
    ("/f/{draft}/{page}", forms.show_page, saving.save_page),
    ("/f/{draft}/{page}/live", None, forms.live_page),
    ("/ngon-ngu", None, portal.choose_language),
    ("/healthz", health.show_health, None),
    ("/metrics", health.show_metrics, None),
    ("/tra-cuu", portal.show_track, portal.track),
    ("/hop-thu", inbox.show, None),
    ("/tai-khoan", citizens.show_account, None),
    ("/tai-khoan/da-doc", None, citizens.have_read),
    ("/tai-khoan/dang-nhap", citizens.show_sign_in, citizens.sign_in),
    ("/tai-khoan/dang-ky", citizens.show_enrol, citizens.enrol),
    ("/tai-khoan/xac-nhan", None, citizens.prove),
    ("/tai-khoan/dang-xuat", None, citizens.sign_out),
    (shelving.HOME, shelving.show, None),
    (f"{shelving.HOME}/them", None, shelving.add),
    (f"{shelving.HOME}/{{paper}}", shelving.download, shelving.change),
    (f"{shelving.HOME}/{{paper}}/bo", None, shelving.remove),
    (representing.HOME, representing.show, representing.make),
    (
        f"{representing.HOME}/{{representation}}",
        representing.show_confirm,
        representing.confirm,
    ),
    (f"{representing.HOME}/{{representation}}/thoi", None, representing.revoke),
    ("/ho-so/{code}", applicant.show, None),
    ("/ho-so/{code}/thanh-toan", paying.show, None),
    ("/ho-so/{code}/giay-to/{paper}", papers.show_own, None),
    ("/ho-so/{code}/ket-qua/{file}", deeds.send_result, None),
    ("/ho-so/{code}/bo-sung", None, deeds.supplement),
    ("/ho-so/{code}/sua-doi", supplementing.show_review, supplementing.begin),
    ("/ho-so/{code}/sua-doi/{page}", correcting.show_page, correcting.save_page),
    ("/ho-so/{code}/sua-doi/{page}/live", None, correcting.live_page),
    ("/ho-so/{code}/gui-bo-sung", None, supplementing.send),
    ("/ho-so/{code}/bo-sua-doi", None, supplementing.discard),
    ("/ho-so/{code}/rut", None, deeds.withdraw),
    ("/ho-so/{code}/giu-giay-to", None, shelving.keep_handed_in),
    ("/ho-so/{code}/danh-gia", None, deeds.rate),
    (NOTICES, None, collecting.take_notice),
    ("/tiep-tuc/{link}", forms.show_resume, forms.resume),
    ("/can-bo", queueing.show_queue, None),
    ("/so-lieu", public_figures.show_public, None),
    ("/so-lieu/{by}", public_figures.send_public_table, None),
    ("/gop-y", feedback.show, feedback.send),
    ("/can-bo/gop-y", feedback.show_desk, None),
    ("/can-bo/gop-y/{feedback}", None, feedback.handle),
    ("/can-bo/so-lieu", figures.show_figures, None),
    ("/can-bo/so-lieu/{by}", figures.send_table, None),
    ("/can-bo/dang-nhap", sessions.show_sign_in, sessions.sign_in),
    ("/can-bo/hang-loat", None, bulk.act_on_many),
    ("/can-bo/nop-thay", assisting.show, assisting.begin),
    (remembering.HOME, remembering.show, None),
    ("/can-bo/phim-tat", shortcuts.show, shortcuts.switch),
    ("/can-bo/dang-xuat", None, sessions.sign_out),
    ("/can-bo/ho-so/{code}", desk.show_dossier, None),
    ("/can-bo/so-theo-doi", booking.show_register, None),
    ("/can-bo/ho-so/{code}/tep/{file}", desk.send_file, None),
    ("/can-bo/ho-so/{code}/giay-to/{paper}", papers.show_at_desk, None),
    ("/can-bo/ho-so/{code}/kiem-tra", None, checking.check),
    ("/can-bo/ho-so/{code}/giao-viec", None, handing.hand_over),
    ("/can-bo/ho-so/{code}/khoan-thu", None, noticing.ask),
    ("/can-bo/ho-so/{code}/da-ky", None, assisting.sign_at_desk),
    (f"/can-bo/ho-so/{{code}}/{versions.PAGE}", adopting.show, adopting.act),
    ("/can-bo/ho-so/{code}/{command}", None, deciding.act),
    ("/reviews", reviewing.show_all, None),
    ("/reviews/{pair}", reviewing.show, None),
    ("/reviews/{pair}/acknowledged.yaml", reviewing.export, None),
    ("/reviews/{pair}/{fingerprint}/comment", None, reviewing.remark),
    ("/reviews/{pair}/{fingerprint}/approve", None, reviewing.approve),
    ("/reviews/{pair}/{fingerprint}/revoke", None, reviewing.revoke),
)


KEPT: dict[str, Public] = {
    "/": portal.show_home, "/tim-kiem": portal.show_search,
    "/thu-tuc/{code}": portal.show_notice, "/f/{code}": blank_page,
}  # fmt: skip
"""The pages for everybody."""


def create_app(service: Service) -> Starlette:
    refuse = refuser(service)
    headers = security_headers(service.config.https)
    return Starlette(
        routes=[
            Route("/static/{name}", static(service), methods=["GET"]),
            *(
                Route(
                    address,
                    endpoint(service, get, post, KEPT.get(address)),
                    methods=[name for name, one in (("GET", get), ("POST", post)) if one],
                )
                for address, get, post in ADDRESSES
            ),
        ],
        middleware=[
            Middleware(Observed, metrics=service.metrics),
            Middleware(SecurityHeaders, headers=headers),
            Middleware(
                OwnForms,
                origin=service.config.public_url,
                refuse=refuse,
                sealed=frozenset({NOTICES}),
            ),
            Middleware(Bodies, refuse=refuse),
        ],
        exception_handlers={404: unknown(service), 405: unknown(service)},
    )
