"""The papers of a dossier: documents under their headings, each with its count, verb and doubts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from catalogue.portal import conditions
from catalogue.portal.copies import read_copies, speaks_of_copies
from catalogue.portal.headings import Meaning, is_bare_choice, meaning, names_part
from catalogue.portal.house_style import node
from catalogue.portal.ledger import Ledger, Node, Value, mark
from catalogue.portal.records import Component, Record
from catalogue.portal.wording import LARGE, SMALL, Ids, bare, one_line
from catalogue.text import fold

_PAPER = re.compile(
    r"(?i)(?:\d+ (?:\(\w+\) )?)?(?:các |một |hai |bộ )?"
    r"(?:bản|giấy|đơn|tờ|quyết định|văn bản|hợp đồng|danh sách|báo cáo"
    r"|hồ sơ|biên bản|chứng|phiếu|ảnh|sổ|tài liệu|đề án|phương án|thuyết minh|kế hoạch|nghị quyết"
    r"|điều lệ|dự án|mẫu|thẻ|hộ chiếu|hóa đơn|hoá đơn|công văn|thông báo|bảng|lý lịch|sơ yếu"
    r"|trích lục|trích sao|sơ đồ|kết quả|dự thảo|đề cương|đề xuất|số liệu|hình ảnh|thông tin|lịch"
    r"|vận đơn|vận tải đơn|bằng|di chúc|lệnh|thư|ý kiến|danh mục|biên lai|(?:ủy|uỷ) nhiệm|cam kết"
    r"|(?:thỏa|thoả) thuận|sơ họa)\b"
)
_SETS = re.compile(r"(?i)số lượng(?: bộ)?(?: hồ sơ)?\s*:?\s*\d+\s*(?:\([^)]*\)\s*)?bộ\W*")
_LEADS_ON = re.compile(r"\b(?:gom|sau|sau day|nhu sau|duoi day|cu the)$")
_FILE = re.compile(r"(?i)\.(?:docx?|pdf|xlsx?|rar|zip|odt)\b")
_ANY_GLUE = re.compile(rf"[{SMALL}0-9).;](?=(?:\d+\.)?[A-Z][a-zA-Z0-9][\x20-\x7e]*$)")
_TAIL = r"(?:Mẫu|Mau|MẪU|MAU|Phụ lục|PHỤ LỤC|Phlc|PHLC|TK|Biểu|BM|Bieu|Đơn|Don)"
_GLUE = re.compile(rf"(?<=[^\W_]|[.;)])(?={_TAIL}(?:[ _-]|\b|$))")
_INNER_GLUE = re.compile(rf"[{SMALL}][{LARGE}][{SMALL}]{{2,}}")
_ONE_WORD = re.compile(r"(?i)\w{4,}(?: ?\(\d+\))?\.[a-z]{3,4}")
_NAMED_FILE = re.compile(rf"(?i)\d|tờ|to\b|{_TAIL}")


ASKS = {
    "truong_hop": ("one_of", "Hồ sơ thuộc trường hợp nào?"),
    "truong_hop_giay_to": ("any_of", "Ông, bà thuộc những trường hợp nào sau đây?"),
}
"""The questions about cases: of headings, which part a dossier; of names of papers."""
_CASE_WORDS = re.compile(r"^(?:đối với |trong )?trường hợp |^đối với |^nếu ")


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of all records by name; one name is one document, kept where it came first."""

    ids: Ids = field(default_factory=Ids)
    entries: dict[str, Node] = field(default_factory=dict)
    homes: dict[str, list[Value]] = field(default_factory=dict)
    uses: list[tuple[Node, str, Ledger]] = field(default_factory=list)
    """Papers of all records with the forms that the records give to them."""

    def id_for(self, name: str, form: str, domain: str) -> str:
        # A name that differs in signs alone would be the same document twice.
        key = " ".join(re.findall(r"\w+", fold(name)))
        id_ = self.ids.of(key, "giay_to")
        if id_ not in self.entries:
            self.entries[id_] = node(id=id_, name=name)
            self.homes.setdefault(domain, []).append(self.entries[id_])
        entry = self.entries[id_]
        if form and "form" not in entry:
            entry["form"] = form
        elif form and entry["form"] != form:
            mark(entry, "form: thủ tục khác dùng tệp mẫu", form)
        return id_

    def doubt_borrowed_forms(self) -> None:
        """A document has one form; papers whose records give none or another are marked."""
        for paper, form, ledger in self.uses:
            kept = str(self.entries[str(paper["document"])].get("form", form))
            if kept != form:
                why = f"form: tệp mẫu {kept} là của thủ tục khác có giấy tờ cùng tên"
                ledger.left(paper, "components", why, form)


