"""One record becomes the draft of one procedure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from catalogue.portal.agencies import Agencies, read_authority
from catalogue.portal.channels import read_audience, read_channels
from catalogue.portal.decisions import read_force, read_sets
from catalogue.portal.fees import read_fees
from catalogue.portal.house_style import node
from catalogue.portal.law import Law, read_basis
from catalogue.portal.ledger import Ledger, Node, Value
from catalogue.portal.papers import Documents, Papers
from catalogue.portal.records import Record
from catalogue.portal.results import read_requirements, read_results
from catalogue.portal.steps import read_steps
from catalogue.portal.terms import read_term, speaks_of_time
from catalogue.portal.wording import Ids, one_line
from catalogue.shared import Profile
from catalogue.text import fold


@dataclass(frozen=True, slots=True)
class Shared:
    """What all drafts of an import share and add to."""

    profile: Profile
    agencies: Agencies
    assumed: date
    law: Law = field(default_factory=Law)
    documents: Documents = field(default_factory=Documents)
    domains: Ids = field(default_factory=Ids)
    domain_names: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def of(profile: Profile, assumed: date) -> Shared:
        kinds = {str(id_): str(name) for id_, name in profile.agencies.items()}
        return Shared(profile, Agencies(kinds), assumed, Law(assumed.year))


ORDER = (
    "procedure", "name", "review", "domain", "audience", "channels", "online", "online_reason",
    "sets", "in_force", "basis", "authority", "parties", "cases", "form", "components", "fees",
    "term", "results", "requirements", "steps",
)  # fmt: skip


def draft(record: Record, shared: Shared, ledger: Ledger) -> Node:
    """The procedure as far as the record tells it; every key in its place."""
    root = node(procedure=record.code, name=_name(record))
    ledger.took("codes")
    if record.name.endswith(":"):
        ledger.guessed(root, "names", "name: tên có thể còn dính lời khác ở cuối", record.name)
    else:
        ledger.took("names")
    root["domain"] = _domain(record, root, shared, ledger)
    words = {str(id_): str(name) for id_, name in shared.profile.audience.items()}
    read_audience(record, root, ledger, words)
    read_channels(record, root, ledger)
    root["in_force"] = read_force(record, root, ledger, shared.assumed)
    root["authority"] = read_authority(record, root, shared.agencies, ledger)
    root["parties"] = _parties(ledger)
    papers = Papers(record, str(root["domain"]), shared.documents, ledger)
    parts: dict[str, Value | None] = {
        "sets": read_sets(record, root, ledger),
        "basis": read_basis(record, root, shared.law, ledger),
        "components": papers.read(root),
        "cases": papers.cases or None,
        "form": _form(papers, ledger),
        "fees": read_fees(record, root, shared.law, ledger),
        "term": read_term(record, root, ledger),
        "results": read_results(record, root, ledger),
        "requirements": read_requirements(record, root, ledger),
        "steps": read_steps(record, root, ledger),
    }
    root |= {key: value for key, value in parts.items() if value is not None}
    _keep_the_rest(record, root, ledger)
    return {key: root[key] for key in ORDER if key in root}


def _name(record: Record) -> str:
    """Without the code, which some records repeat behind it."""
    return one_line(record.name).removesuffix(f"({record.code})").strip(" .;:")


def _domain(record: Record, root: Node, shared: Shared, ledger: Ledger) -> str:
    name = one_line(record.field)
    if name:
        ledger.took("domains")
    else:
        ledger.left(root, "domains", "domain: cổng không nêu lĩnh vực")
        name = "Chưa rõ lĩnh vực"
    id_ = shared.domains.of(fold(name), "linh_vuc")
    shared.domain_names.setdefault(id_, name)
    return id_


def _parties(ledger: Ledger) -> Node:
    parties = node(submitter="nguoi_nop", owner="nguoi_nop")
    ledger.guessed(parties, "other", "cổng không nêu các bên; tạm ghi người nộp hồ sơ")
    return parties


def _form(papers: Papers, ledger: Ledger) -> list[Value]:
    fields: list[Value] = [node(use="nguoi_nop@1 as nguoi_nop")]
    fields += [node(case=id_) for id_ in papers.cases]
    page = node(page="nguoi_nop", title="Người nộp hồ sơ", fields=fields)
    ledger.guessed(page, "other", "form: nội dung đơn, tờ khai chưa soạn; cổng chỉ có tệp mẫu")
    return [page]


def _keep_the_rest(record: Record, root: Node, ledger: Ledger) -> None:
    """Texts that have no place in the language yet are left, never dropped."""
    for text in dict.fromkeys(one.description for one in record.channels if one.description):
        channels = sorted({one.channel for one in record.channels if one.description == text})
        kind = "terms" if speaks_of_time(text) else "channels"
        ledger.left(root, kind, f"lời văn về kênh {', '.join(channels)}", text)
    if record.related:
        ledger.left(root, "other", "thủ tục liên quan", record.related)
    parts = (record, *record.channels, *record.components, *record.legal_basis)
    for part in parts:
        for key, text in part.unread():
            ledger.left(root, "other", f"khóa {key} của cổng chưa dùng", text)


def heading(record: Record) -> str:
    """What only tells where a draft comes from, as comments over it."""
    told = {
        "Cấp thực hiện": record.level,
        "Cơ quan công bố": record.agency,
        "Loại thủ tục": record.procedure_type,
        "Nguồn": record.source_repo,
    }
    return "".join(f"# {what}: {one_line(text)}\n" for what, text in told.items() if text)
