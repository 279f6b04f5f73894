"""Translations as gettext PO files: what is said at which path, and how it is said elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from catalogue.record import record

PREVIOUS = "| msgid "


@record
class Entry:
    """`source` is the text at the path `context`; `text` its translation, '' when there is none.

    `fuzzy`: it was translated when the text still read `previous`, and is to be looked at again.
    `obsolete`: nothing stands at the path any more; the translation is kept.
    """

    context: str
    source: str
    text: str = ""
    fuzzy: bool = False
    previous: str = ""
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    obsolete: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.source

    @property
    def holds(self) -> bool:
        return bool(self.text) and not self.fuzzy and not self.obsolete


class NotPo(ValueError):
    """The file is not in the form of gettext PO."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def read(content: bytes) -> tuple[Entry, ...]:
    """The entries of a file in its order, obsolete ones last; raises NotPo."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        content.decode()
        catalogue = read_po(io.BytesIO(content), charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        raise NotPo(error.lineno + 1) from error
    except UnicodeDecodeError as error:
        raise NotPo(content.count(b"\n", 0, error.start) + 1) from error
    kept = (_entry(one) for one in catalogue if one.id)
    return (*kept, *(_entry(one, obsolete=True) for one in catalogue.obsolete.values()))


def _entry(message: Any, *, obsolete: bool = False) -> Entry:
    written = tuple(message.user_comments)
    return Entry(
        context=message.context or "",
        source=message.id,
        text=message.string or "",
        fuzzy="fuzzy" in message.flags,
        previous=_previous(written),
        files=tuple(file for file, _ in message.locations),
        notes=tuple(one for one in written if not one.startswith("|")),
        obsolete=obsolete,
    )


def _previous(written: tuple[str, ...]) -> str:
    """The library writes the text as it was before, and reads it as a note."""
    from babel.messages.pofile import denormalize

    told = next((one for one in written if one.startswith(PREVIOUS)), "")
    return denormalize(told.removeprefix(PREVIOUS)) if told else ""


def write(entries: Iterable[Entry], lang: str) -> bytes:
    """The file of one language, each entry on lines of its own; the same bytes for the same."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(fuzzy=False)
    for one in entries:
        if one.obsolete:
            catalogue.obsolete[catalogue._key_for(one.source, one.context)] = _message(one)
        else:
            catalogue[one.source] = _message(one)
    out = io.BytesIO()
    write_po(out, catalogue, width=0, omit_header=True, include_previous=True)
    return "\n".join((*_header(lang), out.getvalue().decode())).encode()


def _message(one: Entry) -> Any:
    from babel.messages.catalog import Message

    return Message(
        one.source,
        one.text,
        [(file, None) for file in one.files],  # type: ignore[misc]
        {"fuzzy"} if one.fuzzy else (),
        user_comments=one.notes,
        previous_id=one.previous,
        context=one.context,
    )


def _header(lang: str) -> Iterator[str]:
    yield 'msgid ""'
    yield 'msgstr ""'
    yield f'"Language: {lang}\\n"'
    yield '"Content-Type: text/plain; charset=utf-8\\n"'
    yield '"Content-Transfer-Encoding: 8bit\\n"'
    yield ""
