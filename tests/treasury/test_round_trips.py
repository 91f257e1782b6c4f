"""From a batch through the bank and back: both formats say the same, and no cent is lost.

The builder and the readers are Mutua's; the bank between them shares no code with either.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coda import CODA
from hypothesis import given, settings
from hypothesis import strategies as st

from mutua.ground import payment_reference
from mutua.treasury.formats import camt053, coda, pain001, pain002
from mutua.treasury.formats.statements import Statement, gap
from simulators.bank import Bank
from tests.support.bank_files import (
    ABROAD,
    CLIENT,
    DAY,
    OURS,
    ZOE,
    batch,
    payment,
    without_form,
)
from tests.support.proofs import PROVING

OPENING = 50_000_000
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+"
WORDS = st.text(LATIN, min_size=1, max_size=12)
REFERENCES = st.integers(1, payment_reference.HIGHEST).map(payment_reference.make)


def sentences(most: int) -> st.SearchStrategy[str]:
    return st.lists(WORDS, min_size=1, max_size=12).map(lambda one: " ".join(one)[:most].strip())


NAMES = sentences(70).filter(lambda one: any(sign.isalnum() for sign in one))


@st.composite
def remittances(draw: st.DrawFn) -> dict[str, str]:
    kind = draw(st.sampled_from(["communication", "text", "nothing"]))
    if kind == "communication":
        return {"communication": draw(REFERENCES), "text": ""}
    return {"text": draw(sentences(140)) if kind == "text" else ""}


@st.composite
def batches(draw: st.DrawFn) -> list[dict[str, Any]]:
    return draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "creditor_name": NAMES,
                    "creditor_iban": st.sampled_from([ZOE, CLIENT, ABROAD]),
                    "amount": st.integers(1, 30_000_000),
                    "category_purpose": st.sampled_from(["", "SALA", "SUPP"]),
                    "remittance": remittances(),
                    "fate": st.sampled_from(["paid", "paid", "refused", "delayed", "returned"]),
                }
            ),
            min_size=1,
            max_size=6,
        )
    )


DAYS = st.lists(
    st.fixed_dictionaries(
        {
            "batch": st.none() | batches(),
            "together": st.booleans(),
            "incoming": st.lists(
                st.tuples(st.integers(1, 10**11), NAMES, remittances()), max_size=3
            ),
            "charge": st.none() | st.integers(1, 5_000),
            "later": st.integers(0, 9),
        }
    ),
    min_size=1,
    max_size=4,
)


def lived(bank: Bank, days: list[dict[str, Any]]) -> tuple[dict[str, str], set[str]]:
    """Let the days pass at the bank; the last status of each payment, and those that came back."""
    statuses: dict[str, str] = {}
    returned = set()
    for number, day in enumerate(days):
        if day["batch"]:
            content = pain001.build(_batch(bank, number, day))
            _note(statuses, [bank.submit(content)])
        _note(statuses, bank.day(bank.today))
        for place, one in enumerate(day["batch"] or []):
            name = f"E-{number}-{place}"
            if one["fate"] == "returned" and statuses[name] == "ACSC":
                bank.give_back(name, "AC04")
                returned.add(name)
        for amount, who, words in day["incoming"]:
            bank.incoming(amount, who, ABROAD, words.get("communication", ""), words["text"])
        if day["charge"]:
            bank.charge(day["charge"])
        if day["later"]:
            _note(statuses, bank.day(bank.today + timedelta(days=day["later"])))
    _note(statuses, bank.day(bank.today + timedelta(days=10)))
    return statuses, returned


def _batch(bank: Bank, number: int, day: dict[str, Any]) -> pain001.Batch:
    payments = []
    for place, one in enumerate(day["batch"]):
        name = f"E-{number}-{place}"
        facts = {key: one[key] for key in ("creditor_name", "creditor_iban", "amount")}
        facts["category_purpose"] = one["category_purpose"]
        payments.append(payment(end_to_end_id=name, **{**facts, "text": "", **one["remittance"]}))
        if one["fate"] == "refused":
            bank.refuse(name, "AC06")
        if one["fate"] == "delayed":
            bank.delay(name, 1 + place)
    return batch(
        *payments,
        message_id=f"M-{number}",
        execution_date=bank.today,
        batch_booking=day["together"],
    )


def _note(statuses: dict[str, str], answers: list[Path]) -> None:
    for path in answers:
        found = pain002.read(path.read_bytes())
        statuses.update({one.end_to_end_id: one.status for one in found.payments})


def read_all(bank: Bank) -> tuple[list[Statement], list[Statement], list[Path]]:
    camt = [camt053.read(path.read_bytes())[0] for path in bank.statement("camt")]
    paths = bank.statement("coda")
    return camt, [coda.read(path.read_bytes())[0] for path in paths], paths


@settings(max_examples=1_000 if PROVING else 15)
@given(days=DAYS, in_detail=st.booleans())
def test_both_formats_say_the_same_and_no_cent_is_lost(days, in_detail):
    with TemporaryDirectory() as folder:
        bank = Bank(Path(folder), DAY)
        bank.open_account(OURS, "Mutua", OPENING, in_detail)
        statuses, returned = lived(bank, days)
        camt, from_coda, paths = read_all(bank)
        closing = bank.balance()
        bank.close()
        assert [without_form(one) for one in camt] == [without_form(one) for one in from_coda]
        assert [gap(a, b) for a, b in pairwise(camt)] == [None] * max(len(camt) - 1, 0)
        assert closing == OPENING + sum(line.amount for one in camt for line in one.lines)
        if camt:
            assert (camt[0].opening, camt[-1].closing) == (OPENING, closing)
        for path, one in zip(paths, from_coda, strict=True):
            (theirs,) = CODA(str(path)).statements
            assert [int(move.amount * 100) for move in theirs.moves] == [
                x.amount for x in one.lines
            ]
        _each_payment_is_told_once(days, statuses, returned, camt, in_detail)


def _each_payment_is_told_once(
    days: list[dict[str, Any]],
    statuses: dict[str, str],
    returned: set[str],
    statements: list[Statement],
    in_detail: bool,
) -> None:
    """What the bank says was paid left once, what it refused never did; wages that it keeps to
    itself are in a block's sum."""
    left: dict[str, int] = {}
    back: dict[str, int] = {}
    for line in (line for one in statements for line in one.lines):
        for part in line.details or (line,):
            into = back if part.return_reason else left
            if part.end_to_end_id:
                assert part.end_to_end_id not in into
                into[part.end_to_end_id] = part.amount
    for number, day in enumerate(days):
        for place, one in enumerate(day["batch"] or []):
            name = f"E-{number}-{place}"
            hidden = one["category_purpose"] == "SALA" and day["together"] and not in_detail
            paid = statuses[name] == "ACSC"
            assert left.get(name) == (-one["amount"] if paid and not hidden else None)
            if one["fate"] == "refused":
                assert not paid
            assert back.get(name) == (one["amount"] if name in returned else None)
