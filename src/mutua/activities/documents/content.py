"""What stands in an invoice, a credit note or an order, frozen before it is drawn.

Amounts are integers of minor units; quantities are thousandths; rates of VAT are hundredths of a
percent (21 % is 2100). Whoever renders a document reads nothing else, so the same content always
gives the same PDF and the same UBL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INVOICE = "invoice"
CREDIT_NOTE = "credit_note"
KINDS = (INVOICE, CREDIT_NOTE)
DEPOSIT, STAGE, FINAL = "deposit", "stage", "final"
TAKEN_UP = (DEPOSIT, STAGE)
LANGUAGES = ("fr", "nl", "de", "en")


@dataclass(frozen=True)
class Address:
    """A postal address. ``country`` is the two letters of ISO 3166."""

    street: str
    number: str
    postcode: str
    town: str
    country: str
    box: str = ""


@dataclass(frozen=True)
class Party:
    """A seller or a buyer.

    ``enterprise_number`` is the national one (Belgium: ten digits), ``vat_number`` with its
    country's prefix, both empty for a person. ``endpoint`` is the Peppol address, scheme and
    value, such as ("0208", "0123456749"). ``registered`` is what else the law wants on its papers,
    such as its legal form and its register (Belgium: Companies code, art. 2:20).
    """

    name: str
    address: Address
    enterprise_number: str = ""
    vat_number: str = ""
    endpoint: tuple[str, str] = ("", "")
    email: str = ""
    contact: str = ""
    phone: str = ""
    registered: str = ""


@dataclass(frozen=True)
class Vat:
    """How a line is taxed: category of UNCL 5305 (S, Z, E, AE, K, G, O), rate in hundredths of a
    percent, code of the exemption (VATEX-…), and the mention that the law asks for."""

    category: str
    rate: int
    exemption_code: str = ""
    mention: str = ""


@dataclass(frozen=True)
class Line:
    """One line: ``quantity`` thousandths of a ``unit`` (UN/ECE code: C62 piece, HUR hour, DAY day)
    at ``unit_price`` minor units each; ``net`` is the amount of the line without VAT."""

    number: int
    text: str
    quantity: int
    unit: str
    unit_price: int
    net: int
    vat: Vat
    worked_from: date | None = None
    worked_until: date | None = None


@dataclass(frozen=True)
class VatTotal:
    """The sum of the lines with one treatment, and the VAT on it, rounded once (half up)."""

    vat: Vat
    base: int
    amount: int


@dataclass(frozen=True)
class Document:
    """An invoice or a credit note whole.

    ``payment_reference`` is the Belgian structured communication (twelve digits); ``precedes`` are
    the invoices that a credit note corrects, or the deposits that a final invoice takes up
    (number, day); ``prepaid`` is what was already paid by deposits. ``stage`` says which part of
    an order an invoice asks for: 'deposit', 'stage', 'final', or nothing. ``copy``: the original
    was made elsewhere; nothing is paid by this paper.
    """

    kind: str
    number: str
    issued_on: date
    due_on: date
    currency: str
    language: str
    seller: Party
    buyer: Party
    lines: tuple[Line, ...]
    buyer_reference: str = ""
    order_reference: str = ""
    precedes: tuple[tuple[str, date], ...] = ()
    payment_reference: str = ""
    iban: str = ""
    bic: str = ""
    note: str = ""
    prepaid: int = 0
    terms: str = ""
    stage: str = ""
    copy: bool = False

    @property
    def vat_totals(self) -> tuple[VatTotal, ...]:
        """One total for each treatment, in the order of the lines."""
        return totals_of(self.lines)

    @property
    def net(self) -> int:
        """The sum of the lines, without VAT."""
        return sum(line.net for line in self.lines)

    @property
    def vat(self) -> int:
        """All VAT."""
        return sum(total.amount for total in self.vat_totals)

    @property
    def gross(self) -> int:
        """What the document comes to, with VAT."""
        return self.net + self.vat

    @property
    def payable(self) -> int:
        """What is left to pay."""
        return self.gross - self.prepaid


def totals_of(lines: tuple[Line, ...]) -> tuple[VatTotal, ...]:
    """The VAT of some lines, by treatment, in the order in which the treatments appear."""
    bases: dict[Vat, int] = {}
    for line in lines:
        bases[line.vat] = bases.get(line.vat, 0) + line.net
    return tuple(
        VatTotal(vat, base, half_up(base * vat.rate, 10_000)) for vat, base in bases.items()
    )


def half_up(numerator: int, denominator: int) -> int:
    """A quotient to the whole minor unit; half counts away from zero, so that a credit note is
    the mirror of its invoice."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))
