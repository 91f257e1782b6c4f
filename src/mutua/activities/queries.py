"""What is read of invoices that clients have not paid."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from mutua.activities.models import Invoice, Receipt

# The last day of lateness of each group, from the youngest; the last group has no end.
AGES: Final = (0, 30, 60, 90)


def open_invoices() -> QuerySet[Invoice]:
    """Issued invoices of which something is to be paid still, as ``open`` minor units."""
    paid = Receipt.objects.filter(invoice=OuterRef("pk")).order_by().values("invoice")
    received = Coalesce(Subquery(paid.annotate(sum=Sum("amount")).values("sum")), Value(0))
    issued = Invoice.objects.filter(state="issued", kind="invoice")
    asked = F("gross") - F("earlier_paid") - F("credited")
    return issued.annotate(open=asked - received).filter(open__gt=0)


def by_age(invoices: QuerySet[Invoice], today: date) -> list[int]:
    """What is open of some ``open_invoices`` by days of lateness: not yet due, then one sum for each
    group of AGES, and the oldest."""
    ends = [today - timedelta(days=one) for one in AGES]
    groups = [Q(due_on__gte=ends[0])]
    groups += [Q(due_on__lt=late, due_on__gte=end) for late, end in pairwise(ends)]
    groups.append(Q(due_on__lt=ends[-1]))
    asked: dict[str, Any] = {f"g{n}": Sum("open", filter=one) for n, one in enumerate(groups)}
    found = invoices.aggregate(**asked)
    return [int(found[f"g{n}"] or 0) for n in range(len(groups))]
