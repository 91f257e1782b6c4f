"""E-invoices that came in for a member's activity and stand in the books: a supplier's as an
expense, a client's own as an invoice. The house decides; she sees what it is made of."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutua.activities.documents.frozen import thaw
from mutua.activities.documents.received import ReceivedDocument
from mutua.activities.models import Activity, Received
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.member import reading as read
from mutua.portal.pages import paged


@member_only
@require_safe
def bills(request: HttpRequest, activity: UUID) -> HttpResponse:
    """What came in for the activity, the latest first."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        rows = paged(request, Received.objects.filter(activity=found).order_by("-issued_on", "-id"))
        rows.object_list = list(rows.object_list)
    return render(request, "member/bills.html", {"activity": found, "rows": rows})


@member_only
@require_safe
def bill(request: HttpRequest, bill: UUID) -> HttpResponse:
    """One of them with its lines."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Received, actor, bill)
        facts = {"bill": found, "activity": found.activity,
                 "said": thaw(ReceivedDocument, found.content)}  # fmt: skip
    return render(request, "member/bill.html", facts)
