"""A batch of transfers becomes a file that banks take, or says what is wrong in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from mutua.ground.errors import Refused
from mutua.treasury.formats import pain001
from mutua.treasury.formats.characters import TAKEN, is_identifier, latin
from mutua.treasury.formats.pain001 import Address
from tests.support.bank_files import REFERENCE, batch, golden, payment, wages

P = f"{{{pain001.NAMESPACE}}}"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    path = files("sepaxml").joinpath("schemas/pain.001.001.09.xsd")
    return etree.XMLSchema(etree.fromstring(path.read_bytes()))


def texts(content: bytes, name: str) -> list[str]:
    return [one.text for one in etree.fromstring(content).iter(f"{P}{name}")]


def test_the_file_is_the_one_that_was_written_down():
    content = pain001.build(
        batch(
            wages(1, creditor_name="Zoë Øster", text="Salaire nov. 2026", amount=123_450),
            payment(
                2, text="", communication=f"+++{REFERENCE[:3]}/{REFERENCE[3:7]}/{REFERENCE[7:]}+++"
            ),
        )
    )
    assert content == golden("pain001-09.xml")


def test_the_same_batch_gives_the_same_bytes_and_another_iban_another_digest():
    once, again = pain001.build(batch(wages())), pain001.build(batch(wages()))
    assert once == again
    moved = pain001.build(batch(wages(1, creditor_iban="NL91ABNA0417164300")))
    assert pain001.sha256(moved) != pain001.sha256(once)


def test_each_purpose_is_a_block_of_its_own_with_its_count_and_sum(schema):
    content = pain001.build(
        batch(wages(1, amount=100), payment(2, amount=25), wages(3, amount=200))
    )
    schema.assertValid(etree.fromstring(content))
    assert texts(content, "NbOfTxs") == ["3", "2", "1"]
    assert texts(content, "CtrlSum") == ["3.25", "3.00", "0.25"]
    assert texts(content, "PmtInfId") == ["MUT-2026-0001-1", "MUT-2026-0001-2"]
    assert texts(content, "EndToEndId") == ["E2E-1", "E2E-3", "E2E-2"]


def test_blocks_of_a_long_identifier_keep_apart():
    ids = [pain001.block_id("M" * 35, number) for number in (1, 2, 10)]
    assert len(set(ids)) == 3
    assert all(len(one) <= 35 and is_identifier(one) for one in ids)


def test_one_payee_paid_several_times_has_the_transfers_that_each_alone_would_have(schema):
    elsewhere = Address(country="BE", town="Gent", street="Veldstraat", number="3", postcode="9000")
    several = (
        wages(1, text="May", amount=100),
        wages(2, text="June", amount=2_500),
        wages(3, text="", communication=REFERENCE),
        wages(4, text=""),
        replace(wages(5, text="July"), address=elsewhere),
        wages(6, text="July", creditor_iban="NL91ABNA0417164300"),
        wages(7, text="July", creditor_bic="GEBABEBB"),
        wages(8, text="July", creditor_name="Zoë"),
        wages(9, text="July"),
    )

    def transfers(*some: pain001.Payment) -> list[bytes]:
        written = etree.fromstring(pain001.build(batch(*some)))
        schema.assertValid(written)
        return [etree.tostring(one, with_tail=False) for one in written.iter(f"{P}CdtTrfTxInf")]

    assert transfers(*several) == [one for alone in several for one in transfers(alone)]


@given(
    name=st.text(min_size=1, max_size=120),
    street=st.text(max_size=120),
    town=st.text(min_size=1, max_size=60),
    text=st.text(max_size=200),
    amount=st.integers(1, 99_999_999_999),
)
def test_whatever_people_are_called_the_file_is_valid_or_the_field_is_named(
    name, street, town, text, amount
):
    address = Address(country="BE", town=town, street=street)
    made = batch(payment(1, creditor_name=name, address=address, text=text, amount=amount))
    faults = pain001.check(made)
    if faults:
        names = {"payments[0].creditor_name", "payments[0].address.town", "payments[0].text"}
        assert {one.field for one in faults} <= names
        return
    content = pain001.build(made)
    SCHEMA.assertValid(etree.fromstring(content))
    written = [one for one in content.decode().splitlines() if "<Nm>" in one]
    assert all(set(one) <= TAKEN | set("<>&;_") for one in written)


SCHEMA = etree.XMLSchema(
    etree.fromstring(files("sepaxml").joinpath("schemas/pain.001.001.09.xsd").read_bytes())
)


@pytest.mark.parametrize(
    "given_, written",
    [
        ("Coopérative « Élan » & Cie", "Cooperative (( Elan )) + Cie"),
        ("Łódź Straße 5", "Lodz Strasse 5"),
        ("Ωmega Жанна 李", "Omega Zhanna Li"),
        ("a_b;c!d", "a-b,c.d"),
        ("tab\tand\nline", "tab and line"),
        ("\u202ehidden", "hidden"),
        ("\ue000", "."),
        ("it's 100 %", "it's 100 ."),
    ],
)
def test_other_letters_are_written_with_those_that_banks_take(given_, written):
    assert set(latin(given_)) <= TAKEN
    assert latin(given_) == written


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"creditor_iban": "BE63679026181109"}, "payments[0].creditor_iban"),
        ({"creditor_iban": "BR1500000000000010932840814P2"}, "payments[0].creditor_iban"),
        ({"creditor_bic": "GEBA"}, "payments[0].creditor_bic"),
        ({"creditor_name": " \u200b"}, "payments[0].creditor_name"),
        ({"amount": 0}, "payments[0].amount"),
        ({"amount": -1}, "payments[0].amount"),
        ({"amount": 100_000_000_000}, "payments[0].amount"),
        ({"amount": 1.5}, "payments[0].amount"),
        ({"currency": "USD"}, "payments[0].currency"),
        ({"end_to_end_id": ""}, "payments[0].end_to_end_id"),
        ({"end_to_end_id": "x" * 36}, "payments[0].end_to_end_id"),
        ({"end_to_end_id": "/a"}, "payments[0].end_to_end_id"),
        ({"end_to_end_id": "a//b"}, "payments[0].end_to_end_id"),
        ({"end_to_end_id": "é"}, "payments[0].end_to_end_id"),
        ({"text": "x" * 141}, "payments[0].text"),
        ({"communication": REFERENCE}, "payments[0].text"),
        ({"communication": "090933755494", "text": ""}, "payments[0].communication"),
        ({"category_purpose": "XXXX"}, "payments[0].category_purpose"),
        ({"address": Address(country="be", town="Gent")}, "payments[0].address.country"),
        ({"address": Address(country="BE", town="")}, "payments[0].address.town"),
        (
            {"address": Address(country="BE", town="G", number="1" * 17)},
            "payments[0].address.number",
        ),
    ],
)
def test_a_payment_that_no_bank_takes_is_refused_by_its_field(facts, field):
    with pytest.raises(Refused) as refusal:
        pain001.build(batch(payment(1, **facts)))
    assert refusal.value.field == field
    assert refusal.value.allowed


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"message_id": "a" * 36}, "message_id"),
        ({"created_at": datetime(2026, 11, 26, 9)}, "created_at"),  # noqa: DTZ001
        ({"execution_date": date(2026, 11, 25)}, "execution_date"),
        ({"execution_date": datetime(2026, 11, 26, tzinfo=UTC)}, "execution_date"),
        ({"debtor_iban": "BE00"}, "debtor_iban"),
        ({"debtor_name": "..."}, "debtor_name"),
        ({"debtor_bic": "X"}, "debtor_bic"),
        ({"enterprise_number": "123"}, "enterprise_number"),
        ({"payments": ()}, "payments"),
    ],
)
def test_a_batch_that_no_bank_takes_is_refused_by_its_field(facts, field):
    assert [one.field for one in pain001.check(batch(**facts))] == [field]


def test_two_payments_never_share_an_identifier():
    fault = pain001.check(batch(payment(1), payment(2), payment(1)))[0]
    assert fault.field == "payments[2].end_to_end_id"
    assert "payments[0]" in fault.given


def test_all_that_is_wrong_is_told_at_once():
    made = batch(payment(1, amount=0), payment(2, creditor_iban=""), debtor_name="")
    fields = [one.field for one in pain001.check(made)]
    assert fields == ["debtor_name", "payments[0].amount", "payments[1].creditor_iban"]
