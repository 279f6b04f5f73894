"""A seeded generator of realistic procedures, and small edits of them as a ministry would make.

The shared files (agencies, law, documents, registers, lists, blocks, steps, calendar) are those of
the example catalogue, with more acts and documents the more procedures there are. A procedure has
about 140 lines, 25 conditions and two tables. Equal arguments give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.bench.wording import (
    CASES,
    CIRCUMSTANCES,
    DEEDS,
    DOMAINS,
    PAPERS,
    QUESTIONS,
    SCOPES,
    THINGS,
    Question,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "hcmc"
LEFT_OUT = frozenset({"procedures", "bundles"})
FACTS = """\
parameters:
  dien_tich_toi_thieu:
    is: 12
    kind: decimal
    unit: m2
    basis: 175/2024/NĐ-CP Điều 5
"""

Texts = Mapping[str, bytes]


def catalogue(count: int, seed: int = 1) -> dict[str, bytes]:
    """A catalogue of `count` procedures as its files."""
    texts = {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for path in sorted(EXAMPLE.rglob("*"))
        if path.suffix in (".yaml", ".csv") and LEFT_OUT.isdisjoint(path.parts)
    }
    acts, documents = 10 + count // 8, 24 + count // 4
    texts["catalogue.yaml"] = _head().encode()
    texts["facts.yaml"] = FACTS.encode()
    texts["law.yaml"] += "".join(map(_act, range(acts))).encode()
    texts["documents.yaml"] += "".join(map(_document, range(documents))).encode()
    for number in range(count):
        domain = list(DOMAINS)[number % len(DOMAINS)]
        name = f"procedures/{domain}/thu_tuc_{number:04}.yaml"
        texts[name] = _Procedure(number, domain, seed, acts, documents).text().encode()
    return texts


def write(texts: Texts, folder: Path) -> None:
    for name, content in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _head() -> str:
    domains = "".join(f"  {key}: {name}\n" for key, name in DOMAINS.items())
    return (
        "id: mau_lon\ntitle: Danh mục mẫu lớn\nedition: 2026\njurisdiction: vn\n"
        f"languages: [vi]\ndomains:\n{domains}"
        "agency_kinds:\n  bhxh_co_so: Cơ quan Bảo hiểm xã hội\n"
        "  cuc_hanh_chinh_tu_phap: Cục Hành chính tư pháp, Bộ Tư pháp\n"
    )


def _number(act: int) -> str:
    return f"{300 + act}/2025/NĐ-CP"


def _act(number: int) -> str:
    about = THINGS[number % len(THINGS)]
    return (
        f"- act: {_number(number)}\n  name: Nghị định quy định về {about}\n"
        "  issued: 12/06/2025\n  from: 01/07/2025\n"
    )


def _document(number: int) -> str:
    paper, about = PAPERS[number % len(PAPERS)], THINGS[number // len(PAPERS) % len(THINGS)]
    round_ = number // (len(PAPERS) * len(THINGS))
    more = f" {SCOPES[round_ - 1]}" if round_ else ""
    return f"- id: giay_to_{number}\n  name: {paper} về {about}{more}\n"


class _Procedure:
    """One procedure's text, part by part."""

    def __init__(self, number: int, domain: str, seed: int, acts: int, documents: int) -> None:
        self.number, self.domain = number, domain
        self.chance = Random(f"{seed}/{number}")
        self.acts = [_number(act) for act in self.chance.sample(range(acts), 4)]
        self.papers = [f"giay_to_{one}" for one in self.chance.sample(range(documents), 9)]
        self.said = {f"{case}_{domain}": says for case, says in CASES.items()}
        self.cases = sorted(self.chance.sample(list(self.said), 4))
        self.states = sorted(self.chance.sample(list(CIRCUMSTANCES), 3))
        self.questions = sorted(self.chance.sample(QUESTIONS, 4), key=QUESTIONS.index)
        self.limit = self.chance.randrange(5, 60)
        self.rates = [1000 * self.chance.randrange(30, 400) for _ in range(4)]

    def text(self) -> str:
        parts = (
            self.head, self.choice, self.form, self.facts, self.components,
            self.fees, self.term, self.ending, self.scenarios,
        )  # fmt: skip
        return "\n".join("\n".join(part()) + "\n" for part in parts)

    def basis(self) -> str:
        return f"{self.chance.choice(self.acts)} Điều {self.chance.randrange(3, 40)}"

    def head(self) -> Iterable[str]:
        number = self.number
        deed = DEEDS[number % len(DEEDS)]
        thing = THINGS[number // len(DEEDS) % len(THINGS)]
        scope = SCOPES[number // (len(DEEDS) * len(THINGS)) % len(SCOPES)]
        yield f'procedure: "{1 + number % 3}.5{number:05}"'
        yield f"name: {deed} {thing} {scope}"
        yield f"domain: {self.domain}"
        yield "audience: [cong_dan_viet_nam, to_chuc, doanh_nghiep]"
        yield "channels: [online, counter]"
        yield "online: full"
        yield "sets: 1"
        yield "in_force: {from: 01/08/2025}"
        yield "published_by: 163/QĐ-BTP, 20/01/2026"
        yield f"basis: {'; '.join(f'{act} Điều 5, 7' for act in self.acts)}"
        yield "authority: ubnd_xa at dia_diem"
        yield "parties: {submitter: nguoi_nop, owner: chu_ho_so, subject: chu_ho_so}"

    def choice(self) -> Iterable[str]:
        yield "cases:"
        yield "  viec:"
        yield "    ask: Ông, bà đề nghị giải quyết việc nào?"
        yield "    one_of:"
        yield from (f"      {case}: {self.said[case]}" for case in self.cases)

    def form(self) -> Iterable[str]:
        yield "form:"
        yield from _page("nguoi_nop", "Người nộp hồ sơ")
        yield "      - use: nguoi_nop@1 as nguoi_nop"
        yield "      - use: chu_the@1 as chu_ho_so"
        yield from _page("noi_dung", "Nội dung đề nghị")
        yield "      - case: viec"
        yield from _field(Question("dia_diem", "address", "Địa điểm thực hiện"))
        so_luong = ("unit: người", "max: 1000")
        yield from _field(Question("quy_mo", "integer", "Số người phục vụ cùng lúc", so_luong))
        for state in self.states:
            yield from _field(Question(state, "yes_no", CIRCUMSTANCES[state]))
        for question in self.questions:
            yield from _field(question, self.test())
        yield "    checks:"
        yield "      - must: quy_mo <= 500 or chu_ho_so.loai == to_chuc"
        yield "        says: Hộ gia đình, cá nhân chỉ được phục vụ không quá 500 người cùng lúc"

    def test(self) -> str:
        """A condition over what stands above; parent cases and circumstances in law's manner."""
        one, other = self.chance.sample(self.cases, 2)
        state = self.chance.choice(self.states)
        return self.chance.choice(
            (
                one,
                f"not {one}",
                f"{one} or {other}",
                f"{state} and not {one}",
                f"{state} and quy_mo >= {self.limit}",
                f"viec in {one} | {other}",
                f"chu_ho_so.loai == to_chuc and {state}",
                f"quy_mo > {self.limit} and ({one} or {state})",
            )
        )

    def facts(self) -> Iterable[str]:
        yield "facts:"
        yield "  quy_mo_lon:"
        yield f"    is: quy_mo >= {self.limit} and chu_ho_so.loai == to_chuc"
        yield "    says: tổ chức có quy mô lớn"
        yield "  phai_kiem_tra:"
        yield f"    is: quy_mo_lon or {self.states[0]} or {self.states[1]} and not {self.cases[1]}"
        yield "    says: phải kiểm tra thực tế trước khi giải quyết"
        yield f"    basis: {self.basis()}"
        yield "  phuc_tap:"
        yield "    by: tham_tra"
        yield "    says: hồ sơ phức tạp, phải lấy ý kiến cơ quan khác"

    def components(self) -> Iterable[str]:
        papers = self.papers
        yield "components:"
        yield f"  - {{declaration: {papers[0]}, basis: {self.basis()}}}"
        yield f"  - when: {self.cases[0]}"
        yield f"    basis: {self.basis()}"
        yield "    submit: 1 original or 1 certified"
        yield "    all_of:"
        yield f"      - {papers[1]}"
        yield f"      - {{document: {papers[2]}, when: phai_kiem_tra}}"
        yield f"      - {{document: {papers[3]}, when: {self.states[2]}}}"
        yield "  - heading: Giấy tờ về địa điểm"
        yield f"    basis: {self.basis()}"
        yield "    submit: 1 certified or 1 electronic"
        yield "    one_of:"
        yield "      - {document: gcn_quyen_su_dung_dat, satisfied_by: csdl_dat_dai for chu_ho_so}"
        yield f"      - {papers[4]}"
        yield f"      - {{document: {papers[5]}, when: not {self.cases[2]}}}"
        yield f"  - {{document: {papers[6]}, submit: 1 original, when: {self.test()}}}"
        yield f"  - {{document: {papers[7]}, present: original, when: {self.test()}}}"
        yield f"  - document: {papers[8]}"
        yield "    submit:"
        yield f"      - {{is: 2 original, when: {self.states[1]}}}"
        yield "      - {is: 1 original}"
        yield "  - {document: van_ban_uy_quyen, submit: 1 original, when: nguoi_nop.uy_quyen}"

    def fees(self) -> Iterable[str]:
        one, two, three, four = self.cases
        low, high, again, other = map(_money, self.rates)
        yield "fees:"
        yield "  - id: le_phi"
        yield "    type: le_phi"
        yield "    name: Lệ phí giải quyết hồ sơ"
        yield "    due: intake"
        yield f"    basis: {self.basis()}"
        yield "    amount:"
        yield "      inputs: [viec, quy_mo]"
        yield "      rows:"
        yield f"        - {{when: [{one}, ..<{self.limit}], is: {low}}}"
        yield f"        - {{when: [{one}, {self.limit}..], is: {high}}}"
        yield f"        - {{when: [{two} | {three}, any], is: {again}}}"
        yield f"        - {{when: [{four}, any], is: {other}}}"
        yield "    relief:"
        yield f"      - {{off: 50%, when: {self.states[1]}, basis: {self.basis()}}}"

    def term(self) -> Iterable[str]:
        yield "term:"
        yield f"  basis: {self.basis()}"
        yield "  within:"
        yield "    - {is: 20 working_days, when: phai_kiem_tra}"
        yield f"    - {{is: 15 working_days, when: {self.cases[0]} and not phai_kiem_tra}}"
        yield f"    - {{is: {self.chance.randrange(5, 12)} working_days}}"
        yield f"  plus: {{is: 5 working_days, when: phuc_tap, basis: {self.basis()}}}"

    def ending(self) -> Iterable[str]:
        deed = DEEDS[self.number % len(DEEDS)]
        yield "results:"
        yield f"  - {{id: ket_qua, outcome: granted, name: Kết quả {deed.lower()}}}"
        yield "  - {id: tu_choi, outcome: refused, name: Văn bản trả lời không giải quyết}"
        yield "requirements:"
        yield "  - test: dien_tich_toi_thieu <= quy_mo * 2 or not quy_mo_lon"
        yield "    says: Địa điểm đủ diện tích cho số người phục vụ cùng lúc"
        yield f"    basis: {self.basis()}"
        yield "steps:"
        yield "  - use: ho_tich@1"

    def scenarios(self) -> Iterable[str]:
        states = ", ".join(f"{state}: no" for state in self.states)
        yield "scenarios:"
        for name, channel, case, size, fee in (
            ("Hồ sơ nhỏ, nộp tại quầy", "counter", self.cases[0], 1, self.rates[0]),
            ("Hồ sơ lần sau, nộp trực tuyến", "online", self.cases[3], 3, self.rates[3]),
        ):
            yield f"  - name: {name} ngay trước Tết"
            yield "    at: 12/02/2026 10:00"
            yield f"    channel: {channel}"
            answers = f"viec: {case}, quy_mo: {size}, chu_ho_so.loai: ca_nhan"
            yield f"    answers: {{{answers}, {states}}}"
            yield f"    expect: {{fees: {_money(fee)}}}"


def _page(id: str, title: str) -> Iterable[str]:
    yield f"  - page: {id}"
    yield f"    title: {title}"
    yield "    fields:"


def _field(question: Question, when: str = "") -> Iterable[str]:
    yield f"      - id: {question.id}"
    yield f"        kind: {question.kind}"
    yield f"        label: {question.label}"
    yield from (f"        {line}" for line in question.more)
    if when:
        yield f"        when: {when}"


def _money(amount: int) -> str:
    return f"{amount:,}đ".replace(",", ".")


# Small edits


@dataclass(frozen=True, slots=True)
class Mutation:
    """What was changed, in which file, and all texts afterwards."""

    kind: str
    file: str
    texts: Texts


def mutate(texts: Texts, seed: int, kinds: Iterable[str] = ()) -> Mutation:
    """One small edit somewhere, as a new decision would bring it; the catalogue stays sound."""
    chance = Random(f"mutation {seed}")
    file = chance.choice(sorted(name for name in texts if name.startswith("procedures/")))
    kind = chance.choice(sorted(kinds or MUTATIONS))
    changed = MUTATIONS[kind](texts[file].decode(), chance)
    return Mutation(kind, file, {**texts, file: changed.encode()})


def _raise_a_fee(text: str, chance: Random) -> str:
    """One row of the tariff, and the total of a scenario that meets it, costs more."""
    old = chance.choice(re.findall(r"is: ([\d.]+đ)", text))
    new = _money(int(old[:-1].replace(".", "")) + 1000 * chance.randrange(1, 50))
    return text.replace(f"is: {old}", f"is: {new}").replace(f"fees: {old}", f"fees: {new}")


def _drop_a_paper(text: str, chance: Random) -> str:
    lines = [line for line in text.splitlines(True) if re.match(r"  - {document: giay_to_", line)]
    return text.replace(chance.choice(lines), "")


def _cut_the_term(text: str, chance: Random) -> str:
    return re.sub(r"is: 20 working_days", f"is: {chance.randrange(16, 20)} working_days", text)


def _rename_a_label(text: str, chance: Random) -> str:
    label = chance.choice(re.findall(r"        label: (.+)\n", text))
    return text.replace(f"label: {label}\n", f"label: {label} (theo giấy đăng ký)\n")


def _tighten_a_condition(text: str, chance: Random) -> str:
    return re.sub(r"quy_mo <= 500", f"quy_mo <= {chance.randrange(100, 500)}", text)


def _ask_one_more(text: str, chance: Random) -> str:
    question = Question(f"them_{chance.randrange(1000)}", "text", "Nội dung bổ sung")
    return text.replace("    checks:\n", "\n".join(_field(question)) + "\n    checks:\n")


def _drop_a_question(text: str, chance: Random) -> str:
    """One of the questions that only the declaration needs."""
    ids = "|".join(question.id for question in QUESTIONS)
    asked = re.findall(rf"      - id: (?:{ids})\n(?:        .+\n)+", text)
    return text.replace(chance.choice(asked), "")


MUTATIONS: Mapping[str, Callable[[str, Random], str]] = {
    "raise a fee": _raise_a_fee,
    "drop a paper": _drop_a_paper,
    "cut the term": _cut_the_term,
    "rename a label": _rename_a_label,
    "tighten a condition": _tighten_a_condition,
    "ask one more": _ask_one_more,
    "drop a question": _drop_a_question,
}
