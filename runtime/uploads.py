"""Files sent with a page: known by content, judged by their question, kept before the reply."""

from __future__ import annotations

import struct
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import SEEK_END
from pathlib import PurePosixPath
from typing import BinaryIO

from starlette.datastructures import UploadFile

from catalogue.kinds.base import Json, Problem, Upload
from catalogue.kinds.files import MEDIA, FileType, file_to_json
from catalogue.kinds.upload import FileUpload
from runtime.ports import Files, Stored
from runtime.protocol import Box, PageRead, kept_answer, put_answer
from runtime.security import identifier
from runtime.visits import Unreadable

UNKNOWN = "application/octet-stream"
LONGEST_NAME = 120
MOST_ENTRIES = 10_000
LONGEST_DIRECTORY = 1 << 20
"""Of an archive, in bytes; that of a long document has a few thousand."""
SIGNATURES: tuple[tuple[bytes, FileType], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
)
OFFICE: Mapping[str, FileType] = {"word/": "docx", "xl/": "xlsx"}


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was accepted: `file` is what the answer says of it."""

    path: str
    file: Upload


@dataclass(frozen=True, slots=True)
class Taken:
    """`answers` of the page with the files in them; a file with a problem is not kept."""

    answers: Mapping[str, Json]
    problems: Mapping[str, Problem]
    sent: tuple[Sent, ...]


def take_files(files: Files, read: PageRead, posted: Mapping[str, Sequence[UploadFile]]) -> Taken:
    """Raises Unreadable for a file that no question of the page asks for."""
    boxes = {box.path: box for box in read.boxes if box.is_upload}
    answers = read.answers
    problems: dict[str, Problem] = {}
    sent: list[Sent] = []
    for path, some in posted.items():
        named = [one for one in some if one.filename]
        if path not in boxes:
            raise Unreadable(path)
        if not named:
            continue
        good, problem = _judged(boxes[path], named, kept_answer(answers, boxes[path]))
        if problem:
            problems[path] = problem
        fresh = [Sent(path, _keep(files, one, type_)) for one, type_ in good]
        sent += fresh
        if fresh:
            answers = put_answer(answers, boxes[path], more(answers, boxes[path], fresh))
    return Taken(answers, problems, tuple(sent))


def without_file(answers: Mapping[str, Json], box: Box, id: str) -> dict[str, Json]:
    """An empty list of files is a question left blank."""
    kept = [one for one in _list(answers, box) if not (isinstance(one, dict) and one["id"] == id)]
    return put_answer(answers, box, kept or None)


def media_type(source: BinaryIO) -> str:
    """What the content says it is, whatever its name; office files by what their archive holds."""
    source.seek(0)
    head = source.read(8)
    source.seek(0)
    found = next((type_ for start, type_ in SIGNATURES if head.startswith(start)), None)
    if found is None and head.startswith(b"PK\x03\x04"):
        found = _office(source)
        source.seek(0)
    return MEDIA[found] if found else UNKNOWN


def plain_name(name: str) -> str:
    """The last part of a path, without signs that only machines read, not too long."""
    last = PurePosixPath(unicodedata.normalize("NFC", name[:1000]).replace("\\", "/")).name
    clean = "".join(one for one in last if unicodedata.category(one)[0] != "C").strip() or "tep"
    suffix = PurePosixPath(clean).suffix[:10]
    return clean if len(clean) <= LONGEST_NAME else clean[: LONGEST_NAME - len(suffix)] + suffix


def _judged(
    box: Box, sent: Sequence[UploadFile], kept: Json
) -> tuple[list[tuple[UploadFile, str]], Problem | None]:
    """Those that may be kept, and the first problem met."""
    kind = box.field.kind
    assert isinstance(kind, FileUpload), "Only uploads take files"
    good: list[tuple[UploadFile, str]] = []
    first: Problem | None = None
    room = kind.max_files - (len(kept) if isinstance(kept, list) else 0)
    for one in sent:
        type_ = media_type(one.file)
        asked = Upload("", "", plain_name(one.filename or ""), one.size or 0, type_)
        problem = kind.judge([asked])
        if problem is None and len(good) >= room:
            problem = Problem("too_many", (("max", str(kind.max_files)),))
        if problem:
            first = first or problem
        else:
            good.append((one, type_))
    return good, first


def _keep(files: Files, one: UploadFile, type_: str) -> Upload:
    one.file.seek(0)
    stored: Stored = files.put(one.file)
    name = plain_name(one.filename or "")
    return Upload(identifier(), stored.sha256, name, stored.size, type_)


def more(answers: Mapping[str, Json], box: Box, fresh: Sequence[Sent]) -> Json:
    """The files of a question with some added."""
    return [*_list(answers, box), *(file_to_json(one.file) for one in fresh)]


def _list(answers: Mapping[str, Json], box: Box) -> list[Json]:
    kept = kept_answer(answers, box)
    return kept if isinstance(kept, list) else []


def _office(source: BinaryIO) -> FileType | None:
    """From the directory of the archive alone; nothing is unpacked."""
    if not _short_directory(source):
        return None
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if len(names) > MOST_ENTRIES or "[Content_Types].xml" not in names:
        return None
    found = (type_ for folder, type_ in OFFICE.items() if any(n.startswith(folder) for n in names))
    return next(found, None)


_END = struct.Struct("<4s4H2LH")
_END_MARK, _LARGE_MARK, _LARGE_END = b"PK\x05\x06", b"PK\x06\x07", 20


def _short_directory(source: BinaryIO) -> bool:
    """By what the end of the archive says of it: the library reads it whole before anybody can
    count, and a small file may tell of a million entries."""
    size = source.seek(0, SEEK_END)
    source.seek(max(0, size - _LARGE_END - _END.size - 0xFFFF))
    tail = source.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) < at + _END.size:
        return False
    large = tail[max(0, at - _LARGE_END) : at].startswith(_LARGE_MARK)
    return not large and _END.unpack_from(tail, at)[5] <= LONGEST_DIRECTORY
