"""How many papers of which kind, handed in or shown: the counts of a record against its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from catalogue.portal.records import Component
from catalogue.text import fold

_MENTIONS = re.compile(
    r"\b(?:ban (?:chinh|goc|sao|chup|photo\w*|dien tu|sao y)|photo\w*|chung thuc|cong chung"
    r"|doi chieu|sao y|so goc|xuat trinh)\b"
)
_CERTIFIED = re.compile(r"ban sao (?:duoc |co )?chung thuc\b(?! (?:tu ban|dien))")
_NOTARISED_OR = re.compile(
    r"ban sao (?:duoc |co )?(?:cong chung (?:hoac|,) ?chung thuc"
    r"|chung thuc (?:hoac|,) ?cong chung)\b"
)
_PLAIN = re.compile(r"(?:ban sao|ban chup|ban photo\w*)\b")
_ORIGINAL = re.compile(r"ban (?:chinh|goc)\b")
_OTHERS = re.compile(
    r"chung thuc|cong chung|doi chieu|dien tu|xuat trinh|so goc|hoac ban|/ ?ban|sao y"
)
_COUNTED = re.compile(
    r"\b(\d{1,2}) ?(?:\([a-z]+\) ?)?(ban chinh|ban goc|ban sao|ban chup|ban)\b(?! hanh)"
)
_SOURCE = re.compile(r" tu ban (?:chinh|goc)\b")
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4}
_OPENING = re.compile(r"\W*(\d{1,2}|mot|hai|ba|bon)\b(?! trong) ?(?:\([a-z]+\) ?)?[a-z]")


@dataclass(frozen=True, slots=True)
class Copies:
    """`verb: phrase`; `doubt` says why it may be otherwise."""

    verb: Literal["submit", "present"]
    phrase: str
    doubt: str = ""


def read_copies(component: Component, verb: Literal["submit", "present"]) -> Copies:
    words = fold(component.name)
    if verb == "submit" and words.lstrip("-+ ").startswith("xuat trinh"):
        verb = "present"
    original, copies = component.original, component.copies
    if not original and not copies:
        return _from_words(words, verb, told=original is not None)
    originals, plain = original or 0, copies or 0
    phrase, doubt = _from_counts(originals, plain, words)
    if "xuat trinh" in words and not doubt and verb == "submit":
        doubt = "tên giấy tờ nói xuất trình; nộp hay xuất trình chưa chắc"
    if not doubt and (told := _told(words)) and told not in (originals, plain):
        doubt = f"tên giấy tờ nói {told} bản"
    if verb == "present" and plain and not doubt:
        doubt = "xuất trình mà cổng ghi số bản sao"
    return Copies(verb, phrase, doubt)


def _from_counts(originals: int, copies: int, words: str) -> tuple[str, str]:
    shown = f"cổng ghi {originals} bản chính, {copies} bản sao"
    if originals and copies:
        return f"{originals} original and {copies} plain", f"{shown}; cả hai hay một trong hai"
    if originals:
        other = _MENTIONS.findall(_ORIGINAL.sub("", words))
        return f"{originals} original", f"{shown}, tên giấy tờ nói thêm cách khác" if other else ""
    if _NOTARISED_OR.match(words) and not _OTHERS.search(_NOTARISED_OR.sub("", words)):
        return f"{copies} notarised or {copies} certified", ""
    if _CERTIFIED.match(words) and not _OTHERS.search(_CERTIFIED.sub("", words)):
        return f"{copies} certified", ""
    if _OTHERS.search(words) or _ORIGINAL.search(words):
        return f"{copies} plain", f"{shown}, tên giấy tờ nói thêm cách khác"
    return f"{copies} plain", ""


def _from_words(words: str, verb: Literal["submit", "present"], *, told: bool) -> Copies:
    """The name's own count, where the columns say nothing: `Tờ khai hải quan: 02 bản chính`."""
    words = _SOURCE.sub("", words)
    counted = _COUNTED.findall(words)
    kinds = {
        "ban chinh": "original", "ban goc": "original", "ban sao": "plain", "ban chup": "plain",
    }  # fmt: skip
    if len(counted) == 1 and counted[0][1] in kinds and int(counted[0][0]):
        count, kind = counted[0]
        if len(_MENTIONS.findall(words)) == 1:
            return Copies(verb, f"{int(count)} {kinds[kind]}")
    why = "cổng ghi 0 bản chính, 0 bản sao" if told else "cổng không nêu số bản"
    plain = _PLAIN.match(words.lstrip("-+ "))
    guess = "1 plain" if plain else "1 original"
    return Copies(verb, guess, f"{why}; số và loại bản là phỏng đoán")


def _told(words: str) -> int:
    """The only count that a name says; nothing when it says none or several."""
    counted = {int(one[0]) for one in _COUNTED.findall(words)}
    if opening := _OPENING.match(words):
        counted.add(_WORDS.get(opening[1]) or int(opening[1]))
    return counted.pop() if len(counted) == 1 else 0


def speaks_of_copies(heading: str) -> bool:
    return bool(_MENTIONS.search(fold(heading)))
