"""What would be otherwise for a dossier under the version that came after its own."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.corrections import Change
from renderers.masthead import Site
from renderers.officer import Desk


@dataclass(frozen=True, slots=True)
class VersionPage:
    """`lacking` is what it asks besides, which keeps it from being followed."""

    site: Site
    desk: Desk
    code: str
    address: str
    procedure: str
    since: str
    changes: tuple[Change, ...]
    money: tuple[str, ...]
    lacking: tuple[str, ...]
    dropped: tuple[str, ...]
    seen: str
    chooses: bool
    """It applies only where the applicant chooses it."""
    text: str = ""
    error: str = ""
