"""Who decides: the agencies that records name, as kinds of agencies."""

from __future__ import annotations

import re
from collections.abc import Mapping

from catalogue.portal.house_style import node
from catalogue.portal.ledger import Ledger, Node, Value
from catalogue.portal.records import Record
from catalogue.portal.wording import Ids, bare, one_line
from catalogue.text import fold

_SHORT = (
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\btp\b\.?", "thanh pho"),
    (r"\bnn va mt\b", "nong nghiep va moi truong"),
)
_KNOWN = {
    "uy ban nhan dan cap tinh": "ubnd_tinh",
    "uy ban nhan dan tinh": "ubnd_tinh",
    "chu tich uy ban nhan dan cap tinh": "ubnd_tinh",
    "uy ban nhan dan cap xa": "ubnd_xa",
    "uy ban nhan dan xa": "ubnd_xa",
    "cong an cap xa": "cong_an_xa",
    "cong an xa": "cong_an_xa",
    "so xay dung": "so_xay_dung",
    "so tu phap": "so_tu_phap",
}
_HEADED = frozenset(("chu tich uy ban nhan dan cap tinh",))
_NOTHING = re.compile(r"khong co thong tin|khong quy dinh")
_LOCAL = re.compile(r"\b(?:so|cap tinh|cap xa|cap huyen|tinh|xa|chi cuc|chi nhanh|khu vuc|phong)\b")


class Agencies:
    """The agencies of a whole import."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """`known` are the words of the jurisdiction's kinds by id."""
        self._by_name = {fold(name): id_ for id_, name in known.items()}
        self._by_name |= {name: id_ for name, id_ in _KNOWN.items() if id_ in known}
        self._known = known
        self._ids = Ids(frozenset(known))
        self.kinds: dict[str, str] = {}
        self.used: dict[str, str] = {}

    def kind(self, name: str) -> tuple[str, bool]:
        """The kind of agency by that name, and whether it was named before."""
        folded = fold(name)
        for short, whole in _SHORT:
            folded = re.sub(short, whole, folded)
        id_ = self._by_name.get(folded)
        if id_ is None:
            id_ = self._by_name[folded] = self._ids.of(folded, "co_quan")
            self.kinds[id_] = name
        self.used[id_] = self._known.get(id_, name)
        return id_, folded not in _HEADED

    def entries(self) -> list[Value]:
        return [
            node(id=f"{id_}_1", kind=id_, name=name, serves="any")
            for id_, name in sorted(self.used.items())
        ]


def read_authority(record: Record, root: Node, agencies: Agencies, ledger: Ledger) -> Node:
    """The deciding agency; where an applicant has to turn is never said surely."""
    told = (record.competent_agency, record.executing_agency, record.agency)
    named = next((one for one in told if one and not _NOTHING.match(fold(one))), "")
    first = one_line(bare(_first(named))) or "Cơ quan chưa rõ"
    kind, exact = agencies.kind(first)
    authority = node(decides=kind)
    folded = fold(first)
    if named != record.competent_agency or not named:
        source = record.executing_agency or record.agency or "(trống)"
        ledger.guessed(
            authority, "agencies", "decides: cổng chỉ nêu cơ quan thực hiện, ban hành", source
        )
    elif first != one_line(bare(named)) or not exact:
        ledger.guessed(authority, "agencies", "decides: cổng nêu nhiều hoặc khác", named)
    elif _LOCAL.search(folded):
        ledger.guessed(authority, "agencies", "decides: còn thiếu nơi có thẩm quyền (at …)", named)
    else:
        ledger.took("agencies")
    if record.competent_agency and record.executing_agency not in ("", record.competent_agency):
        ledger.left(authority, "agencies", "cơ quan thực hiện", record.executing_agency)
    if record.receiving_address:
        ledger.left(authority, "agencies", "địa chỉ tiếp nhận hồ sơ", record.receiving_address)
    return authority


def _first(named: str) -> str:
    """The first of several agencies: names are parted by commas, not by the commas inside them."""
    parts = re.split(r"[;\n]|, (?=[A-ZĐÂĂÊÔƠƯ][\w]+ )", named)
    return parts[0]
