"""What is told of each procedure: by `check`, by its proof, and of a bundle only what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from catalogue.diagnostics import Diagnostic
from compiler.compiled import Compiled
from compiler.verify.outcome import Outcome, Proof
from compiler.verify.paths import gap_path

GAP, MET, UNMET = "rows-leave-gap", "gap-reached", "gap-not-reached"
OF_TABLES = frozenset({GAP, "rows-overlap", "hit-not-stated", "row-never-holds", "row-open",
                       "row-never-counts", "row-adds-nothing", "fee-falls"})  # fmt: skip
SHUT = frozenset({"checks-contradict", "check-never-met"})
"""Where one of these is told of a member, nobody files the whole either."""


def told(
    found: Iterable[Diagnostic], listed: Sequence[Compiled], proofs: Mapping[str, Proof]
) -> Iterator[Diagnostic]:
    """What `check` has found, then what the proofs of these procedures show, by their hashes."""
    proved = [(one, proofs[one.hash]) for one in listed if one.hash in proofs]
    better = dict(pair for one, proof in proved for pair in _with_people(one, proof))
    yield from (better.get(one, one) for one in found)
    for one, proof in proved:
        faulty = {it.path for it in one.found if it.slug in OF_TABLES}
        members = one.program.members if proof.found else ()
        known = {it.id: proofs[it.program].found for it in members if it.program in proofs}
        new = (it for it in proof.found if not _rests(it, faulty) and not _known(it, known))
        yield from replace(proof, found=tuple(new)).told(one.places)


def _known(one: Outcome, members: Mapping[str, tuple[Outcome, ...]]) -> bool:
    """Whether a member tells of it, by the name that the member has in the whole."""
    if one.slug in SHUT and any(it.slug in SHUT for own in members.values() for it in own):
        return True
    return any(
        (it.slug, it.path) == (one.slug, one.path.replace(f"/{name}.", "/", 1))
        for name, own in members.items()
        for it in own
    )


def _rests(one: Outcome, faulty: set[str]) -> bool:
    """Whether it is told of a table that `check` has told of; a gap is told there again."""
    own = any(one.path == path or one.path.startswith(f"{path}/") for path in faulty)
    return one.slug in (MET, UNMET) or (one.slug in OF_TABLES and own)


def _with_people(one: Compiled, proof: Proof) -> Iterator[tuple[Diagnostic, Diagnostic]]:
    """Each gap that `check` has found in a procedure, and the same with who falls into it."""
    shown = {it.path: it for it in proof.found if it.slug in (MET, UNMET)}
    counted: dict[str, int] = {}
    for gap in (it for it in one.found if it.slug == GAP):
        number = counted[gap.path] = counted.get(gap.path, 0) + 1
        outcome = shown.get(gap_path(gap.path, number))
        if outcome is not None:
            person = (("person", text) for name, text in outcome.args if name == "case")
            related = tuple(one.places[path] for path in outcome.related)
            args = tuple(sorted((*gap.args, *person)))
            yield gap, replace(gap, slug=outcome.slug, args=args, related=related)
