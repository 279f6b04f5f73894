"""The account of an import: per kind and per procedure, as text and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from catalogue.portal.folder import Import
from catalogue.portal.ledger import KINDS, STATES, State

WORDS = {
    "codes": "mã thủ tục", "names": "tên", "domains": "lĩnh vực", "audience": "đối tượng",
    "channels": "kênh nộp", "in force": "hiệu lực", "decisions": "quyết định công bố",
    "agencies": "cơ quan", "sets": "số bộ", "terms": "thời hạn", "fees": "phí, lệ phí",
    "components": "giấy tờ", "counts": "số bản", "verbs": "nộp, xuất trình",
    "groups": "nhóm giấy tờ",
    "cases": "trường hợp", "conditions": "điều kiện của giấy tờ", "needs": "mức cần thiết",
    "registers": "dữ liệu thay giấy tờ", "citations": "căn cứ", "steps": "bước",
    "roles": "người làm bước", "results": "kết quả", "requirements": "yêu cầu, điều kiện",
    "other": "khác",
}  # fmt: skip
HEAD = ("", "hiểu", "đoán", "để lại")

Counts = Counter[tuple[str, State]]


def totals(made: Import) -> Counts:
    return sum((one.ledger.counts for one in made.drafted), Counter())


def as_text(made: Import, refused: int) -> str:
    """Totals per kind, then one line per procedure."""
    counts = totals(made)
    rows = [HEAD, *((WORDS[kind], *_row(counts, kind)) for kind in KINDS)]
    rows.append(
        ("tổng", *(str(sum(n for (_, s), n in counts.items() if s == state)) for state in STATES))
    )
    table = "\n".join(f"{row[0]:<24}{row[1]:>8}{row[2]:>8}{row[3]:>8}" for row in rows)
    lines = [f"{one.code}  {_three(one.ledger.counts):<14}{one.file}" for one in made.drafted]
    head = f"{len(made.drafted)} thủ tục đã nhập, {refused} dòng không nhập được"
    return "\n".join((head, "", table, "", "Từng thủ tục: hiểu/đoán/để lại", *lines, ""))


def summary(made: Import, refused: int) -> str:
    """The totals alone."""
    return as_text(made, refused).split("\nTừng thủ tục", 1)[0].rstrip()


def as_json(made: Import, refused: int) -> str:
    told = {
        "imported": len(made.drafted),
        "refused_lines": refused,
        "totals": _nested(totals(made)),
        "procedures": [
            {
                "code": one.code,
                "name": one.name,
                "file": one.file,
                "counts": _nested(one.ledger.counts),
            }
            for one in made.drafted
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _three(counts: Counts) -> str:
    return "/".join(str(_sum(counts, state)) for state in STATES)


def _nested(counts: Counts) -> dict[str, dict[str, int]]:
    kinds = [kind for kind in KINDS if any(counts[kind, state] for state in STATES)]
    return {kind: {state: counts[kind, state] for state in STATES} for kind in kinds}


def _row(counts: Counts, kind: str) -> Iterable[str]:
    return (str(counts[kind, state]) for state in STATES)


def _sum(counts: Counts, state: State) -> int:
    return sum(count for (_, one), count in counts.items() if one == state)
