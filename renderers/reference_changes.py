"""The reference page of the kinds of change: whom each concerns, and what becomes of dossiers."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.diff.comparison import Kind
from compiler.diff.registry import CHANGES
from renderers.saying import SAYS

ABOUT = (
    "Mức đối với người dân, cán bộ và hồ sơ đang giải quyết: 3 bất lợi hoặc gây vướng, 2 cần có "
    "người xem hoặc chuẩn bị, 1 không bất lợi, 0 không có gì. Cột cuối là loại của thay đổi "
    "ngược lại.",
    "",
    "Severity for citizens, officers and dossiers in flight: 3 worse or breaking, 2 needs "
    "somebody, 1 better or for information, 0 nothing. In the last column stands the kind of the "
    "change the other way round.",
)
HEAD = (
    "| Loại · Kind | Nghĩa · Meaning | Người dân · Citizen | Cán bộ · Officer "
    "| Hồ sơ · In flight | Xử lý · Action | Ngược lại · Mirror |",
    "|---|---|---|---|---|---|---|",
)


def changes_page() -> str:
    return "\n".join((*ABOUT, "", *HEAD, *_rows()))


def _rows() -> Iterator[str]:
    for kind in CHANGES:
        told = SAYS[f"change/{kind.slug}/title"]
        cells = (f"`{kind.slug}`", f"{told.vi} · {told.en}", *_weights(kind), _back(kind))
        yield f"| {' | '.join(cells)} |"


def _weights(kind: Kind) -> Iterator[str]:
    weight = kind.severity
    yield from map(str, (weight.citizen, weight.officer, weight.inflight))
    yield "" if kind.action == "none" else f"`{kind.action}`"


def _back(kind: Kind) -> str:
    return f"`{kind.mirror}`" if kind.mirror else kind.alone
