"""Lines of a portal's file become records; a line that is none is a finding, and the rest go on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from catalogue.diagnostics import Report, Span
from catalogue.portal.wording import clean

T = TypeVar("T")

_CODE = re.compile(r"\d\.\d{6}")


def _text(value: object) -> object:
    return clean(value) if isinstance(value, str) else "" if value is None else value


Text = Annotated[str, BeforeValidator(_text)]


class _Part(BaseModel):
    """A map of a record; what it says under other keys is kept, to be told."""

    model_config = ConfigDict(extra="allow", frozen=True)

    def unread(self) -> Iterator[tuple[str, str]]:
        """Keys that the importer does not know, with what they say."""
        for key, value in sorted((self.model_extra or {}).items()):
            if value not in ("", None, [], {}):
                yield (
                    key,
                    value if isinstance(value, str) else json.dumps(value, ensure_ascii=False),
                )


class Channel(_Part):
    channel: Text = ""
    time: Text = ""
    fee_text: Text = ""
    description: Text = ""


class Component(_Part):
    case: Text = ""
    name: Text = ""
    original: int | None = None
    copies: int | None = None
    form: Text = ""


class Act(_Part):
    name: Text = ""
    number: Text = ""
    date: Text = ""


class Record(_Part):
    """One procedure as a portal publishes it; all that it does not say is empty."""

    code: Text
    name: Text
    field: Text = ""
    level: Text = ""
    agency: Text = ""
    executing_agency: Text = ""
    competent_agency: Text = ""
    receiving_address: Text = ""
    audience: tuple[Text, ...] = ()
    steps: Text = ""
    channels: tuple[Channel, ...] = ()
    components: tuple[Component, ...] = ()
    conditions: Text = ""
    result: Text = ""
    result_codes: tuple[Text, ...] = ()
    legal_basis: tuple[Act, ...] = ()
    decision: Text = ""
    procedure_type: Text = ""
    related: Text = ""
    source_repo: Text = ""


def read_records(content: bytes, file: str) -> tuple[tuple[Record, ...], Report]:
    """The records in order of their codes, and what is wrong with the other lines."""
    report = Report()
    found: dict[str, tuple[Record, Span]] = {}
    for number, line in enumerate(content.splitlines(), 1):
        at = Span(file, number, 1, number, 1)
        record = _record(line, at, report) if line.strip() else None
        if record is None:
            continue
        if record.code in found:
            first = found[record.code][1]
            report.add("portal-code-twice", at, related=[first], code=record.code)
            continue
        found[record.code] = record, at
    return tuple(record for _, (record, _) in sorted(found.items())), report


def _record(line: bytes, at: Span, report: Report) -> Record | None:
    try:
        raw = json.loads(line)
    except ValueError:
        report.add("portal-line-not-json", at)
        return None
    if not isinstance(raw, dict):
        report.add("portal-line-not-json", at)
        return None
    code = clean(str(raw.get("code") or ""))
    if not _CODE.fullmatch(code) or not str(raw.get("name") or "").strip():
        report.add("portal-record-nameless", at, code=code)
        return None
    try:
        return Record.model_validate(_renamed(raw))
    except ValidationError as error:
        keys = ", ".join(sorted({str(one["loc"][0]) for one in error.errors()}))
        report.add("portal-record-shape", at, code=code, keys=keys)
        return None


def _renamed(raw: dict[str, Any]) -> dict[str, Any]:
    """`copy` would hide a method of the model."""
    components = raw.get("components")
    if not isinstance(components, list):
        return raw
    return raw | {"components": [_copies(one) for one in components]}


def _copies(component: object) -> object:
    if not isinstance(component, dict):
        return component
    return {"copies" if key == "copy" else key: value for key, value in component.items()}
