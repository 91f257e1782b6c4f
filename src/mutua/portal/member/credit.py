"""A credit note: what is given back of an invoice."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mutua.activities import services
from mutua.activities.models import Invoice
from mutua.activities.rendering import number_of
from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.member import reading as read
from mutua.portal.member.forms import written
from mutua.portal.member.selling import sale_form, sale_page


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def credit(request: HttpRequest, invoice: UUID) -> HttpResponse:
    """Which lines are given back: at first all of the invoice."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Invoice, actor, invoice)
        activity = found.activity
        if found.state != "issued" or found.kind != "invoice":
            raise Http404
        number = number_of(found)
    form = sale_form(request, [], written(found.lines), len(found.lines))
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["key"]
        note = derived_id(key, "credit note")
        try:
            services.draft_invoice(
                actor=actor, key=key, invoice=note, activity=found.activity_id,
                client=found.client_id, credited=invoice, lines=form.sold(),
            )  # fmt: skip
        except KeyUsed:
            pass
        except Refused as refused:
            form.refuse(refused)
        if not form.errors:
            return HttpResponseRedirect(reverse("invoice", args=[note]))
    return sale_page(
        request, form, "member/credit.html", activity=activity, invoice=found, number=number
    )
