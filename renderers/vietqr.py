"""What a VietQR code says to a bank: a transfer through NAPAS 247, written as EMVCo fields."""

from __future__ import annotations

from dataclasses import dataclass

NAPAS = "A000000727"
TO_AN_ACCOUNT = "QRIBFTTA"
ONCE = "12"
DONG = "704"
LONGEST_PURPOSE = 25


@dataclass(frozen=True, slots=True)
class Transfer:
    """`bin` is the bank's number with NAPAS; `purpose` comes back with the money."""

    bin: str
    account: str
    amount: int
    purpose: str


def payload(one: Transfer) -> str:
    """The text of the code; the amount is part of it, so that nobody types it."""
    if not (len(one.bin) == 6 and one.bin.isdecimal()):
        raise ValueError("the bank's number has six digits")
    if not (0 < len(one.account) <= 19 and one.account.isascii() and one.account.isalnum()):
        raise ValueError("the account has up to 19 letters and digits")
    if one.amount <= 0:
        raise ValueError("only an amount can be transferred")
    bank = _field("00", one.bin) + _field("01", one.account)
    account = _field("00", NAPAS) + _field("01", bank) + _field("02", TO_AN_ACCOUNT)
    text = (
        _field("00", "01")
        + _field("01", ONCE)
        + _field("38", account)
        + _field("53", DONG)
        + _field("54", str(one.amount))
        + _field("58", "VN")
        + _field("62", _field("08", purpose(one.purpose)))
        + "6304"
    )
    return f"{text}{checksum(text):04X}"


def purpose(text: str) -> str:
    """As banks carry it: letters without marks, no more than 25 signs."""
    plain = "".join(sign for sign in text if sign.isascii() and sign.isprintable())
    if plain != text or not 0 < len(text) <= LONGEST_PURPOSE:
        raise ValueError("banks would change this purpose on the way")
    return text


def checksum(text: str) -> int:
    """CRC-16/CCITT-FALSE."""
    register = 0xFFFF
    for byte in text.encode("ascii"):
        register ^= byte << 8
        for _ in range(8):
            register = (register << 1 ^ (0x1021 if register & 0x8000 else 0)) & 0xFFFF
    return register


def _field(id_: str, value: str) -> str:
    return f"{id_}{len(value):02}{value}"