class Papers:
    """Of one record."""

    def __init__(self, record: Record, domain: str, documents: Documents, ledger: Ledger) -> None:
        self.record, self.domain, self.documents, self.ledger = record, domain, documents, ledger
        self.ids, self.names = Ids(), Ids(frozenset(("channel", "lodged", "nguoi_nop")))
        self.cases: Node = {}
        self._told: dict[str, dict[str, str]] = {}
        self.choices = 0

    def read(self, root: Node) -> list[Value] | None:
        """`components`, and `cases` on the way."""
        listed: list[Value] = []
        groups = self._under_headings()
        parts = sum(names_part(heading) for heading in groups)
        for heading, members in groups.items():
            means = "case" if parts > 1 and names_part(heading) else meaning(heading)
            listed += self._group(heading, means, members)
        if not listed:
            self.ledger.left(root, "components", "components: cổng không nêu thành phần hồ sơ")
        self._finish_cases()
        return listed or None

    def _under_headings(self) -> dict[str, list[Component]]:
        found: dict[str, list[Component]] = {}
        for one in self.record.components:
            found.setdefault(one.case, []).append(one)
        return found

    # groups

    def _group(self, heading: str, means: Meaning, members: list[Component]) -> list[Value]:
        verb: Literal["submit", "present"] = "present" if means == "present" else "submit"
        entries = [entry for one in members for entry in self._entry(one, means, verb)]
        text = one_line(bare(heading))
        if not entries and means not in ("", "note", "plain"):
            note = node(note=text)
            self.ledger.guessed(note, "groups", "tiêu đề không có giấy tờ nào ở dưới")
            return [note]
        if means in ("", "note") or not entries:
            return entries
        if means in ("plain", "present", "submit"):
            self.ledger.took("verbs" if means != "plain" else "groups")
            return [node(heading=text, all_of=entries)]
        if means == "one_of":
            return [self._choice(text, entries)]
        group = node(heading=text, all_of=entries)
        if filed := conditions.channels(text):
            group = node(when=filed) | group
            self.ledger.guessed(group, "groups", "when: kênh nộp lấy từ tiêu đề")
            return [group]
        if means == "case":
            id_ = self._case("truong_hop", text)
            self.ledger.counts["groups", "guessed"] += 1
            return [node(when=id_, all_of=entries)]
        self.ledger.guessed(group, "groups", "tiêu đề chưa rõ là trường hợp, nhóm hay ghi chú")
        return [group]

    def _choice(self, heading: str, entries: list[Value]) -> Node:
        papers = [one for one in entries if isinstance(one, dict) and "document" in one]
        if len(papers) != len(entries) or len(papers) < 2:
            group = node(heading=heading, all_of=entries)
            self.ledger.guessed(group, "groups", "tiêu đề nói một trong các giấy tờ (one_of)")
            return group
        self.choices += 1
        id_ = self.names.new(f"mot trong {self.choices}", "mot_trong")
        choice = node(id=id_, heading=heading, one_of=entries)
        if is_bare_choice(heading):
            self.ledger.took("groups")
        else:
            self.ledger.guessed(choice, "groups", "ai phải nộp nhóm này, trong trường hợp nào")
        return choice

    # papers

    def _entry(
        self, component: Component, means: Meaning, verb: Literal["submit", "present"]
    ) -> list[Value]:
        text = one_line(bare(component.name))
        if not re.search(r"\w", text):
            return self._nameless(component)
        if _SETS.fullmatch(text):
            return []  # what it says is read with the number of sets
        uncounted = not component.original and not component.copies
        if uncounted and means == "note":
            self.ledger.took("components")
            return [node(note=text)]
        if component.original == component.copies == 0 and not _PAPER.match(text):
            note = node(note=text)
            self.ledger.guessed(note, "components", "cổng ghi 0 bản: ghi chú hay giấy tờ")
            return [note]
        return [self._paper(component, text, means, verb)]

    def _nameless(self, component: Component) -> list[Value]:
        if not component.form:
            return []
        note = node(note=f"Tệp mẫu {component.form}")
        self.ledger.guessed(note, "components", "giấy tờ không có tên, chỉ có tệp mẫu")
        return [note]

    def _paper(
        self, component: Component, text: str, means: Meaning, verb: Literal["submit", "present"]
    ) -> Node:
        name, glued = _without_file(text, component.form)
        form = _whole_form(component.name, name, component.form) if glued else component.form
        paper = node(document=self.documents.id_for(name, form, self.domain))
        id_ = self.ids.new(str(paper["document"]), "giay_to")
        if id_ != paper["document"]:
            paper = node(id=id_) | paper
        self.documents.uses.append((paper, form, self.ledger))
        if means == "note":
            self.ledger.guessed(paper, "components", "đứng dưới tiêu đề lưu ý: giấy tờ hay ghi chú")
        elif glued or len(name) > 600:
            why = (
                "tên có thể còn dính tên tệp" if glued else "tên rất dài, có thể lẫn quy định khác"
            )
            self.ledger.guessed(paper, "components", why, text if glued else "")
        elif _may_end_in(component.name, component.form):
            why = "form: tên tệp mẫu có thể là phần cuối của tên giấy tờ"
            self.ledger.guessed(paper, "components", why, f"{component.name}{component.form}")
        elif _INNER_GLUE.search(name):
            self.ledger.guessed(paper, "components", "tên có chỗ dính chữ: có thể là hai giấy tờ")
        elif not _PAPER.match(name) or _LEADS_ON.search(fold(name)):
            self.ledger.guessed(paper, "components", "dòng này là giấy tờ hay quy định, nội dung")
        else:
            self.ledger.took("components")
        self._copies(paper, component, verb)
        self._conditions(paper, name)
        return paper

    def _copies(
        self, paper: Node, component: Component, verb: Literal["submit", "present"]
    ) -> None:
        copies = read_copies(component, verb)
        paper[copies.verb] = copies.phrase
        doubt = copies.doubt
        if verb == "submit" and speaks_of_copies(component.case):
            doubt = doubt or "tiêu đề nói loại bản hoặc cách nộp"
        if doubt:
            self.ledger.guessed(paper, "counts", doubt)
        else:
            self.ledger.took("counts")

    def _conditions(self, paper: Node, name: str) -> None:
        if conditions.if_any(name):
            paper["need"] = "optional"
            self.ledger.guessed(paper, "needs", "need: tên nói «nếu có», ai phải nộp chưa rõ")
        found = conditions.condition(name)
        if found.case:
            filed = conditions.channels(found.case)
            paper["when"] = filed or self._case("truong_hop_giay_to", found.case)
            self.ledger.guessed(paper, "conditions", "when: điều kiện lấy từ tên giấy tờ")
        if found.more:
            self.ledger.left(
                paper, "conditions", "when: tên giấy tờ còn nói điều kiện chưa đọc được"
            )
        if aged := conditions.age(name):
            paper["max_age"] = aged
            self.ledger.guessed(paper, "conditions", "max_age: lấy từ tên giấy tờ")
        for kind, why in conditions.remarks(name):
            self.ledger.left(paper, kind, why)

    # cases

    def _case(self, question: str, text: str) -> str:
        """The id of a case; the same words are the same case."""
        ids = self._told.setdefault(question, {})
        if text not in ids:
            ids[text] = self.names.new(_CASE_WORDS.sub("", text.lower()), "truong_hop")
        return ids[text]

    def _finish_cases(self) -> None:
        why = "câu hỏi và các trường hợp lập từ tiêu đề, tên giấy tờ; có loại trừ nhau hay không"
        for question, ids in self._told.items():
            how, ask = ASKS[question]
            options: Node = {id_: text for text, id_ in ids.items()}
            case: Node = {"ask": ask, how: options}
            for _ in options:
                self.ledger.guessed(case, "cases", why)
            self.cases[question] = case


def _may_end_in(name: str, form: str) -> bool:
    """Whether a portal may have cut a name at its last full stop and taken the rest for a file."""
    if not form or not name.endswith(".") or _NAMED_FILE.match(form):
        return False
    return bool(re.search(r"\d\.$", name)) or not _ONE_WORD.fullmatch(form)


def _whole_form(text: str, name: str, form: str) -> str:
    """A file's name of which the portal left the first part at the end of the paper's name."""
    cut = text[text.rfind(name) + len(name) :].strip(" ;")
    if not cut or not form or _FILE.search(cut):
        return form
    return f"{cut}{form}" if cut.endswith(".") else f"{cut} {form}"


def _without_file(name: str, form: str) -> tuple[str, bool]:
    """A name without what was glued to its end by the portal, and whether there was such."""
    start = max(0, len(name) - 80)
    glue = [start + one.end() for one in _GLUE.finditer(name[start:])]
    if form:
        glue += [start + one.end() for one in _ANY_GLUE.finditer(name[start:])][:1]
    if glue:
        return bare(name[: min(glue)]), True
    return name, bool(_FILE.search(name))
