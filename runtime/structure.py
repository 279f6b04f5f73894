"""Two installed editions compared by the service itself: by structure, without whom it touches."""

from __future__ import annotations

from compiler.bundle import INDEX, read_index
from compiler.diff.comparing import compare
from compiler.diff.side import Side
from renderers.comparison.keeping import KeptReport, keep, read_kept
from renderers.comparison.reporting import report
from runtime.store import programs
from runtime.store.engine import Transaction


def structure(connection: Transaction, old: str, new: str, lang: str) -> KeptReport:
    """Neither the solver nor the gates are asked: those belong to the command line."""
    before, after = _side(connection, old), _side(connection, new)
    made = compare(before, after, behaviour=False, gated=False)
    return read_kept(keep([report(made, before, after, lang)]), lang)


def _side(connection: Transaction, hash_: str) -> Side:
    """An edition out of the store; where its texts were written nobody knows here."""
    index = programs.index_text(connection, hash_) or ""
    known = read_index(index.encode())
    hashes = {ref.path: ref.hash for ref in known.texts}
    hashes |= {f"lists/{ref.hash}.json": ref.hash for ref in known.lists}
    own = {one.path: one.hash for one in known.entries}

    def read(name: str) -> bytes:
        if name == INDEX:
            return index.encode()
        if name in own:
            found = programs.program_text(connection, own[name])
        else:
            found = programs.artefact_text(connection, hashes[name])
        if found is None:
            raise KeyError(name)
        return found.encode()

    return Side(hash_[:12], read)
