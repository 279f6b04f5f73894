"""What the law asks of answers: what was filed stays, and only what was opened is corrected."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator

from runtime.store.events import Recorded
from tests.runtime.house import SEAL_KEY
from tests.runtime.seen import Rule, Seen, Tried, listed, new, of


def what_was_filed_stays(before: Seen, tried: Tried, after: Seen) -> bool:
    """Each revision as it was, numbered on; one deed makes one more at most."""
    count = len(before.sealed)
    numbers = [one.number for one in after.sealed]
    return (
        after.sealed[:count] == before.sealed
        and len(numbers) <= count + 1
        and numbers == list(range(1, len(numbers) + 1))
    )


def every_revision_keeps_its_seal(before: Seen, tried: Tried, after: Seen) -> bool:
    return all(
        one.seal == hmac.digest(SEAL_KEY, f"{one.body}\n{one.known}".encode(), hashlib.sha256).hex()
        for one in after.sealed
    )


def answers_change_only_by_a_correction(before: Seen, tried: Tried, after: Seen) -> bool:
    """Which tells the paths that differ, the number and the seal, and no answer."""
    was, now = json.loads(before.sealed[-1].body), json.loads(after.sealed[-1].body)
    differ = {path for path in {**was, **now} if was.get(path) != now.get(path)}
    told = list(_corrections(new(before, after)))
    if not differ:
        return not told
    (event,), last = told, after.sealed[-1]
    named, number, seal = (event.data[name] for name in ("changed", "revision", "answers"))
    return (set(listed(named)), number, seal) == (differ, last.number, last.seal)


def only_what_was_opened_is_corrected(before: Seen, tried: Tried, after: Seen) -> bool:
    opened = {path for one in of(after, "supplement_asked")
              for path in listed(one.data.get("opens"))}  # fmt: skip
    return all(set(listed(one.data["changed"])) <= opened for one in _corrections(after.events))


def a_dossier_goes_by_the_name_that_counts_now(before: Seen, tried: Tried, after: Seen) -> bool:
    named = json.loads(after.sealed[-1].body)["nguoi_nop.ten"]
    return (after.dossier.owner, after.dossier.submitter) == (named, named)


def _corrections(events: tuple[Recorded, ...]) -> Iterator[Recorded]:
    return (one for one in events if one.kind == "supplement_answered" and "changed" in one.data)


RULES: tuple[Rule, ...] = (
    what_was_filed_stays,
    every_revision_keeps_its_seal,
    answers_change_only_by_a_correction,
    only_what_was_opened_is_corrected,
    a_dossier_goes_by_the_name_that_counts_now,
)
