"""The signs and functions of rules, each in two languages with an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.kinds.base import Says


@dataclass(frozen=True, slots=True)
class Rule:
    says: Says
    example: str


def _rule(vi: str, en: str, example: str) -> Rule:
    return Rule(Says(vi, en), example)


OPERATORS: Mapping[str, Rule] = {
    "==": _rule("bằng", "equals", "quan_he == cha"),
    "!=": _rule("khác", "differs from", "quan_he != cha"),
    "<": _rule("nhỏ hơn, trước", "less than, before", "so_ban < 5"),
    "<=": _rule("không quá", "at most", "tre.ngay_sinh <= lodged"),
    ">": _rule("lớn hơn, sau", "more than, after", "so_ban > 5"),
    ">=": _rule("từ … trở lên", "at least", "so_ban >= 5"),
    "in": _rule("thuộc một trong (thuộc)", "is one of", "viec in ban | cho"),
    "and": _rule("và", "and", "bo_roi and mang_thai_ho"),
    "or": _rule("hoặc; and gắn chặt hơn", "or; and binds closer", "bo_roi or mang_thai_ho"),
    "not": _rule("không", "not", "not bo_roi"),
    "+": _rule("cộng; ngày cộng khoảng thời gian", "plus; a day plus a length of time",
               "tre.ngay_sinh + 60 days"),
    "-": _rule("trừ", "minus", "tong - da_nop"),
    "*": _rule("nhân", "times", "so_ban * 2"),
    "/": _rule("chia", "divided by", "dien_tich / 2"),
    "per": _rule("mức tiền cho mỗi đơn vị", "so much for each", "8.000đ per so_ban"),
    "of": _rule("phần trăm của", "per cent of", "5% of gia_tri"),
    "or_else": _rule("nếu chưa có thì lấy", "or, when there is none", "so_ban or_else 1"),
    "if": _rule("nếu … thì … không thì", "if … then … else", "if bo_roi then 0 else 1"),
    "found": _rule("cơ sở dữ liệu tìm thấy", "a register finds it", "found csdl_dan_cu for me"),
}  # fmt: skip

FUNCTIONS: Mapping[str, Rule] = {
    "given": _rule("đã được trả lời", "has been answered", "given(me.so_dinh_danh)"),
    "min": _rule("số nhỏ nhất", "the least", "min(so_ban, 5)"),
    "max": _rule("số lớn nhất", "the most", "max(so_ban, 5)"),
    "age": _rule("số tuổi tròn, vào ngày nộp hoặc ngày khác", "whole years, at filing or a day",
                 "age(me.ngay_sinh, lodged) >= 18"),
    "count": _rule("số dòng của danh sách", "the rows of a list", "count(thanh_vien)"),
}  # fmt: skip

QUANTIFIERS: Mapping[str, Rule] = {
    "any": _rule("có ít nhất một dòng", "at least one row", "any t in thanh_vien where t.moi"),
    "all": _rule("mọi dòng", "every row", "all t in thanh_vien where t.moi"),
    "count": _rule("bao nhiêu dòng", "how many rows", "count t in thanh_vien where t.moi"),
    "sum": _rule("tổng qua các dòng", "the sum over rows", "sum g in giay_to of g.so_ban"),
}

READABLE: Mapping[str, Rule] = {
    "lodged": _rule("ngày nộp hồ sơ", "the day of filing", "lodged >= 01/07/2026"),
    "channel": _rule("kênh nộp", "the channel", "channel == online"),
}
