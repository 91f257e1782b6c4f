"""The number of an account is read in one way, wherever somebody names one."""

import pytest

from mutua.ground.errors import Refused
from mutua.ground.ibans import reached, read_iban

HERE = "BE68539007547034"
FAR = "TR330006100519786457841326"  # Türkiye is not in the zone of euro payments


@pytest.mark.parametrize(
    "written",
    [HERE, "BE68 5390 0754 7034", "be68539007547034", "BE68\u00a05390\u00a00754\u00a07034"],
)
def test_an_account_is_read_however_people_write_it(written):
    assert read_iban("iban", written) == HERE
    assert reached(written) == HERE


@pytest.mark.parametrize(
    "written", ["", "hello", "BE68539007547035", "BE6²539007547034", "BE68-5390-0754-7034", "XX12"]
)
def test_what_is_no_account_is_refused_by_its_field_with_what_was_given(written):
    for anywhere in (True, False):
        with pytest.raises(Refused) as caught:
            read_iban("paid_from", written, anywhere=anywhere)
        assert (caught.value.field, caught.value.given) == ("paid_from", written)
        assert "IBAN" in caught.value.allowed
    assert reached(written) == ""


def test_money_may_come_from_anywhere_and_goes_where_a_transfer_in_euro_reaches():
    assert read_iban("paid_from", FAR, anywhere=True) == FAR
    with pytest.raises(Refused) as caught:
        read_iban("iban", FAR)
    assert (caught.value.field, caught.value.given, caught.value.code) == (
        "iban",
        FAR,
        "beyond_sepa",
    )
    assert "zone of euro payments" in caught.value.allowed
    assert reached(FAR) == ""
