"""VietQR codes against published ones and, byte for byte, against an independent package."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vietnam_qr_pay import QRPay

from renderers.vietqr import LONGEST_PURPOSE, Transfer, checksum, payload, purpose

PUBLISHED = {
    Transfer("970415", "0011001932418", 120000, "ung ho lu lut"): (
        "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA"
        "530370454061200005802VN62170813ung ho lu lut6304C15C"
    ),
    Transfer("970422", "0023457923442", 40123, "chuyen khoan"): (
        "00020101021238570010A00000072701270006970422011300234579234420208QRIBFTTA"
        "53037045405401235802VN62160812chuyen khoan6304722F"
    ),
}
SIGNS = string.ascii_letters + string.digits + ".-/ "


@pytest.mark.parametrize("transfer", PUBLISHED)
def test_a_code_is_as_published(transfer: Transfer) -> None:
    assert payload(transfer) == PUBLISHED[transfer]


@given(
    bin=st.text(string.digits, min_size=6, max_size=6),
    account=st.text(string.digits + string.ascii_uppercase, min_size=1, max_size=19),
    amount=st.integers(1, 10**12),
    said=st.text(SIGNS, min_size=1, max_size=LONGEST_PURPOSE),
)
def test_an_independent_package_writes_and_reads_the_same(
    bin: str, account: str, amount: int, said: str
) -> None:
    ours = payload(Transfer(bin, account, amount, said))
    assert ours == QRPay.init_viet_qr(bin, account, str(amount), said).build()
    read = QRPay(ours)
    assert read.is_valid
    assert (read.consumer.bank_bin, read.consumer.bank_number) == (bin, account)
    assert (read.amount, read.additional_data.purpose) == (str(amount), said)


def test_the_checksum_is_the_one_that_the_standard_gives_as_its_example() -> None:
    assert checksum("123456789") == 0x29B1


@pytest.mark.parametrize(
    "wrong",
    [
        Transfer("97041", "1", 1, "a"),
        Transfer("97041a", "1", 1, "a"),
        Transfer("970415", "", 1, "a"),
        Transfer("970415", "1" * 20, 1, "a"),
        Transfer("970415", "1 2", 1, "a"),
        Transfer("970415", "1", 0, "a"),
        Transfer("970415", "1", -5, "a"),
        Transfer("970415", "1", 1, ""),
        Transfer("970415", "1", 1, "hồ sơ"),
        Transfer("970415", "1", 1, "a\n"),
        Transfer("970415", "1", 1, "a" * 26),
    ],
)
def test_what_a_bank_would_refuse_or_change_is_not_written(wrong: Transfer) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        payload(wrong)


def test_a_code_of_a_dossier_is_carried_as_it_is() -> None:
    assert purpose("H29.HT-260302-0001") == "H29.HT-260302-0001"
