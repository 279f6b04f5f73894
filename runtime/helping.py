"""Who wrote a filing for somebody, and whether it was signed: on the receipt and at the desk."""

from __future__ import annotations

from renderers.helped import Helped
from renderers.i18n import moment
from runtime.followers import HOME
from runtime.store import assistance
from runtime.visits import Visit

SIGNED = "da-ky"
PAPER = "giay-to/to-khai"


def helped(visit: Visit, dossier: str, *, base: str, post: str = "") -> Helped | None:
    """`base` is the address at which its papers are; None when nobody helped."""
    one = visit.service.store.read(lambda c: assistance.assisted_of(c, dossier))
    if one is None:
        return None
    signed = moment(one.signed_at, visit.lang) if one.signed_at else ""
    who = f"{one.name}, {visit.catalogue.agency_name(one.unit)}"
    return Helped(who, f"{base}/{PAPER}", signed, post)


def on_receipt(visit: Visit, dossier: str, code: str) -> Helped | None:
    """`code` is that of the filing."""
    post = f"/f/{visit.path('draft')}/{SIGNED}"
    return helped(visit, dossier, base=f"{HOME}/{code}", post=post)
