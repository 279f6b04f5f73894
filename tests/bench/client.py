"""A small HTTP/1.1 client on asyncio, cheap enough to load a server from the same machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import TypeAlias
from urllib.parse import urlencode

Connection: TypeAlias = tuple[asyncio.StreamReader, asyncio.StreamWriter]
LONGEST_IDLE = 10.0
"""Seconds; the server closes a connection over which nothing has come for half a minute."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    location: str
    body: bytes


class Client:
    """Keeps its connections open for a while and opens another one whenever all are busy."""

    def __init__(self, host: str, port: int, cookie: str = "") -> None:
        self._host, self._port = host, port
        self._idle: list[tuple[float, Connection]] = []
        self._head = (
            f"Host: {host}:{port}\r\nSec-Fetch-Site: same-origin\r\nAccept-Encoding: identity\r\n"
        )
        if cookie:
            self._head += f"Cookie: {cookie}\r\n"

    async def get(self, address: str) -> Answer:
        return await self._ask(f"GET {address} HTTP/1.1\r\n{self._head}\r\n".encode())

    async def post(self, address: str, form: Mapping[str, str]) -> Answer:
        body = urlencode(form)
        head = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        return await self._ask(f"POST {address} HTTP/1.1\r\n{self._head}{head}\r\n{body}".encode())

    async def close(self) -> None:
        for _, (_, writer) in self._idle:
            writer.close()
            await writer.wait_closed()

    async def _ask(self, request: bytes) -> Answer:
        opened = reader, writer = self._fresh() or await self._open()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        headers = _headers(head)
        if "content-length" in headers:
            body = await reader.readexactly(int(headers["content-length"]))
        else:
            body = b"".join([chunk async for chunk in _chunks(reader)])
        self._idle.append((monotonic(), opened))
        return Answer(int(head[9:12]), headers.get("location", ""), body)

    def _fresh(self) -> Connection | None:
        """The one used last; those left over from a rush are dropped."""
        while self._idle:
            since, opened = self._idle.pop()
            if monotonic() - since < LONGEST_IDLE:
                return opened
            opened[1].close()
        return None

    async def _open(self) -> Connection:
        return await asyncio.open_connection(self._host, self._port, limit=1 << 20)


def _headers(head: bytes) -> dict[str, str]:
    lines = head.decode("latin-1").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines if line)
    return {name.lower(): value.strip() for name, _, value in pairs}


async def _chunks(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while size := int(await reader.readline(), 16):
        yield await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
