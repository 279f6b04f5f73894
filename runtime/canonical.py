"""One spelling of a JSON value, so that equal values have equal text and equal hashes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from catalogue.kinds.base import Json

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Json | Mapping[str, Json]) -> str:
    """Keys sorted, no spaces, letters as they are."""
    return _ENCODER.encode(value)
