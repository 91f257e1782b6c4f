"""What a bank would not take in a batch of transfers, said before the file is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from schwifty import BIC, IBAN
from schwifty.exceptions import SchwiftyException

from mutua.ground import payment_reference
from mutua.ground.errors import Refused
from mutua.treasury.formats.characters import ALLOWED, is_identifier, latin

if TYPE_CHECKING:
    from mutua.treasury.formats.pain001 import Address, Batch, Payment

LEGAL_TIME: Final = ZoneInfo("Europe/Brussels")
MOST_CENTS: Final = 99_999_999_999  # 999,999,999.99 euros a transfer (EPC132-08, AT-04)
MOST_PAYMENTS: Final = 99_999
MOST_KNOWN: Final = 20_000  # payees, each looked at once: a person has several contracts a month
NAMELESS: Final = re.compile(r"[^A-Za-z0-9]*")
# ISO 20022 external code set, ExternalCategoryPurpose1Code, as far as a cooperative pays them.
PURPOSES: Final = ("", "SALA", "SUPP", "TAXS", "SSBE", "PENS", "INTC", "TREA", "CASH")
AN_IBAN: Final = "an IBAN of a country of the single euro payments area"
AN_IDENTIFIER: Final = "1 to 35 " + ALLOWED + "; no slash at either end, no two in a row"


def faults(batch: Batch) -> Iterator[Refused]:
    """Each thing that stands in the way, from the batch down to its last payment."""
    yield from _of_the_batch(batch)
    seen: dict[str, int] = {}
    for number, payment in enumerate(batch.payments):
        place = f"payments[{number}]"
        yield from _of_a_payment(payment, place)
        first = seen.setdefault(payment.end_to_end_id, number)
        if first != number:
            given = f"{payment.end_to_end_id}, as payments[{first}]"
            yield Refused(f"{place}.end_to_end_id", given, "an id of its own for each payment")


def _of_the_batch(batch: Batch) -> Iterator[Refused]:
    if not is_identifier(batch.message_id):
        yield Refused("message_id", batch.message_id, AN_IDENTIFIER)
    yield from _days(batch.created_at, batch.execution_date)
    yield from _name("debtor_name", batch.debtor_name)
    yield from _account("debtor_iban", batch.debtor_iban)
    yield from _bank("debtor_bic", batch.debtor_bic)
    yield from _address("debtor_address", batch.debtor_address)
    if batch.enterprise_number and not re.fullmatch("[01][0-9]{9}", batch.enterprise_number):
        yield Refused("enterprise_number", batch.enterprise_number, "ten digits from 0 or 1")
    if not 1 <= len(batch.payments) <= MOST_PAYMENTS:
        yield Refused("payments", str(len(batch.payments)), f"1 to {MOST_PAYMENTS} payments")


def _days(created_at: datetime, execution_date: date) -> Iterator[Refused]:
    if created_at.tzinfo is None:
        yield Refused("created_at", str(created_at), "a time that knows its zone")
        return
    made_on = created_at.astimezone(LEGAL_TIME).date()
    if isinstance(execution_date, datetime) or execution_date < made_on:
        yield Refused("execution_date", str(execution_date), f"a day from {made_on} on")


def _of_a_payment(payment: Payment, place: str) -> Iterator[Refused]:
    if not is_identifier(payment.end_to_end_id):
        yield Refused(f"{place}.end_to_end_id", payment.end_to_end_id, AN_IDENTIFIER)
    payee = payment.creditor_name, payment.creditor_iban, payment.creditor_bic, payment.address
    for fault in _of_a_payee(*payee):
        yield Refused(f"{place}.{fault.field}", fault.given, fault.allowed)
    if type(payment.amount) is not int or not 0 < payment.amount <= MOST_CENTS:
        allowed = f"whole cents from 1 to {MOST_CENTS}"
        yield Refused(f"{place}.amount", payment.amount, allowed)
    if payment.currency != "EUR":
        yield Refused(f"{place}.currency", payment.currency, "EUR")
    if payment.category_purpose not in PURPOSES:
        allowed = ", ".join(filter(None, PURPOSES)) + " or nothing"
        yield Refused(f"{place}.category_purpose", payment.category_purpose, allowed)
    yield from _remittance(payment, place)


@lru_cache(maxsize=MOST_KNOWN)
def _of_a_payee(name: str, iban: str, bic: str, address: Address | None) -> tuple[Refused, ...]:
    return (
        *_name("creditor_name", name), *_account("creditor_iban", iban),
        *_bank("creditor_bic", bic), *_address("address", address),
    )  # fmt: skip


def _remittance(payment: Payment, place: str) -> Iterator[Refused]:
    if payment.communication and payment.text:
        given = f"{payment.communication} and {payment.text}"
        yield Refused(f"{place}.text", given, "a structured communication or a text, not both")
    if payment.communication and not twelve_digits(payment.communication):
        given = payment.communication
        yield Refused(f"{place}.communication", given, payment_reference.FORM)
    if len(latin(payment.text)) > 140:
        given = f"{len(latin(payment.text))} signs as banks write them"
        yield Refused(f"{place}.text", given, "at most 140")


def _name(field: str, name: str) -> Iterator[Refused]:
    if NAMELESS.fullmatch(latin(name)):
        yield Refused(field, name, "a name with at least one letter or digit")


def _account(field: str, iban: str) -> Iterator[Refused]:
    if not _is_known(iban):
        yield Refused(field, iban, AN_IBAN)


def _is_known(iban: str) -> bool:
    try:
        return IBAN(iban).in_sepa_zone
    except (SchwiftyException, ValueError):
        return False


def _bank(field: str, bic: str) -> Iterator[Refused]:
    if not bic:
        return
    try:
        BIC(bic)
    except (SchwiftyException, ValueError):
        yield Refused(field, bic, "a BIC of 8 or 11 letters and digits, or nothing")


def _address(field: str, address: Address | None) -> Iterator[Refused]:
    if address is None:
        return
    if not latin(address.town).strip("."):
        yield Refused(f"{field}.town", address.town, "the name of a town")
    if not re.fullmatch("[A-Z]{2}", address.country):
        yield Refused(f"{field}.country", address.country, "two capitals, as BE")
    if len(latin(address.number)) > 16:
        yield Refused(f"{field}.number", address.number, "at most 16 signs")
    if len(latin(address.postcode)) > 16:
        yield Refused(f"{field}.postcode", address.postcode, "at most 16 signs")


def compact(iban: str) -> str:
    """The account without its spaces."""
    return "".join(iban.split()).upper()


def twelve_digits(communication: str) -> str:
    """The digits of a structured communication; nothing for one that is wrong."""
    digits = re.sub(r"[+*/ ]", "", communication)
    return digits if payment_reference.is_right(digits) else ""
