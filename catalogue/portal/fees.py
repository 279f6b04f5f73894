"""What it costs: the fee texts of a record's channels, taken where they agree with themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.portal.channels import CHANNELS
from catalogue.portal.fee_windows import dong, windowed
from catalogue.portal.house_style import node
from catalogue.portal.law import Law, cited
from catalogue.portal.ledger import Ledger, Node, Value
from catalogue.portal.records import Record
from catalogue.portal.wording import Ids, one_line
from catalogue.text import fold

_FREE = re.compile(
    r"mien phi(?: ?\(+(?:khong(?: co| quy dinh| thu| thu phi| thu le phi| mat phi)?"
    r"|mien phi|mien le phi)?[.;]?\)+)?"
    r"|(?:phi|le phi) ?: ?(?:0|khong|khong co|khong co le phi|khong thu"
    r"|khong co phi)(?: dong)?[.;]?"
)
_HEAD = re.compile(
    r"(?:(?P<kind>phi|le phi) ?: ?)?(?P<amount>\d{1,3}(?:[.,]\d{3})*|\d+)"
    r" ?(?P<currency>viet nam dong|vnd|dong|usd)(?: ?\((?P<note>.*)\))?[.;]?"
)
_SUM = re.compile(
    r"\d{1,3}(?:[.,]\d{3})+|\d{4,}(?= ?(?:d|dong|vnd|usd)\b)|\d+(?= ?(?:usd|trieu|nghin)\b)"
)
_MORE = re.compile(
    r"truong hop|doi voi|\btu (?:ngay )?\d|den het|\bgiam\b|toi da|toi thieu|%|\bmien\b"
    r"|\btren\b|\bduoi\b"
    r"|moi loai|cong them|\bx\b|\+|gia han|cap lai|lan dau|khong bao gom|chua bao gom"
    r"|\btrieu\b|\bhang\b"
    r"|\bhoac\b|trong do|gom\b|rieng"
)
_UNIT = re.compile(r"/ ?(?P<unit>[^\W\d]+(?: [^\W\d]+){0,3})")
_PER_DOSSIER = frozenset(
    ("ho so", "lan", "giao dich", "lan cap", "truong hop", "don", "thu tuc", "bo ho so")
)
_PAID = re.compile(
    r"[^.;]{0,40}\b(?:nop|thu|dong|thanh toan)(?: du| tien| cac khoan| khoan)* (?:le phi"
    r"|chi phi|phi)\b(?! (?:neu co|\(neu co))[^.;]{0,40}"
)
_COUNCIL = re.compile(r"hoi dong nhan dan|\bhdnd\b")
_NAME = re.compile(r"(?i)^\W*((?:phí|lệ phí)\s(?!:)[^:.;()\d\n]{6,140}?)\s*[:.]?\s*(?=\d|$|[(;.])")
_WINDOW = re.compile(
    r"(?:ke )?tu (?:ngay )?(\d{1,2}/\d{1,2}/\d{4}) den (?:het )?(?:ngay )?(\d{1,2}/\d{1,2}/\d{4})"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What one channel says: an amount in đồng, 0 when free, None when it was not understood."""

    text: str
    amount: int | None = None
    currency: str = "VND"
    note: str = ""
    nature: str = ""
    doubt: str = ""


def read_fees(record: Record, root: Node, law: Law, ledger: Ledger) -> Value | None:
    """`none`, the fees, or nothing when not all is sure enough even for a guess."""
    told = [(CHANNELS.get(fold(one.channel), ""), one.fee_text) for one in record.channels]
    silent = sorted({channel for channel, text in told if not text})
    said = {text: _read(text) for _, text in told if text}
    if not said:
        ledger.left(root, "fees", "fees: cổng không nêu phí, lệ phí")
        return None
    if all(one.amount == 0 and not one.doubt for one in said.values()):
        return _free(record, root, silent, ledger)
    unread = [one for one in said.values() if one.amount is None]
    if unread and all(_COUNCIL.search(fold(one.text)) for one in said.values()):
        return _by_council(record, list(said), ledger)
    if unread:
        for text in said:
            ledger.left(root, "fees", "fees: mức thu chưa đọc chắc được", text)
        return None
    by_channel = {channel: said[text] for channel, text in told if text}
    amounts = {(channel, said[text].amount) for channel, text in told if text}
    if len(by_channel) != len(amounts):
        for text in said:
            ledger.left(root, "fees", "fees: một kênh có nhiều mức thu", text)
        return None
    return [_fee(record, by_channel, silent, law, ledger)]


def _free(record: Record, root: Node, silent: list[str], ledger: Ledger) -> Value:
    steps = one_line(record.steps)
    paid = _PAID.search(fold(steps))
    if paid:
        told = steps[paid.start() : paid.end()]
        ledger.guessed(root, "fees", "fees: cổng ghi miễn phí mà trình tự nói nộp tiền", told)
    elif silent:
        ledger.guessed(root, "fees", f"fees: kênh {', '.join(silent)} không nêu phí, lệ phí")
    else:
        ledger.took("fees")
    return "none"


def _by_council(record: Record, texts: list[str], ledger: Ledger) -> list[Value]:
    nature = _nature(" ".join(texts)) or "le_phi"
    fee = node(
        id="muc_thu", type=nature, name=f"{_WORDS[nature]} {_lower(record.name)}",
        amount="set_by hdnd_tinh",
    )  # fmt: skip
    for text in texts:
        ledger.guessed(fee, "fees", "amount: cổng nói mức thu do Hội đồng nhân dân quy định", text)
    return [fee]


