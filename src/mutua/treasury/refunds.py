"""Money that is given back: what clients have paid beyond their invoices, and what nobody knows.

It is owed from the decision on, and goes to the account that was decided with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import (
    BigIntegerField,
    Case,
    F,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan

from mutua.activities.models import Invoice, Receipt
from mutua.treasury.debts import Debt, source
from mutua.treasury.models import Match, Payment, Refund

KIND, ACCOUNT = "refund", "refund_payable"
SHOWN = 100  # decided refunds
OF_REFUND = "refund"  # the kind of what a line that is given back was for


@source(KIND, of=lambda: Refund.objects.values_list("id", "amount"))
def refunds(legal_entity: str, paid: Any) -> Iterable[Debt]:
    """What was decided to be given back, as soon as can be."""
    found = Refund.objects.filter(legal_entity=legal_entity).exclude(id__in=paid)
    for one in found.select_related("line").order_by("decided_on", "id"):
        yield Debt(
            KIND, one.id, legal_entity, one.person_id, ACCOUNT, one.amount, one.decided_on, one.text,
            paper=one.iban, payee=one.name, since=one.line.booked_on if one.line else None,
        )  # fmt: skip


def overpaid(legal_entity: str) -> QuerySet[Invoice]:
    """Issued invoices of which something can be given back, as ``beyond`` minor units: what was paid
    more than they ask for, less interest that was kept of it and what was given back."""
    paid = Receipt.objects.filter(invoice=OuterRef("pk")).order_by().values("invoice")
    received = Coalesce(Subquery(paid.annotate(sum=Sum("amount")).values("sum")), Value(0))
    back = Refund.objects.filter(invoice=OuterRef("pk")).order_by().values("invoice")
    given = Coalesce(Subquery(back.annotate(sum=Sum("amount")).values("sum")), Value(0))
    asked = F("gross") - F("earlier_paid") - F("credited")
    issued = Invoice.objects.filter(
        activity__legal_entity=legal_entity, state="issued", kind="invoice"
    )
    # Within a case the store asks for the interest only where something was paid beyond.
    left = Func("id", function="mutua.left_of_invoice", output_field=BigIntegerField())
    return issued.annotate(
        beyond=Case(
            When(GreaterThan(received - asked - given, Value(0)), then=-left), default=Value(0)
        )
    ).filter(beyond__gt=0)


class Beyond(NamedTuple):
    """What was paid beyond an invoice, by the books: in minor units what lies on the account of
    money paid in advance, and what its credit notes have left on the client's own."""

    prepaid: int
    credited: int

    @property
    def total(self) -> int:
        """What can be given back."""
        return max(0, self.prepaid + self.credited)


def beyond(invoice: UUID) -> Beyond:
    """What can be given back of an invoice, interest that was kept of it taken into account."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.left_of_invoice(%s)", [invoice])
        total = -int(cursor.fetchone()[0])
        cursor.execute(PREPAID, {"invoice": invoice})
        prepaid = min(max(0, int(cursor.fetchone()[0])), max(0, total))
    return Beyond(prepaid, total - prepaid)


PREPAID = """
    select coalesce(-sum(p.amount), 0) from ledger_posting p join ledger_entry e on e.id = p.entry_id
      where p.account_id = 'client_prepaid' and (
        (e.cause_kind in ('receipt', 'late_payment') and e.cause_id in (
          select id from activities_receipt where invoice_id = %(invoice)s))
        or (e.cause_kind = 'refund' and e.cause_id in (
          select id from treasury_refund where invoice_id = %(invoice)s)))
"""


def accounts_of(invoice: UUID) -> list[str]:
    """The accounts from which an invoice was paid, as statements show them, the last one first."""
    receipts = Receipt.objects.filter(invoice=invoice).values("id")
    lines = Match.objects.filter(kind="receipt", id__in=receipts).select_related("line")
    found = [one.line.counterparty_iban for one in lines.order_by("-line__booked_on", "-id")]
    return list(dict.fromkeys(one for one in found if one))


class Elsewhere(NamedTuple):
    """A refund to another account than those from which the money came, which are ``known``; none
    where nobody knows whence it came."""

    name: str
    amount: int
    iban: str
    known: tuple[str, ...]


def elsewhere_in(batch: UUID) -> list[Elsewhere]:
    """Of a batch the refunds that do not go back to where the money came from."""
    paid = Payment.objects.filter(batch=batch, debt_kind=KIND).values("debt")
    found = []
    for one in Refund.objects.filter(id__in=paid).select_related("line").order_by("id"):
        known = (
            accounts_of(one.invoice_id) if one.invoice_id else [one.line.counterparty_iban or ""]
        )
        known = [iban for iban in known if iban]
        if one.iban not in known:
            found.append(Elsewhere(one.name, one.amount, one.iban, tuple(known)))
    return found
