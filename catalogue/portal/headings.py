"""What a heading over papers says: a case, a verb, a choice among papers, a note, or nothing."""

from __future__ import annotations

import re
from typing import Literal

from catalogue.portal.wording import bare
from catalogue.text import fold

Meaning = Literal["", "note", "plain", "present", "submit", "one_of", "case", "unclear"]
_NOTE = re.compile(r"(?:\W*)(?:luu y|ghi chu|chu y)\b.{0,30}")
_PAPERS = (
    r"(?:cac )?(?:loai )?(?:giay to|tai lieu|ho so|van ban|giay to,? tai lieu)(?: sau(?: day)?)?"
)
_PLAIN = re.compile(
    rf"(?:cac )?(?:thanh phan(?:,? so luong)? ho so|ho so"
    rf"|cac giay to)(?: (?:bao )?gom(?: co)?)?(?: {_PAPERS})?"
)
_PRESENT = re.compile(
    r"(?:cac )?giay to (?:can )?(?:phai )?xuat trinh(?: cang vu)?(?: \(ban chinh\))?"
    r"(?: (?:bao )?gom)?"
)
_SUBMIT = re.compile(r"(?:cac )?giay to (?:can )?(?:phai )?nop(?: (?:bao )?gom)?")
_ONE_OF = re.compile(
    r"\bmot trong (?:so )?(?:cac|nhung) (?:loai )?(?:giay to|tai lieu|van ban|chung tu|chung chi)\b"
)
_PART = re.compile(
    r"(?:ho so (?:de nghi |dang ky |xin )?)?(?:dang ky|cap|doi|gia han|thay doi|dieu chinh|sat hach"
    r"|cham dut|chap thuan)\b"
)
_BARE_CHOICE = re.compile(
    rf"(?:nop |ho so (?:bao )?gom |gom )?mot trong (?:so )?(?:cac"
    rf"|nhung) {_PAPERS}"
)
_CASE = re.compile(r"\b(?:truong hop|doi voi)\b")


def meaning(heading: str) -> Meaning:
    folded = fold(bare(heading)).strip(" :.*")
    if not folded:
        return ""
    if _NOTE.fullmatch(folded):
        return "note"
    if _PLAIN.fullmatch(folded):
        return "plain"
    if _PRESENT.fullmatch(folded):
        return "present"
    if _SUBMIT.fullmatch(folded):
        return "submit"
    if _ONE_OF.search(folded):
        return "one_of" if len(_CASE.findall(folded)) == 0 else "unclear"
    if _CASE.match(folded) or _CASE.search(folded):
        return "case"
    return "unclear"


def is_bare_choice(heading: str) -> bool:
    """`Một trong các giấy tờ sau` and no word about whom it concerns."""
    return bool(_BARE_CHOICE.fullmatch(fold(bare(heading)).strip(" :.*")))


def names_part(heading: str) -> bool:
    """`Đăng ký theo danh sách, hồ sơ gồm`: one of the ways in which a procedure may be used."""
    return bool(_PART.match(fold(bare(heading)).strip(" :.*"))) and meaning(heading) == "unclear"
