"""Files: known by content, judged by their question, kept through errors, taken out again."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Sequence

import pytest

from runtime.service import Service
from runtime.store import drafts, files
from runtime.uploads import media_type, plain_name
from tests.runtime.browsing import Browser, File
from tests.runtime.filings import BIRTH, PDF
from tests.runtime.serving import browser, draft_of

NEXT = ("_do", "next")
PATH = "nop.giay_chung_sinh"


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "type_"),
    [
        (PDF[1], "application/pdf"),
        (b"\xff\xd8\xff\xe0 jpeg", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (archive("[Content_Types].xml", "word/document.xml"), ".document"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), ".sheet"),
        (archive("word/document.xml"), "application/octet-stream"),
        (b"PK\x03\x04 but not an archive", "application/octet-stream"),
        (b"<svg onload=alert(1)>", "application/octet-stream"),
        (b"MZ program", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, type_: str) -> None:
    assert media_type(io.BytesIO(content)).endswith(type_)


def directory(entries: int, large: bool = False) -> bytes:
    """An archive that is hardly more than its directory, as no program writes one."""
    one = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", *(0,) * 18)
    listed = one * entries
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, len(listed), 4, 0)
    locator = b"PK\x06\x07" + bytes(16) if large else b""
    return b"PK\x03\x04" + listed + locator + end


@pytest.mark.parametrize("large", [False, True])
def test_a_small_file_that_tells_of_a_million_entries_is_not_read(large: bool) -> None:
    content = io.BytesIO(directory(300_000, large))
    tracemalloc.start()
    assert media_type(content) == "application/octet-stream"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 << 20


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("giấy khai sinh.pdf", "giấy khai sinh.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Lan\\anh.png", "anh.png"),
        ("a\x00b\r\nX: y.pdf", "abX: y.pdf"),
        ("\u202egnp.exe", "gnp.exe"),
        ("", "tep"),
        ("d" * 300 + ".pdf", "d" * 116 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.fixture
def person(service: Service) -> Browser:
    """At the page of papers."""
    one = browser(service)
    one.open("/f/1.001193")
    while PATH not in one.form("/f/").values.get("_shown", [""])[0].split():
        one.send(BIRTH, press=NEXT)
    return one


def kept(service: Service, id: str) -> tuple[list[str], list[str]]:
    """The names in the answer, and those of the stored uses."""
    draft = service.store.read(lambda c: drafts.load_draft(c, id, service.clock.now()))
    answer = draft.answers.get(PATH) or []
    assert isinstance(answer, list)
    uses = service.store.read(lambda c: files.files_of_draft(c, id))
    names = [str(one["name"]) for one in answer if isinstance(one, dict)]
    return names, [one.name for one in uses if one.path == PATH]


def send(person: Browser, *some: File, path: str = PATH, press: tuple[str, str] = NEXT) -> str:
    person.send(press=press, files=[(path, one) for one in some])
    return person.form("/f/").action.split("/")[2]


def test_a_good_file_stays_when_another_is_refused(service: Service, person: Browser) -> None:
    bad: Sequence[File] = (("lua.pdf", b"MZ program", "application/pdf"),)
    id = send(person, PDF, *bad)
    assert person.page.status_code == 422
    assert "lua.pdf" in person.seen.text
    assert kept(service, id) == (["giay-to.pdf"], ["giay-to.pdf"])
    assert "giay-to.pdf" in person.open(f"/f/{id}/nop_giay_to").text


def test_a_file_is_taken_out_by_its_button(service: Service, person: Browser) -> None:
    id = send(person, PDF)
    person.open(f"/f/{id}/nop_giay_to")
    remove = next(b for b in person.form("/f/").buttons if b[0] == "_remove")
    send(person, press=remove)
    assert kept(service, id) == ([], [])


def test_not_more_files_than_asked_for(service: Service, person: Browser) -> None:
    id = send(person, *([PDF] * 7))
    assert person.page.status_code == 422
    names, uses = kept(service, id)
    assert len(names) == len(uses) == 5


def test_a_file_for_a_question_that_is_not_there_is_refused(
    service: Service, person: Browser
) -> None:
    id = draft_of(person)
    person.send(press=NEXT, files=[("me.ho_ten", PDF)])
    assert person.page.status_code == 400
    assert kept(service, id) == ([], [])


def test_uploads_are_limited(person: Browser) -> None:
    form = person.form("/f/")
    codes = [
        person.client.post(form.action, data=form.values, files=[(PATH, PDF)]).status_code
        for _ in range(31)
    ]
    assert codes[-1] == 429
