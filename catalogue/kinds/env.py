"""The outside world of the kinds as plain values: a day, a language, the shared lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from catalogue.kinds.base import Option
from catalogue.record import record


@record
class PlainEnv:
    today: date
    lang: str = "vi"
    lists: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)

    def options(self, name: str) -> tuple[Option, ...]:
        return self.lists.get(name, ())
