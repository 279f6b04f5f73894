"""What registers said when a dossier was lodged, put beside what officers found in them since."""

from __future__ import annotations

from renderers.registers import Told
from runtime.lookups import finding_name
from runtime.records import Judged


def told(case: Judged) -> tuple[Told, ...]:
    known, findings = case.record.revision.known, case.record.findings
    looked_up = {(one.register, one.party): one for one in known.looked_up}
    lines = []
    for register, party, outcome in sorted(known.registers):
        id, one = finding_name(register, party), looked_up.get((register, party))
        held = one.answer.documents if one else None
        lines.append(
            Told(
                id, register, party, outcome,
                None if held is None else tuple(sorted(held)),
                one.answer.extract if one else {}, one.at if one else None, findings.get(id),
            )
        )  # fmt: skip
    return tuple(lines)
