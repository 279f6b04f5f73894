"""How a lawyer's answer is read: into what the language writes, or refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from catalogue import clocks, phrases, spelling, syntax
from catalogue.diagnostics import Diagnostic, Span
from catalogue.messages import LANGS, Lang, advise, say
from catalogue.scaffold.known import Known, named
from catalogue.syntax import PhraseError
from catalogue.text import fold

T = TypeVar("T")

_CODE = re.compile(r"\d\.\d{6}")
_VERBS: Mapping[str, str] = {
    "nop": "submit", "submit": "submit", "xuat trinh": "present", "present": "present",
    "khai": "declaration", "to khai": "declaration", "declaration": "declaration",
}  # fmt: skip
_COPIES: Mapping[str, str] = {
    "ban chinh": "original", "ban goc": "original", "ban sao chung thuc": "certified",
    "ban sao co chung thuc": "certified", "ban sao y": "certified", "ban sao": "plain",
    "ban chup": "plain", "ban cong chung": "notarised", "ban doi chieu": "compared",
    "ban dien tu": "electronic",
}  # fmt: skip
_NATURES: Mapping[str, str] = {
    "phi": "phi", "le phi": "le_phi", "gia dich vu": "gia_dich_vu",
    "nghia vu tai chinh": "nghia_vu_tai_chinh",
}  # fmt: skip
_CLOCKS: Mapping[str, str] = {"trong ngay": "same_day", "ngay trong ngay": "same_day"}
NOT_KNOWN = ("?", "chưa rõ", "unknown")


class Refused(Exception):
    """An answer that cannot be used, and why."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi, self.en = vi, en

    def text(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the dossier; `copies` is empty for a declaration."""

    name: str
    verb: str
    copies: str


@dataclass(frozen=True, slots=True)
class Payment:
    """One fee; without `amount` its rate is still to be found."""

    name: str
    type: str
    amount: str


def words(text: str, known: Known) -> str:
    return text


def code(text: str, known: Known) -> str:
    if not _CODE.fullmatch(text):
        raise Refused("Mã có dạng 1.004194: một chữ số, dấu chấm, sáu chữ số.",
                      "A code looks like 1.004194: a digit, a dot, six digits.")  # fmt: skip
    if text in known.codes:
        raise Refused(f"Danh mục đã có thủ tục {text}.", f"The catalogue already has {text}.")
    return text


def domain(text: str, known: Known) -> str:
    """A domain of the catalogue by id or name, or a new one by its name."""
    return named(text, known.domains) or text


def audience(text: str, known: Known) -> tuple[str, ...]:
    return _several(text, known.audience)


def channels(text: str, known: Known) -> tuple[str, ...]:
    return _several(text, known.channels)


def agency(text: str, known: Known) -> str:
    return _several(text, known.agency_kinds)[0]


def _several(text: str, among: Mapping[str, str]) -> tuple[str, ...]:
    found = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        name = named(part, among)
        if name is None:
            listed = "; ".join(f"{one} ({said})" for one, said in among.items())
            raise Refused(f"Không có «{part}». Chọn trong: {listed}.",
                          f'There is no "{part}". Choose among: {listed}.')  # fmt: skip
        found.append(name)
    return tuple(dict.fromkeys(found))


def online(text: str, known: Known) -> str:
    found = {"toan trinh": "full", "mot phan": "partial", "khong": "none"}.get(fold(text), text)
    if found not in ("full", "partial", "none"):
        raise Refused("Trả lời full (toàn trình), partial (một phần) hoặc none (không).",
                      "Answer full, partial or none.")  # fmt: skip
    return found


def day(text: str, known: Known) -> str:
    return spelling.spell_date(_read(clocks.literal_date, text))


def basis(text: str, known: Known) -> str:
    return spelling.spell(_read(phrases.basis, text))


def term(text: str, known: Known) -> str:
    return spelling.spell(_read(clocks.clock, _CLOCKS.get(fold(text), text)))


def _read(phrase: Callable[[str], T], text: str) -> T:
    try:
        return phrase(text)
    except PhraseError as error:
        raise _unread(text, error) from None


def _unread(text: str, error: PhraseError) -> Refused:
    """The same words as in a finding of `motcua check`."""
    words = tuple(sorted(error.args_by_name.items()))
    finding = Diagnostic(error.slug, Span("", 1, 1, 1, 1), words)
    vi, en = (f"«{text}»: {say(finding, lang)} {advise(finding, lang)}" for lang in LANGS)
    return Refused(vi.strip(), en.strip())


def paper(text: str, known: Known) -> Paper:
    """`Tên giấy tờ | nộp 1 bản chính`."""
    name, _, way = (part.strip() for part in text.partition("|"))
    if not way:
        raise Refused("Sau tên giấy tờ ghi dấu | rồi cách nộp: khai, nộp 1 bản chính, xuất trình.",
                      "After the name write | and how: declaration, submit 1 original, present "
                      "original.")  # fmt: skip
    plain = fold(way)
    verb = next((one for one in _VERBS if re.match(rf"{one}\b", plain)), None)
    if verb is None:
        raise Refused(f"Cách nộp «{way}» chưa rõ: ghi khai, nộp hoặc xuất trình.",
                      f'"{way}" does not say how: declaration, submit or present.')  # fmt: skip
    rest = way[len(verb) :].strip()
    return Paper(name, _VERBS[verb], "" if _VERBS[verb] == "declaration" else _copies(rest))


def _copies(text: str) -> str:
    written = fold(text).replace(" va ", " and ").replace(" hoac ", " or ") or "original"
    for said, kind in _COPIES.items():
        written = re.sub(rf"\b{said}\b", kind, written)
    try:
        return spelling.spell(phrases.copies(written))
    except PhraseError:
        vi = f"Chưa đọc được số bản «{text}»; ví dụ: 1 bản chính, 2 bản sao."
        raise Refused(vi, f'The copies "{text}" cannot be read; e.g. 1 original.') from None


def payment(text: str, known: Known) -> Payment:
    """`Tên khoản thu | phí | 20.000đ`; a rate that is not known yet is `?`."""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 3:
        vi = "Ghi ba phần: tên khoản thu | phí hoặc lệ phí | mức thu (chưa rõ thì ghi ?)."
        raise Refused(vi, "Write three parts: name | phi or le_phi | rate (? when not known).")
    name, nature, rate = parts
    type_ = _NATURES.get(fold(nature).replace("_", " "))
    if type_ is None:
        listed = ", ".join(_NATURES.values())
        raise Refused(f"Loại «{nature}» chưa rõ; chọn trong: {listed}.",
                      f'"{nature}" is not a type; choose among: {listed}.')  # fmt: skip
    return Payment(name, type_, "" if rate in NOT_KNOWN else _rate(rate))


def _rate(text: str) -> str:
    """An amount, an amount for each of something, or who sets it."""
    tree = _read(phrases.amount, text)
    match tree:
        case syntax.Money() | syntax.SetBy():
            return spelling.spell(tree)
        case syntax.Binary(op="per", left=syntax.Money(), right=syntax.Path()):
            return spelling.spell(tree)
    raise Refused("Mức thu phức tạp thì ghi ? rồi soạn tiếp trong tệp.",
                  "Write ? for a rate of several parts, and finish it in the file.")  # fmt: skip
