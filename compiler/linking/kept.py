"""A bundle as compiled, kept for as long as nothing that it was made of changes."""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_

from catalogue.diagnostics import Diagnostic
from catalogue.linked import Bundle
from catalogue.load import Authored
from catalogue.record import record
from compiler.compiled import Compiled
from compiler.shared import Index, LookUp


@record
class Linked:
    """What came of a bundle, its members then, and what it looked up besides."""

    bundle: Authored[Bundle]
    members: tuple[Compiled, ...]
    shared: Index
    digests: Mapping[LookUp, str]
    compiled: tuple[Compiled, ...]
    found: tuple[Diagnostic, ...]

    def rests_on(
        self, bundle: Authored[Bundle], members: tuple[Compiled, ...], shared: Index
    ) -> bool:
        if bundle.value is not self.bundle.value or len(members) != len(self.members):
            return False
        still = shared is self.shared or (
            bool(self.compiled)
            and all(shared.digest(name) == was for name, was in self.digests.items())
        )
        return still and all(map(is_, members, self.members))


def linked_now(
    bundle: Authored[Bundle],
    members: tuple[Compiled, ...],
    shared: Index,
    compiled: tuple[Compiled, ...],
    found: tuple[Diagnostic, ...],
) -> Linked:
    looked_up = {name for one in compiled for name in one.summary.look_ups}
    digests = {name: shared.digest(name) for name in looked_up}
    return Linked(bundle, members, shared, digests, compiled, found)
