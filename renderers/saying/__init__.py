"""What the program itself says on pages: whole sentences by key, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says
from renderers.saying import (
    changes,
    citizen,
    comparison,
    comparison_of_people,
    correcting,
    desk,
    figures,
    filing,
    messages,
    notices,
    papers,
    paying,
    portal,
    publication,
    reviewing,
    sheets,
    troubles,
    versions,
)

TABLES: tuple[Mapping[str, Says], ...] = (
    portal.SAYS,
    citizen.SAYS,
    correcting.SAYS,
    filing.SAYS,
    messages.SAYS,
    notices.SAYS,
    papers.SAYS,
    sheets.SAYS,
    paying.SAYS,
    publication.SAYS,
    desk.SAYS,
    figures.SAYS,
    troubles.SAYS,
    comparison.SAYS,
    comparison_of_people.SAYS,
    changes.SAYS,
    reviewing.SAYS,
    versions.SAYS,
)
SAYS: Mapping[str, Says] = {key: says for table in TABLES for key, says in table.items()}


def say(lang: str, key: str, **values: object) -> str:
    """The sentence of a key with its named places filled."""
    says = SAYS[key]
    text = says.en if lang == "en" else says.vi
    return text.format(**values) if values else text
