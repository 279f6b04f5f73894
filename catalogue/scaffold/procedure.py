"""A procedure from answers: what is known is written, what is not is marked for review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalogue import phrases, syntax
from catalogue.kinds.base import Says
from catalogue.messages import Lang
from catalogue.scaffold.known import Known, short_id
from catalogue.scaffold.questions import Answers
from catalogue.scaffold.reading import Payment
from catalogue.scaffold.writing import Written

CASE = "truong_hop"
GAPS = {
    "form": Says("Thêm các câu hỏi của tờ khai, mỗi câu một mục trong fields.",
                 "Add the questions of the declaration, one entry of fields each."),
    "papers": Says("Ghi thành phần hồ sơ.", "Write the papers of the dossier."),
    "rate": Says("Ghi mức thu theo văn bản quy định.", "Write the rate that the act sets."),
    "unit": Says("Ghi câu hỏi về số lượng để tính mức thu.", "Word the question for the quantity."),
    "steps": Says("Ghi các bước và thời hạn từng bước theo quy trình nội bộ.",
                  "Write the steps and their terms as the internal procedure has them."),
    "trial": Says("Thêm tình huống: phí, ngày hẹn trả và giấy tờ phải có.",
                  "Add scenarios: fees, due date and the papers that are wanted."),
    "ask": Says("Viết lại câu hỏi về trường hợp.", "Word the question for the case."),
}  # fmt: skip


def procedure(given: Answers, known: Known, documents: dict[str, str], lang: Lang) -> Written:
    """The map of a procedure file; `documents` are the ids of the papers by name."""
    basis = given["basis"]
    found: dict[str, Written] = {
        "procedure": given["code"],
        "name": given["name"],
        "domain": _domain(given, known),
        "audience": given["audience"],
        "channels": given["channels"],
        "online": given.get("online", "none"),
        "sets": "1",
        "in_force": {"from": given["in_force"]},
        "basis": basis,
        "authority": _authority(given["authority"], known),
        "parties": {"submitter": "nguoi_nop", "owner": "nguoi_nop", "subject": "nguoi_nop"},
    }
    if given["cases"]:
        found["cases"] = {CASE: _cases(given["cases"], lang)}
    found["form"] = [_page(given, known, lang)]
    found["components"] = [_paper(one, documents, basis) for one in given["papers"]] or "none"
    found["fees"] = [_fee(one, basis, lang) for one in given["fees"]] or "none"
    clock = given["term"]
    found["term"] = "none" if clock == "none" else {"within": clock, "basis": basis}
    found["results"] = [
        {
            "id": short_id(one),
            "name": one,
            "outcome": "granted",
            "delivery": ["counter", "electronic"],
        }
        for one in given["results"]
    ]
    found["requirements"] = [
        {"judged": one, "basis": basis} for one in given["requirements"]
    ] or "none"
    found["steps"] = list(_steps(lang))
    found["scenarios"] = list(_trials(given, documents, lang))
    return found


def _domain(given: Answers, known: Known) -> str:
    domain = given["domain"]
    return domain if domain in known.domains else short_id(domain)


def _authority(kind: str, known: Known) -> str:
    at_home = kind.endswith("_xa") and known.place
    return f"{kind} at nguoi_nop.{known.place}" if at_home else kind


def _cases(cases: Any, lang: Lang) -> Written:
    return {
        "ask": "Hồ sơ thuộc trường hợp nào?",
        "review": GAPS["ask"].text(lang),
        "one_of": {short_id(one): one for one in cases},
    }


def _page(given: Answers, known: Known, lang: Lang) -> Written:
    fields: list[Written] = [{"use": f"{known.applicant} as nguoi_nop"}]
    if given["cases"]:
        fields.append({"case": CASE})
    fields += [
        {"id": one, "kind": "integer", "label": one, "min": "0", "review": GAPS["unit"].text(lang)}
        for one in counted(given["fees"])
    ]
    return {
        "page": "nguoi_nop",
        "title": "Người nộp hồ sơ",
        "review": GAPS["form"].text(lang),
        "fields": fields,
    }


def counted(fees: list[Payment]) -> Iterator[str]:
    """The quantities that rates are multiplied by; the form must ask for them."""
    for fee in fees:
        tree = phrases.amount(fee.amount) if fee.amount else None
        if isinstance(tree, syntax.Binary) and isinstance(tree.right, syntax.Path):
            yield tree.right.name


def _paper(paper: Any, documents: dict[str, str], basis: str) -> Written:
    document = documents[paper.name]
    if paper.verb == "declaration":
        return {"declaration": document, "basis": basis}
    return {"document": document, paper.verb: paper.copies, "basis": basis}


def _fee(fee: Payment, basis: str, lang: Lang) -> Written:
    found: dict[str, Written] = {"id": short_id(fee.name), "type": fee.type, "name": fee.name}
    if not fee.amount:
        found["review"] = GAPS["rate"].text(lang)
    return found | {"amount": fee.amount or "0đ", "basis": basis}


def _steps(lang: Lang) -> Iterator[Written]:
    says = {
        ("tiep_nhan", "tiep_nhan_hs", "untimed"): "Bộ phận một cửa kiểm tra, tiếp nhận hồ sơ.",
        ("thu_ly", "thu_ly_hs", "rest"): "Công chức thụ lý thẩm định hồ sơ, dự thảo kết quả.",
        ("ky", "ky", "untimed"): "Lãnh đạo ký kết quả giải quyết.",
        ("tra_kq", "tra_kq", "untimed"): "Bộ phận một cửa trả kết quả cho người nộp hồ sơ.",
    }
    for number, ((step, by, within), text) in enumerate(says.items()):
        review = {"review": GAPS["steps"].text(lang)} if not number else {}
        yield {"step": step, "by": by, "within": within, "says": text, **review}


def _trials(given: Answers, documents: dict[str, str], lang: Lang) -> Iterator[Written]:
    """One filing for each case, or one in all, on the first day in force."""
    papers = [documents[one.name] for one in given["papers"]]
    expect: Written = {"components": papers} if papers else {"fees": "0đ"}
    for name in given["cases"] or [given["name"]]:
        answers = {"answers": {CASE: short_id(name)}} if given["cases"] else {}
        yield {
            "name": name[:1].upper() + name[1:],
            "at": f"{given['in_force']} 09:00",
            "channel": given["channels"][0],
            **answers,
            "expect": expect,
            "review": GAPS["trial"].text(lang),
        }
