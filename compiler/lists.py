"""Shared code lists as canonical bytes, named by the hash of what they hold."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields

from catalogue.kinds.address import Address
from catalogue.kinds.base import Option
from catalogue.kinds.old_places import CHANGES, COUNTRIES, DISTRICTS

COLUMNS = tuple(one.name for one in fields(Option))


def list_bytes(options: tuple[Option, ...]) -> bytes:
    rows = [{name: getattr(one, name) for name in COLUMNS} for one in options]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def list_hash(options: tuple[Option, ...]) -> str:
    return hashlib.sha256(list_bytes(options)).hexdigest()[:32]


def address_lists(kind: Address) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lists that an address cannot do without, and those that it reads if there are any."""
    countries = (COUNTRIES,) if kind.abroad else ()
    before = (DISTRICTS, CHANGES) if kind.as_of == "any" else ()
    return (kind.provinces, kind.communes, *countries), before
