"""Loose patterns of the phrases inside values: what an editor can tell without reading them."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.clocks import CLOCKS, EVENTS
from catalogue.phrases import PAPERS, ROUNDINGS

LOOSE = ("words", "option", "word", "flag", "count", "rule", "amount", "quantity", "cell")
ANY_TEXT = ("string", "number", "boolean")
"""What editors take the values for that the language keeps as text: `8`, `0.5`, `true`."""

_RULE = r"^(?!.*(&&|\|\||===|=>|=<|[≤≥≠]|[^=!<>]=[^=]))"
_DAY = r"@?(\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})"
_ID = "[a-z][a-z0-9_]*"
_NUMBER = r"[0-9][0-9._]*"
_MONEY = f"{_NUMBER} ?(đ|đồng|VNĐ|[A-Z]{{3}})"
_UNITS = "days?|working_days?|hours?|months?|years?|ngày|giờ|tháng|năm|ngày làm việc|giờ làm việc"

PATTERNS: Mapping[str, str] = {
    **dict.fromkeys(("rule", "amount", "quantity", "cell"), _RULE),
    "id": f"^{_ID}$",
    "code": r"^\d\.\d{6}$",
    "day": f"^{_DAY}$",
    "moment": rf"^{_DAY}( +\d{{1,2}}:\d{{2}})?$",
    "money": f"^{_MONEY}$",
    "expected_fee": rf"^({_MONEY}|(set_by|by_notice) +{_ID}|by_agreement)$",
    "percent": r"^\d+([.,]\d+)? *%$",
    "time": r"^\d{1,2}:\d{2}$",
    "clock": rf"^({'|'.join(CLOCKS)}|{_NUMBER} +({_UNITS})|(before|by) +\d{{1,2}}/\d{{1,2}})$",
    "event": f"^({'|'.join(EVENTS)})( +{_ID})?$",
    "copies": rf"^([0-9]+ +)?({'|'.join(PAPERS)})\b",
    "registers": f"^{_ID}( +(or|hoặc) +{_ID})*( +for +.+)?$",
    "authority": rf"^(any +)?{_ID}( +(at|in|thuộc) +.+)?$",
    "use": f"^{_ID}@[0-9]+( +as +{_ID})?$",
    "each": rf"^{_ID} +(in|thuộc) +\S.*$",
    "rounding": f"^({'|'.join(ROUNDINGS)}) +to +.+$",
    "decision": rf"^\S+/\S+, *{_DAY}$",
    "basis": r"\d+/\S",
}
"""Of rules and amounts only the signs of other languages are refused."""