_WORDS = {"phi": "Phí", "le_phi": "Lệ phí"}


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _nature(text: str) -> str:
    words = fold(text)
    charge, dues = re.search(r"\ble phi\b", words), re.search(r"(?<!le )\bphi\b", words)
    if charge and not dues:
        return "le_phi"
    return "phi" if dues and not charge else ""


def _read(text: str) -> _Said:
    words = " ".join(fold(text).split())
    if _FREE.fullmatch(words):
        return _Said(text, 0)
    head = _HEAD.fullmatch(words)
    if head is None:
        return _Said(text)
    amount = int(re.sub(r"[.,]", "", head["amount"]))
    currency = "USD" if head["currency"] == "usd" else "VND"
    note = one_line(text[text.index("(") + 1 : text.rindex(")")]) if head["note"] else ""
    nature = {"phi": "phi", "le phi": "le_phi"}.get(head["kind"], "")
    if not amount:
        return _Said(text)
    if currency == "VND" and amount < 1000:
        return _cut(text, amount, note)
    return _noted(text, amount, currency, note, nature)


def _cut(text: str, amount: int, note: str) -> _Said:
    """`150 VNĐ(150.000 đồng/lần)`: portals lose the thousands that the note still has."""
    if _sums(fold(note)) != {amount * 1000}:
        return _Said(text)
    doubt = "số tiền bị cắt phần nghìn, lấy mức trong ghi chú"
    return _Said(text, amount * 1000, "VND", note, _nature(note), doubt)


def _sums(words: str) -> set[int]:
    plain = re.sub(r"\d{1,2}/\d{1,2}/\d{4}|\d+/\d{4}/[\w-]+", "", words)
    return {int(re.sub(r"[.,]", "", one)) for one in _SUM.findall(plain)}


def _noted(text: str, amount: int, currency: str, note: str, nature: str) -> _Said:
    """The amount in the light of its note: other sums, cases or windows in it make it a guess."""
    plain = re.sub(r"(?i)(?:nghị định|thông tư|luật|quyết định)[^;.)]*", "", note)
    words = fold(plain)
    doubt = ""
    if _sums(words) - {amount} or _MORE.search(words):
        doubt = "ghi chú nêu mức, trường hợp hoặc thời gian khác"
    elif (unit := _UNIT.search(words)) and unit["unit"].strip() not in _PER_DOSSIER:
        doubt = f"mức thu tính theo đơn vị /{plain[slice(*unit.span('unit'))].strip()}"
    if not doubt and _leftover(note):
        doubt = "ghi chú còn lời văn khác"
    nature = nature or _nature(
        re.sub(r"(?i)luật phí và lệ phí|mức thu phí, lệ phí|phí, lệ phí", "", note)
    )
    return _Said(text, amount, currency, note, nature, doubt)


def _leftover(note: str) -> bool:
    """Whether a note says more than the name of the fee, its amount, its unit and its act."""
    name = _NAME.search(note)
    rest = note.replace(name[1], "") if name else note
    rest = re.sub(
        r"(?:theo |tại )?(?:quy định tại )?(?:khoản \S+ )?(?:điều \S+ )?thông tư (?:số )?\d\S*"
        r"(?: ngày \d\S*)?(?: của bộ(?: trưởng bộ)? tài chính)?",
        "",
        rest.lower(),
    )
    rest = _UNIT.sub("", fold(rest))
    return bool(re.sub(r"\d[\d.,]*|\b(?:dong|vnd|d|usd|lan|ho so|muc thu|muc phi)\b|\W", "", rest))


def _fee(
    record: Record, said: Mapping[str, _Said], silent: list[str], law: Law, ledger: Ledger
) -> Node:
    first = next(iter(said.values()))
    nature = next((one.nature for one in said.values() if one.nature), "")
    names = {match[1] for one in said.values() if (match := _NAME.search(one.note))}
    name = names.pop() if len(names) == 1 else ""
    amounts = {channel: _money(one) for channel, one in said.items()}
    same = len(set(amounts.values())) == 1
    rows = (
        windowed(first.note, first.amount or 0, law) if same and first.currency == "VND" else None
    )
    fee = node(
        id=Ids().new(name, "muc_thu"), type=nature or "phi",
        name=_capital(one_line(name)) or f"{_WORDS[nature or 'phi']} {_lower(record.name)}",
        amount=rows or (amounts[next(iter(amounts))] if same else _by_channel(amounts, silent)),
        basis=_basis(said, law),
    )  # fmt: skip
    doubts = dict.fromkeys((one.doubt, one.text) for one in said.values() if one.doubt)
    if silent and same:
        doubts[f"kênh {', '.join(silent)} không nêu mức thu", ""] = None
    for doubt, source in doubts:
        ledger.guessed(fee, "fees", f"amount: {doubt}", source)
    if not nature:
        ledger.guessed(fee, "fees", "type: cổng không nói phí hay lệ phí", first.text)
    if not name and not doubts and nature:
        ledger.guessed(fee, "fees", "name: tên khoản thu lập từ tên thủ tục")
    if "review" not in fee:
        ledger.took("fees")
    return fee


def _by_channel(amounts: Mapping[str, str], silent: list[str]) -> Value:
    channels: Node = dict(amounts)
    return channels | {one: max(amounts.values(), key=len) for one in silent}


def _money(said: _Said) -> str:
    if said.currency == "USD":
        return f"{said.amount} USD"
    return dong(said.amount or 0)


def _basis(said: Mapping[str, _Said], law: Law) -> str | None:
    acts = {cited(one.note, law) for one in said.values()}
    return acts.pop() if len(acts) == 1 else None


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
