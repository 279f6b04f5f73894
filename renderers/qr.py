"""A QR code as inline SVG, without style or script."""

from __future__ import annotations

import io
from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=256)
def svg(text: str, title: str) -> Markup:
    """The code of a text that this program made itself, dark on nothing, sized by the sheet."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=True,
        svgclass="qr",
        lineclass=None,
        omitsize=True,
        border=2,
        title=title,
    )
    return Markup(out.getvalue().decode())


@lru_cache(maxsize=256)
def picture(text: str) -> str:
    """The code as an image of its own."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=0)
    return out.getvalue().decode()
