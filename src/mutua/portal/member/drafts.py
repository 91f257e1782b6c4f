"""A draft of an invoice or credit note: its lines are changed, or it is dropped."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from mutua.activities import services
from mutua.activities.models import Invoice
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.member import reading as read
from mutua.portal.member.forms import Button, Change, written
from mutua.portal.member.selling import sale_form, sale_page


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, invoice: UUID) -> HttpResponse:
    """Change what a draft asks for. One that was issued or dropped meanwhile shows itself."""
    actor = read.actor_of(request)
    page = HttpResponseRedirect(reverse("invoice", args=[invoice]))
    with reading(actor):
        found: Invoice = read.one(Invoice, actor, invoice)
        activity = found.activity
    if found.state != "draft":
        return page
    shown = {**written(found.lines), "edition": found.edition}
    form = sale_form(request, [], shown, len(found.lines), Change)
    if form.is_bound and form.is_valid():
        try:
            services.change_draft(
                actor=actor, key=form.own_key, invoice=invoice,
                edition=form.cleaned_data["edition"], lines=form.sold(), note=found.note,
            )  # fmt: skip
        except Refused as refused:
            form.refuse(refused, Change.SENTENCES)
        else:
            return page
    return sale_page(request, form, "member/invoice_change.html", activity=activity, invoice=found)


@member_only
@require_POST
def drop(request: HttpRequest, invoice: UUID) -> HttpResponse:
    """Drop a draft: it will not be issued."""
    actor = read.actor_of(request)
    with reading(actor):
        found: Invoice = read.one(Invoice, actor, invoice)
    form = Button(request.POST)
    if form.is_valid() and found.state == "draft":
        services.drop_draft(actor=actor, key=form.own_key, invoice=invoice)
        return HttpResponseRedirect(reverse("activity", args=[found.activity_id]))
    return HttpResponseRedirect(reverse("invoice", args=[invoice]))
