"""What all kinds have in common whose answer is one text."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.domains import Domain, Opaque
from catalogue.kinds.base import Env, Json, Kind, Value
from catalogue.kinds.boxes import held, stored


class Written(Kind):
    """Kept, shown and asked for as it was written; rules cannot look into it."""

    def dump(self, value: Value) -> Json:
        return held(value, str)

    def load(self, answer: Json) -> Value:
        return stored(answer, str)

    def show(self, value: Value, env: Env) -> str:
        return held(value, str)

    def raw(self, value: Value) -> Mapping[str, str]:
        return {"": held(value, str)}

    def domain(self) -> Domain:
        return Opaque()
