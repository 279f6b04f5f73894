"""Who may file, and how: audience and channels of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from catalogue.portal.ledger import Ledger, Node, Value
from catalogue.portal.records import Record
from catalogue.text import fold

CHANNELS: Mapping[str, str] = {
    "truc tuyen": "online",
    "truc tiep": "counter",
    "dich vu buu chinh": "post",
    "buu chinh": "post",
}
"""By the portal's word, folded."""
_ORDER = ("online", "counter", "post")
_OFFICIALS = ("can bo", "cong chuc", "vien chuc")
_LIKE = {
    "doanh nghiep viet nam": "doanh_nghiep",
    "to chuc": "to_chuc",
    "ca nhan": "cong_dan_viet_nam",
    "to chuc (khong bao gom doanh nghiep/htx)": "to_chuc",
    "to chuc (khong bao gom doanh nghiep, htx)": "to_chuc",
}
_SURE = frozenset(_LIKE) - {"doanh nghiep viet nam", "to chuc", "ca nhan"}


def read_channels(record: Record, root: Node, ledger: Ledger) -> None:
    """`channels` and `online`."""
    found = set()
    for one in record.channels:
        channel = CHANNELS.get(fold(one.channel))
        if channel:
            found.add(channel)
        else:
            ledger.left(root, "channels", "channels: kênh chưa rõ", one.channel or "(trống)")
    channels: list[Value] = [one for one in _ORDER if one in found]
    root["channels"] = channels
    ledger.took("channels", len(channels))
    if not channels:
        ledger.left(root, "channels", "channels: cổng không nêu cách nộp hồ sơ")
    if "online" in found:
        root["online"] = "full"
        ledger.guessed(
            root, "channels", "online: cổng không nêu trực tuyến toàn trình (full) hay một phần"
        )
    else:
        root["online"] = "none"


def read_audience(record: Record, root: Node, ledger: Ledger, known: Mapping[str, str]) -> None:
    """`known` are the words of the jurisdiction by id."""
    by_word = {fold(name): id_ for id_, name in known.items()}
    found: dict[str, None] = {}
    words = _words(record)
    sure = {_surely(fold(word).strip(" ."), by_word) for word in words}
    for word in words:
        folded = fold(word).strip(" .")
        id_ = by_word.get(folded) or _LIKE.get(folded)
        if id_ is None:
            ledger.left(root, "audience", "audience: đối tượng chưa rõ", word)
            continue
        if id_ in sure:
            ledger.took("audience")
        elif id_ not in found:
            ledger.guessed(root, "audience", f"audience: đoán là {id_}", word)
        found[id_] = None
    if not found and not record.audience:
        ledger.left(root, "audience", "audience: cổng không nêu đối tượng thực hiện")
    root["audience"] = list(found)


def _surely(word: str, by_word: Mapping[str, str]) -> str | None:
    return by_word.get(word) or (_LIKE[word] if word in _SURE else None)


def _words(record: Record) -> list[str]:
    """The words, with those joined again that the portal's commas have parted."""
    words: list[str] = []
    for word in record.audience:
        whole = fold(word).strip(" .")
        parted = re.split(r", (?![^(]*\))", word) if whole.count(", ") > 1 else [word]
        words += parted
    if all(any(fold(word) == one for word in words) for one in _OFFICIALS):
        first = next(at for at, word in enumerate(words) if fold(word) == _OFFICIALS[0])
        rest = [word for word in words if fold(word) not in _OFFICIALS]
        words = [*rest[:first], "Cán bộ, công chức, viên chức", *rest[first:]]
    return words
