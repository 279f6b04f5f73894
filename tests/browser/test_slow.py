"""Who sends slowly, on purpose or on a bad line, keeps nobody else waiting."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from urllib.parse import urlsplit

import pytest

from tests.browser import site as sites
from tests.browser.site import Site

SLOW = 400
HALF_A_HEADER = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
HALF_A_FORM = (
    b"POST /f/1.001193 HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n_v=1&"
)
HALF_A_FILE = (
    b"POST /f/1.001193 HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n"
    b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n"
    b'--x\r\nContent-Disposition: form-data; name="nop.to_khai"; filename="a.pdf"\r\n\r\n%PDF'
)


@contextmanager
def held(site: Site, start: bytes) -> Iterator[list[socket.socket]]:
    """Many connections that have sent a beginning, and then a byte now and then."""
    parts = urlsplit(site.address)
    with ExitStack() as stack:
        lines = []
        for _ in range(SLOW):
            line = stack.enter_context(socket.create_connection((parts.hostname, parts.port), 10))
            line.sendall(start)
            lines.append(line)
        yield lines


@pytest.mark.parametrize(
    "start", [HALF_A_HEADER, HALF_A_FORM, HALF_A_FILE], ids=["header", "form", "file"]
)
def test_others_are_answered_while_many_send_slowly(site: Site, start: bytes) -> None:
    person = site.person()
    alone = longest(site)
    with held(site, start) as lines:
        for line in lines:
            line.sendall(b"a")
        beside = longest(site)
        person.open("/f/1.001193")
        person.send({}, press=("_do", "save"))
        assert person.page.status_code == 200
    assert beside < max(20 * alone, 2.0)


def longest(site: Site) -> float:
    """Of ten pages, in seconds."""
    times = []
    with sites.client(site.address) as client:
        for _ in range(10):
            began = monotonic()
            assert client.get("/thu-tuc/1.001193").status_code == 200
            times.append(monotonic() - began)
    return max(times)
