"""What a supplement has corrected, each answer as it was and as it is."""

from __future__ import annotations

from dataclasses import replace

from renderers.corrections import Change, changes
from renderers.words import words
from runtime.records import Judged, filing_of
from runtime.store import answers
from runtime.visits import Visit


def compared(visit: Visit, case: Judged) -> tuple[Change, ...]:
    """Nothing where no answer was corrected."""
    record, loaded = case.record, case.loaded
    corrected = (one for one in reversed(record.history) if "changed" in one.data)
    data = next((one.data for one in corrected), {})
    paths, revision = data.get("changed"), data.get("revision")
    if not isinstance(paths, list) or not isinstance(revision, int):
        return ()
    id = record.dossier.id
    old = visit.service.store.read(lambda connection: answers.before(connection, id, revision))
    before = loaded.engine.run(filing_of(replace(record, revision=old), old.answers, old.known))
    known = words(loaded.program, loaded.world, visit.lang)
    env = loaded.env(record.dossier.lodged_at)
    named = tuple(str(one) for one in paths)
    return changes(loaded.program, named, before, case.evaluation, env, known)
