"""Records become the files of a catalogue folder, and an account of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from catalogue.portal.house_style import node, write
from catalogue.portal.ledger import Ledger, Node, Value, mark
from catalogue.portal.procedure import Shared, draft, heading
from catalogue.portal.records import Record
from catalogue.portal.wording import id_of
from catalogue.shared import Profile

APPLICANT = """\
block: nguoi_nop@1
fields:
  - id: ho_ten
    kind: person_name
    label: Họ và tên
  - id: so_dinh_danh
    kind: personal_id
    label: Số định danh cá nhân
  - id: dien_thoai
    kind: phone
    label: Số điện thoại
"""
FIXED = ("01/01", "30/04", "01/05", "02/09")
"""The holidays that the labour code puts on a day of the solar calendar."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """One procedure: its file, and what was understood, guessed and left in it."""

    code: str
    name: str
    file: str
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Import:
    """Files by name, and the account of each procedure."""

    files: Mapping[str, str]
    drafted: tuple[Drafted, ...]


def catalogue_of(records: Iterable[Record], title: str, profile: Profile, day: date) -> Import:
    """Drafts of all records; `day` stands where a record says none."""
    shared = Shared.of(profile, day)
    files: dict[str, str] = {}
    drafted = []
    told = [(record, ledger := Ledger(), draft(record, shared, ledger)) for record in records]
    shared.documents.doubt_borrowed_forms()
    for record, ledger, root in told:
        file = _free_name(str(root["domain"]), record, files)
        files[file] = heading(record) + write(root)
        drafted.append(Drafted(record.code, record.name, file, ledger))
    files |= _shared_files(shared, title)
    return Import(dict(sorted(files.items())), tuple(drafted))


def _free_name(domain: str, record: Record, files: Mapping[str, str]) -> str:
    slug = id_of(record.name, 60).replace("_", "-") or "thu-tuc"
    file = f"procedures/{domain}/{slug}.yaml"
    if file in files:
        return f"procedures/{domain}/{slug}-{record.code.replace('.', '-')}.yaml"
    return file


def _shared_files(shared: Shared, title: str) -> dict[str, str]:
    head = node(
        id=id_of(title) or "nhap", title=title, edition=str(shared.assumed.year),
        jurisdiction=str(shared.profile.profile), languages=["vi"],
        domains=_map(shared.domain_names), agency_kinds=_map(shared.agencies.kinds) or None,
    )  # fmt: skip
    homes = shared.documents.homes.items()
    documents = {f"documents/{domain}.yaml": write(entries) for domain, entries in homes}
    return documents | {
        "catalogue.yaml": write(head),
        "law.yaml": _list(shared.law.entries()),
        "agencies.yaml": _list(shared.agencies.entries()),
        "calendar.yaml": _calendar(shared.assumed),
        "blocks/nguoi_nop@1.yaml": APPLICANT,
    }


def _calendar(day: date) -> str:
    """The fixed holidays of the year and the next; Tết and what is swapped come by decision."""
    basis = "45/2019/QH14 Điều 112"
    years = (day.year, day.year + 1)
    days: list[Value] = [node(off=f"{one}/{year}", basis=basis) for year in years for one in FIXED]
    first = days[0]
    assert isinstance(first, dict)
    mark(first, "còn thiếu Tết Nguyên đán, Giỗ Tổ, ngày liền kề Quốc khánh, nghỉ bù và hoán đổi")
    return write(days)


def _map(names: Mapping[str, str]) -> Node:
    return dict(sorted(names.items()))


def _list(entries: list[Value]) -> str:
    return write(entries) if entries else "[]\n"
