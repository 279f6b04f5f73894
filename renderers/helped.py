"""Who wrote a filing for somebody at the counter, and whether it has been signed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Helped:
    """`paper` is the address of what is printed to be signed; `signed` says when it was, '' while
    it is not; `post` is where that is noted, '' for who may not."""

    who: str
    paper: str
    signed: str = ""
    post: str = ""
