"""Why a draft has these fees, papers and dates: worked out anew, and only when it is asked."""

from __future__ import annotations

from starlette.responses import Response

from compiler import ir
from renderers.why import why_page, whys
from renderers.words import words
from runtime.filling import filed, onward, open_draft
from runtime.forms import tell_moved
from runtime.visits import Visit, html


def show_why(visit: Visit) -> Response:
    """The answers stay in the draft; the address says nothing of them."""
    opened = open_draft(visit, visit.path("draft"))
    if opened.moved and not opened.moved.migration.lossless:
        return tell_moved(visit, opened, opened.moved)
    loaded, draft = opened.loaded, opened.draft
    filing, evaluation, _ = filed(loaded, draft.answers, visit.now, "draft", draft.lookups)
    known = evaluation or loaded.engine.run(filing)

    def verdict(rule: ir.Expr) -> bool | None:
        return loaded.engine.judge(filing, (rule,))[0]

    said = words(loaded.program, loaded.world, visit.lang)
    found = whys(loaded.program, known, verdict, said)
    back = f"/f/{draft.id}/{onward(loaded, draft, known)}"
    return html(visit, "form/why", why_page(visit.site, loaded.program, found, back))
