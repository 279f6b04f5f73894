"""The decision as a Word file, from a template that legal staff edit in Word.

The template is one of ours, named by its id; what a catalogue says is put into it as text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal

from docxtpl import DocxTemplate

from renderers.publication.decision import Decision
from renderers.web import sandbox

FOLDER = Path(__file__).parents[1] / "templates" / "publication"
Template = Literal["decision"]
TEMPLATES: Mapping[Template, Path] = {"decision": FOLDER / "decision.docx"}
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can tell, so that all tell the same."""

LONGEST = 255
"""What a property of a Word file may hold."""


def docx(decision: Decision, day: date, template: Template = "decision") -> bytes:
    """`day` is when the file says it was made; the same decision, the same bytes."""
    made = DocxTemplate(TEMPLATES[template])
    made.render({"d": asdict(decision)}, sandbox())
    _drop_empty_end(made.docx.element.body)
    about = made.docx.core_properties
    about.title = f"{decision.kind} {decision.number}"[:LONGEST]
    about.subject, about.author = decision.about[:LONGEST], decision.body[:LONGEST]
    about.created = about.modified = datetime.combine(day, time())
    about.last_modified_by, about.revision = "", 1
    saved = io.BytesIO()
    made.save(saved)
    return _timeless(saved.getvalue())


def _drop_empty_end(body: Any) -> None:
    """Where nothing stands in the last section, it would be an empty page."""
    *_, before, last = body
    section = before.find(f"./{{*}}pPr/{last.tag}")
    if section is not None:
        body.replace(last, section)


def _timeless(archive: bytes) -> bytes:
    """The same files without the moment of writing."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name, EPOCH), given.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
