"""An invoice of the member: from a signed order or from lines, a look at it, and it is issued."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutua.activities import rendering, services
from mutua.activities.documents.content import TAKEN_UP, Document
from mutua.activities.models import Invoice, Order
from mutua.activities.services import composition
from mutua.ground import payment_reference, places
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import OTHERWISE, REFUSALS
from mutua.portal.member import reading as read
from mutua.portal.member import warnings
from mutua.portal.member.forms import Button, Issue
from mutua.portal.member.parts import NAMES, begin_whole
from mutua.portal.member.selling import new_sale
from mutua.portal.papers import inline

UNPROVEN = _(
    "VIES has not confirmed the client's VAT number yet. Wait for its answer, or say why you"
    " invoice without VAT all the same."
)


@member_only
@require_POST
def of_order(request: HttpRequest, order: UUID) -> HttpResponse:
    """Begin the invoice of a signed order; where there is a draft of it, go on with that one."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Order, actor, order)
        invoices = Invoice.objects.filter(order=found, kind="invoice").exclude(state="dropped")
        before = invoices.exclude(stage__in=TAKEN_UP).order_by("id").first()
    form = Button(request.POST)
    if before is not None:
        return HttpResponseRedirect(reverse("invoice", args=[before.id]))
    if not form.is_valid() or found.state != "signed":
        return HttpResponseRedirect(reverse("order", args=[order]))
    invoice = begin_whole(found, form.cleaned_data["key"], actor)
    return HttpResponseRedirect(reverse("invoice", args=[invoice]))


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, activity: UUID) -> HttpResponse:
    """An invoice without an order: for whom and what."""
    return new_sale(
        request, activity, "invoice", services.draft_invoice, "member/invoice_work.html", "invoice"
    )


@member_only
@require_safe
def invoice(request: HttpRequest, invoice: UUID) -> HttpResponse:
    """An invoice or credit note: as it will leave while a draft, else as it left."""
    return page(request, invoice)


def page(request: HttpRequest, invoice: UUID, refused: Refused | None = None) -> HttpResponse:
    """The page of an invoice, perhaps with why it could not be issued."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Invoice, actor, invoice)
        document = None
        try:
            document = document_of(found)
        except Refused as error:
            refused = error
        given = warnings.of(found, document) if document else []
        codes = {one["code"] for one in given}
        sentence = _sentence(refused) if refused else ""
        form, at = Issue(), "main"
        if refused is not None:
            form = Issue({"key": uuid4(), "why": request.POST.get("why", "")})
        form.ask_why(UNPROVEN if warnings.UNPROVEN in codes else "")
        if refused is not None and refused.field == "why":
            at = "why"
            if not form.errors:
                form.add_error("why", sentence)
        facts = {
            "kept": found, "order": document, "activity": found.activity, "client": found.client,
            "form": form, "drop": Button(), "problems": {at: sentence} if refused else {},
            "warnings": [warnings.in_words(one, found.currency) for one in given],
            "part": NAMES[found.stage] if found.order_id and found.kind == "invoice" else "",
            "left": found.gross - found.credited, "reference": _reference(found),
        }  # fmt: skip
        return render(request, "member/invoice.html", facts, status=422 if refused else 200)


def _sentence(refused: Refused) -> str:
    """Why it could not be issued."""
    known = {"credited_beyond": REFUSALS["credited_beyond"], warnings.UNPROVEN: UNPROVEN}
    otherwise = OTHERWISE if refused.field == "why" else REFUSALS["unlawful"]
    return str(known.get(refused.code, otherwise))


def _reference(found: Invoice) -> str:
    """By which reference the client pays; nothing of a draft, a credit note or one of an earlier
    system that had another."""
    reference = found.payment_reference or ""
    of_ours = found.kind == "invoice" and payment_reference.is_right(reference)
    return payment_reference.shown(reference) if of_ours else ""


def document_of(found: Invoice) -> Document:
    """What left, or what would leave today; its number and payment reference are drawn last."""
    if found.state == "issued":
        return rendering.document_of(found)
    return composition.preview(found)


@member_only
@require_POST
def issue(request: HttpRequest, invoice: UUID) -> HttpResponse:
    """Issue it: from here on it never changes."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Invoice, actor, invoice)
    form = Issue(request.POST)
    if form.is_valid() and found.state == "draft":
        try:
            services.issue_invoice(
                actor=actor, key=form.own_key, invoice=invoice, why=form.cleaned_data["why"]
            )
        except Refused as refused:
            if refused.code != "state":
                return page(request, invoice, refused)
    return HttpResponseRedirect(reverse("invoice", args=[invoice]))


@member_only
@require_safe
def paper(request: HttpRequest, invoice: UUID) -> HttpResponse:
    """The paper of an issued invoice: the one that was kept, or drawn anew, which is the same."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Invoice, actor, invoice)
        if found.state != "issued":
            return HttpResponseRedirect(reverse("invoice", args=[invoice]))
        document = rendering.document_of(found)
    if found.pdf:
        try:
            return inline(places.files().get(found.pdf), f"{document.number}.pdf")
        except NotFound:  # the store of files is being moved: the frozen content is whole
            pass
    return inline(rendering.as_pdf(document), f"{document.number}.pdf")
