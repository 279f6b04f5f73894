"""What every page carries: whose portal it is and where its sheets and script are."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.evaluation import World
from renderers.saying import say


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file; `integrity` is `sha384-…` or ''."""

    href: str
    integrity: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """`place` is the authority in whose name the portal speaks."""

    place: str
    sheet: Asset = Asset("/static/app.css")
    paper: Asset = Asset("/static/print.css")
    sheets: Asset = Asset("/static/sheet.css")
    script: Asset = Asset("/static/htmx-4.0.1.min.js")
    keys: Asset = Asset("/static/desk.js")
    lang: str = "vi"
    languages: tuple[str, ...] = ()
    """In which the pages can be read; none for pages that are written to files."""
    here: str = ""
    """The address of the page, to come back to after choosing another language."""
    demo: bool = False
    """Says on every page that nothing filed here reaches an office."""

    @property
    def others(self) -> tuple[tuple[str, str], ...]:
        """The other languages, each with its own name for itself."""
        others = (one for one in self.languages if one != self.lang and one in LANGUAGES)
        return tuple((one, LANGUAGES[one]) for one in others)


LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


def site_of(world: World) -> Site:
    """The portal of a catalogue, for pages that are written to files."""
    return Site(place=world.names.get("catalogue/title", say("vi", "site/place")))
