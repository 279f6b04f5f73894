"""A notifier for demonstrations: messages land in a file instead of with a mail service."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.kinds.base import Json
from runtime.canonical import canonical


@dataclass(frozen=True, slots=True)
class Received:
    key: str
    topic: str
    body: Mapping[str, Json]


class Inbox:
    """One message a line; a message sent twice is shown once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def send(self, key: str, topic: str, body: Mapping[str, Json]) -> None:
        line = canonical({"key": key, "topic": topic, "body": dict(body)})
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    def messages(self) -> tuple[Received, ...]:
        if not self._path.exists():
            return ()
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return tuple({one.key: one for one in map(_received, lines)}.values())


def _received(line: str) -> Received:
    row = json.loads(line)
    return Received(row["key"], row["topic"], row["body"])
