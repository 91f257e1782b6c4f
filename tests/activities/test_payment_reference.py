"""A payment finds its invoice by twelve digits, however people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutua.activities.documents import payment_reference
from mutua.activities.documents.errors import DocumentError

SEQUENCES = st.integers(1, payment_reference.HIGHEST)
KNOWN = "090933755493"


def test_the_known_example() -> None:
    assert payment_reference.make(909_337_554) == KNOWN
    assert payment_reference.shown(KNOWN) == "+++090/9337/55493+++"


def test_ninety_seven_stands_for_nothing_left() -> None:
    assert payment_reference.make(97) == "000000009797"
    assert not payment_reference.is_right("000000009700")


@pytest.mark.parametrize("sequence", [0, -1, payment_reference.HIGHEST + 1])
def test_a_number_without_a_reference_is_named(sequence: int) -> None:
    with pytest.raises(DocumentError, match="sequence"):
        payment_reference.make(sequence)


@pytest.mark.parametrize(
    "text",
    [
        "+++090/9337/55493+++",
        "***090/9337/55493***",
        "* 090 9337 55493 *",
        "090933755493",
        "0909 3375 5493",
        "090/9337/55493 merci !",
        "Facture 2026/14 du 3/11/2026: 090/9337/55493",
        "factuur 17+++090/9337/55493+++000000000101",
        "compte BE68 5390 0754 7034, com. 090933755493",
        "539-0075470-34 090.9337.55493",
        "+++090/9337/\u00a055493+++",
    ],
)
def test_it_is_read_as_people_and_banks_write_it(text: str) -> None:
    assert payment_reference.read(text) == KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "merci",
        "090933755494",
        "1090933755493",
        "0909337554930",
        "BE68539007547034",
        "BE68 5390 0754 7034",
        "be68 5390 0754 7034",
        "539-0075470-34",
        "١٢٣٤٥٦٧٨٩٠١٢",
        "+++090/9337/55493+++ ***000/0000/00101***",
    ],
)
def test_none_or_two_are_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="payment_reference"):
        payment_reference.read(text)


@given(SEQUENCES)
def test_what_is_made_is_right_and_read_back(sequence: int) -> None:
    reference = payment_reference.make(sequence)
    assert payment_reference.is_right(reference)
    assert payment_reference.read(payment_reference.shown(reference)) == reference
    assert payment_reference.read(f"Paiement {reference} merci") == reference


@given(SEQUENCES, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_seen(sequence: int, place: int, shift: int) -> None:
    reference = payment_reference.make(sequence)
    wrong = str((int(reference[place]) + shift) % 10)
    assert not payment_reference.is_right(reference[:place] + wrong + reference[place + 1 :])


@given(SEQUENCES, st.integers(0, 10))
def test_two_digits_changed_about_are_seen(sequence: int, place: int) -> None:
    reference = payment_reference.make(sequence)
    left, right = reference[place], reference[place + 1]
    swapped = reference[:place] + right + left + reference[place + 2 :]
    assert left == right or not payment_reference.is_right(swapped)


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fall(text: str) -> None:
    assert all(map(payment_reference.is_right, payment_reference.all_in(text)))
