"""What money that nobody knows was for: an invoice, bills or credit notes, pay that was too much. A
search, the likely ones, a choice."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutua.activities.queries import open_invoices
from mutua.activities.rendering import number_of
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal import formats
from mutua.portal.accounts.acting import treasury_only
from mutua.portal.forms import posted
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.payslips.giving_back import name_of
from mutua.portal.staff.finding import asked_in, matching_rows, named
from mutua.portal.staff.looks import tell
from mutua.portal.staff.payment_forms import (
    Choosing,
    Matching,
    MatchingBills,
    MatchingClaims,
)
from mutua.treasury import services
from mutua.treasury.likely import AMOUNT, NAME, NUMBER, Likely, likely
from mutua.treasury.likely_bills import LikelyBill, likely_bills, open_for
from mutua.treasury.likely_claims import OpenClaim, likely_claims, with_outstanding
from mutua.treasury.models import StatementLine

FOUND = 20
OVER = ("state",)  # a colleague has done it meanwhile
WHY = {
    NUMBER: gettext_lazy("its number or reference stands there"),
    AMOUNT: gettext_lazy("the same amount"),
    NAME: gettext_lazy("a name like the client's"),
}
WHY_BILLS = {**WHY, NAME: gettext_lazy("a name or an account like the supplier's")}
WHY_CLAIMS = {**WHY, NAME: gettext_lazy("her name or her account")}


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def invoice(request: HttpRequest, line: UUID) -> HttpResponse:
    """Say which invoice a line has paid."""
    actor, asked = actor_of(request), asked_in(request)
    with reading(actor):
        found = _waiting(line)
        if found.amount < 0:
            return HttpResponseRedirect(reverse("match_bills", args=[line]))
        choices = _invoices(found, asked) if asked else likely(found)
    form = Matching(posted(request), there=[_of_invoice(one) for one in choices], found=asked)
    if form.is_bound and form.is_valid():
        key, chosen = form.own_key, UUID(form.cleaned_data["invoice"])
        if form.done(
            lambda: services.match_line(actor=actor, key=key, line=line, invoice=chosen),
            Matching.SENTENCES, over=OVER,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("unknown_money"))
    nothing = _("No open invoice looks like it. Find one by its number, its client or its amount.")
    return _page(
        request, form, found, title=_("Which invoice has this money paid?"),
        button=_("It has paid this one"), back=_unknown(),
        find=_("Find by number, reference, client or amount"),
        nothing=_("No open invoice fits.") if asked else nothing,
        others=[
            Back(reverse("match_bills", args=[line]),
                 _("A supplier has given it back for a credit note")),
            Back(reverse("match_claims", args=[line]),
                 _("Somebody gives back what she was paid too much")),
            Back(reverse("refund_line", args=[line]), _("It is not ours: give it back")),
        ],
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def bills(request: HttpRequest, line: UUID) -> HttpResponse:
    """Say which bills money that left has paid, or which credit notes money that came gives back."""
    actor, asked = actor_of(request), asked_in(request)
    with reading(actor):
        found = _waiting(line)
        choices = _bills(found, asked) if asked else likely_bills(found)
    form = MatchingBills(posted(request), there=[_of_bill(one) for one in choices], found=asked)
    if form.is_bound and form.is_valid():
        chosen = [UUID(one) for one in form.cleaned_data["bills"]]
        key = derived_id(form.own_key, *form.cleaned_data["bills"])
        if form.done(
            lambda: services.match_bills(actor=actor, key=key, line=line, bills=chosen),
            MatchingBills.SENTENCES, over=OVER,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("unknown_money"))
    words, back = (_("Which bills has this money paid?"), _("It has paid these")), _unknown()
    if found.amount > 0:
        words = _("Which credit notes does this money give back?"), _("It gives these back")
        back = Back(reverse("match", args=[line]), _("Which invoice has this money paid?"))
    nothing = _("Nothing open looks like it. Find one by its number, its supplier or its amount.")
    return _page(
        request, form, found, title=words[0], button=words[1], back=back,
        find=_("Find by number, supplier or amount"),
        nothing=_("Nothing open fits.") if asked else nothing,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def claims(request: HttpRequest, line: UUID) -> HttpResponse:
    """Say which pay that was too much money that came gives back."""
    actor, asked = actor_of(request), asked_in(request)
    with reading(actor):
        found = _waiting(line)
        if found.amount < 0:
            raise Http404
        choices = _claims(found, asked) if asked else likely_claims(found)
    form = MatchingClaims(posted(request), there=[_of_claim(one) for one in choices], found=asked)
    if form.is_bound and form.is_valid():
        chosen = [UUID(one) for one in form.cleaned_data["claims"]]
        key = derived_id(form.own_key, *form.cleaned_data["claims"])
        if form.done(
            lambda: services.match_claims(actor=actor, key=key, line=line, claims=chosen),
            MatchingClaims.SENTENCES, over=OVER,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("unknown_money"))
    tell(request, "too_much", [one.claim.person_id for one in choices])
    nothing = _("Nothing that is owed looks like it. Find it by its person or its amount.")
    return _page(
        request, form, found, title=_("Which pay does this money give back?"),
        button=_("It gives this back"),
        back=Back(reverse("match", args=[line]), _("Which invoice has this money paid?")),
        find=_("Find by person or amount"),
        nothing=_("Nobody of this name or amount owes anything.") if asked else nothing,
    )  # fmt: skip


def _waiting(line: UUID) -> StatementLine:
    lines = StatementLine.objects.select_related("statement")
    found: StatementLine | None = lines.filter(id=line, state="suspense").first()
    if found is None:
        raise Http404
    return found


def _unknown() -> Back:
    return Back(reverse("unknown_money"), _("Money that nobody knows"))


def _page(request: HttpRequest, form: Choosing, line: StatementLine, **words: Any) -> HttpResponse:
    return ask(
        request, form, base="staff/base.html", template="staff/match.html", line=line,
        q=asked_in(request), **words,
    )  # fmt: skip


def _invoices(line: StatementLine, asked: str) -> list[Likely]:
    """The open invoices that a search names: by number, reference, amount or client."""
    every = open_invoices().filter(activity__legal_entity_id=line.statement.legal_entity_id)
    rows = matching_rows(every, asked, "client__name", "gross", "open", number="drawn")
    rows = rows.select_related("client", "series", "activity").order_by("due_on", "id")
    return [Likely(one, number_of(one), ()) for one in rows[:FOUND]]


def _bills(line: StatementLine, asked: str) -> list[LikelyBill]:
    """The open bills or credit notes that a search names: by number, amount or supplier."""
    fits = named(asked, ("number", "sender"), {"left": 1, "gross": 1 if line.amount < 0 else -1})
    rows = open_for(line).filter(fits | Q(sender_number=asked)).order_by("due_on", "id")[:FOUND]
    return [LikelyBill(one, one.left, ()) for one in rows]


def _claims(line: StatementLine, asked: str) -> list[OpenClaim]:
    """What is outstanding of claims that a search names: by person or amount."""
    every = with_outstanding(line.statement.legal_entity_id).filter(outstanding__gt=0)
    names = ("person__legal_name", "person__chosen_name")
    rows = every.filter(named(asked, names, {"outstanding": 1}))[:FOUND]
    return [OpenClaim(one, one.outstanding) for one in rows]


def _of_invoice(one: Likely) -> tuple[str, str]:
    """What a form sends of an invoice, and how it reads."""
    language, found = get_language() or "en", one.invoice
    due = _("due on %(day)s") % {"day": formats.day(found.due_on, language)}
    why = ", ".join(str(WHY[each]) for each in one.why)
    words = format_html(
        '<b>{}</b>, {} <b class="sum-of">{}</b> <span class="hint">{}</span>', one.number,
        found.client.name, formats.money(found.open, language, found.currency),
        _joined([due, why], language),
    )  # fmt: skip
    return str(found.id), words


def _of_bill(one: LikelyBill) -> tuple[str, str]:
    """The same of a bill or a credit note."""
    language = get_language() or "en"
    day = formats.day(one.bill.issued_on, language)
    words = format_html(
        '<b>{}</b>, {} <b class="sum-of">{}</b> <span class="hint">{}</span>', one.bill.sender,
        one.bill.number, formats.money(one.left, language),
        _joined([day, *(str(WHY_BILLS[each]) for each in one.why)], language),
    )  # fmt: skip
    return str(one.bill.id), words


def _of_claim(one: OpenClaim) -> tuple[str, str]:
    """The same of pay that was too much."""
    language = get_language() or "en"
    words = format_html(
        '<b>{}</b> <b class="sum-of">{}</b> <span class="hint">{}</span>', one.claim.person.name,
        formats.money(one.outstanding, language),
        _joined([name_of(one.claim), *(str(WHY_CLAIMS[each]) for each in one.why)], language),
    )  # fmt: skip
    return str(one.claim.id), words


def _joined(said: list[str], language: str) -> str:
    """What is said, in one line; French puts a narrow space before the sign."""
    return ("\u202f; " if language == "fr" else "; ").join(one for one in said if one)
