"""E-invoices that came in: a supplier's becomes an expense, a client's own an invoice of ours."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.activities import services
from mutua.activities.documents.frozen import thaw
from mutua.activities.documents.received import ReceivedDocument
from mutua.activities.models import Activity, ActivityClient, ActivityMember, Received
from mutua.activities.services.receiving import BUYER_OWES, RATES
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal import formats
from mutua.portal.accounts.acting import staff_only
from mutua.portal.forms import Asking, posted
from mutua.portal.member.forms import text
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.forms import Reason
from mutua.portal.staff.looks import tell

KINDS = {
    "ordinary": _("Ordinary purchase"),
    "car": _("Car"),
    "board_and_lodging": _("Meals or a room"),
    "board_and_lodging_on_a_job": _("Meals or a room on a job outside"),
    "reception": _("Reception"),
}
MOST_NAMED = 5
DECIDED = ("state",)  # by a colleague, meanwhile


class Bill(Asking):
    """Whose expense it is, and what was bought."""

    activity = text(
        _("For which activity?"),
        hint=_("Its name, or the e-mail address of a member. Leave it empty for the house itself."),
        autocomplete="off",
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("What was bought?"), choices=tuple(KINDS.items()),
                             help_text=_("It decides how much VAT we may deduct."))  # fmt: skip
    owed_rate = forms.ChoiceField(
        label=_("Which rate of VAT do we owe?"), help_text=_("It came without VAT: the buyer owes it."),
        choices=[],
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "budget": _("The budget of the activity holds less than this."),
    }

    def __init__(self, *args: Any, entity: str, owes: bool, language: str, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.entity = entity
        rates = [(str(one), formats.rate(one, language)) for one in reversed(RATES)]
        self.fields["owed_rate"].choices = rates  # type: ignore[attr-defined]
        if not owes:
            del self.fields["owed_rate"]

    def clean_activity(self) -> UUID | None:
        """The activity that is meant, or none for the house."""
        said = str(self.cleaned_data["activity"]).strip()
        if not said:
            return None
        found = named(said, self.entity)
        if len(found) == 1:
            return found[0].id
        if not found:
            raise forms.ValidationError(_("No activity has this name or member."))
        some = ", ".join(one.name for one in found[:MOST_NAMED])
        raise forms.ValidationError(_("Several fit: %(some)s."), params={"some": some})

    def said(self) -> dict[str, Any]:
        """What the verb is told."""
        rate = int(self.cleaned_data.get("owed_rate") or 0)
        return {**self.answers("activity", "kind"), "owed_rate": rate}


def named(said: str, entity: str) -> list[Activity]:
    """The open activities with exactly this name, or with this member; else those whose name
    holds it, by name."""
    every = Activity.objects.filter(legal_entity=entity, closed_on=None).order_by("name", "id")
    if "@" in said:
        mine = Q(activitymember__person__email__iexact=said, activitymember__left_on=None)
        return list(every.filter(mine).distinct()[: MOST_NAMED + 1])
    exact = list(every.filter(name__iexact=said)[: MOST_NAMED + 1])
    return exact or list(every.filter(name__icontains=said)[: MOST_NAMED + 1])


class Own(Asking):
    """For which activity and client an invoice is that the client made in our name."""

    place = forms.ChoiceField(
        label=_("For which activity?"), choices=[],
        error_messages={"required": _("Choose the activity.")},
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "place": _(
            "Its figures are not those of its rates, or its invoice is not here. Refuse it."
        ),
    }

    def __init__(self, *args: Any, places: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["place"].choices = places  # type: ignore[attr-defined]


def places_of(found: Received, said: ReceivedDocument) -> list[tuple[str, str]]:
    """Each activity with a client of the sender's number: what a form sends, and the words."""
    numbers = [*said.buyer.numbers, *(f"BE{one}" for one in said.buyer.numbers)]
    theirs = ActivityClient.objects.filter(
        Q(client__enterprise_number__in=numbers) | Q(client__vat_number__in=numbers),
        activity__legal_entity=found.legal_entity_id, activity__closed_on=None,
    )  # fmt: skip
    rows = theirs.select_related("activity", "client").order_by("activity__name", "id")
    return [
        (f"{one.activity_id} {one.client_id}", f"{one.activity.name}, {one.client.name}")
        for one in rows
    ]


@staff_only
@require_safe
def bills(request: HttpRequest) -> HttpResponse:
    """Every e-invoice that waits, the oldest first."""
    with reading(actor_of(request)):
        waiting = Received.objects.filter(state="received").order_by("received_on", "id")
        rows = paged(request, waiting)
        rows.object_list = list(rows.object_list)
    return render(request, "staff/bills.html", {"rows": rows})


def _found(request: HttpRequest, bill: UUID) -> Received:
    with reading(actor_of(request)):
        every = Received.objects.select_related("activity", "legal_entity")
        found = every.filter(id=bill).first()
        if found is None:
            raise Http404
        band = ActivityMember.objects.filter(activity=found.activity_id, left_on=None)
        persons = list(band.values_list("person", flat=True)) if found.activity_id else []
    tell(request, "bill", persons)
    return found


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def bill(request: HttpRequest, bill: UUID) -> HttpResponse:
    """One e-invoice with its lines; while it waits it is taken into the books."""
    found = _found(request, bill)
    said = thaw(ReceivedDocument, found.content)
    form = _form(request, found, said)
    ready = form.is_bound and form.is_valid() and found.state == "received"
    if ready and _done(request, found, form):
        return HttpResponseRedirect(reverse("bills"))
    facts = {
        "bill": found, "said": said, "form": form, "activity": found.activity,
        "kind": KINDS.get(found.nature, ""), "problems": form.problems if form.is_bound else {},
        "nowhere": found.self_billed and not form.fields["place"].choices,  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "staff/bill.html", facts, status=422 if form.errors else 200)


def _form(request: HttpRequest, found: Received, said: ReceivedDocument) -> Asking:
    if found.self_billed:
        with reading(actor_of(request)):
            places = places_of(found, said)
        return Own(posted(request), places=places)
    owes = any(one.category in BUYER_OWES for one in said.totals)
    language: str = request.LANGUAGE_CODE  # type: ignore[attr-defined]
    with reading(actor_of(request)):  # the name of an activity is looked up while it is read
        form = Bill(posted(request), entity=found.legal_entity_id, owes=owes, language=language)
        if form.is_bound:
            form.is_valid()
    return form


def _done(request: HttpRequest, found: Received, form: Asking) -> bool:
    actor, key = actor_of(request), form.own_key
    if isinstance(form, Bill):
        said = form.said()
        return form.done(
            lambda: services.book_received(actor=actor, key=key, received=found.id, **said),
            Bill.SENTENCES, fields={"budget": "activity"}, over=DECIDED,
        )  # fmt: skip
    activity, client = form.cleaned_data["place"].split()
    names = dict.fromkeys(("client", "lines", "credited_beyond", "BillingReference",
                           "TaxTotal/TaxAmount"), "place")  # fmt: skip
    return form.done(
        lambda: services.take_self_billed(
            actor=actor, key=key, received=found.id, invoice=derived_id(key, "invoice"),
            activity=UUID(activity), client=UUID(client),
        ),
        Own.SENTENCES, fields=names, over=DECIDED,
    )  # fmt: skip


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, bill: UUID) -> HttpResponse:
    """The no, with its reason."""
    found = _found(request, bill)
    page = reverse("bill", args=[bill])
    if found.state != "received":
        return HttpResponseRedirect(page)
    form = Reason(posted(request))
    form.fields["why"].help_text = _("The sender is told this.")
    if form.is_bound and form.is_valid():
        actor, key, why = actor_of(request), form.own_key, form.cleaned_data["why"]
        if form.done(
            lambda: services.refuse_received(actor=actor, key=key, received=bill, why=why),
            over=DECIDED,
        ):
            return HttpResponseRedirect(reverse("bills"))
    return ask(
        request, form, title=gettext("Refuse this e-invoice?"), button=gettext("Refuse"), stop=True,
        back=Back(page, f"{found.sender} {found.number}"), base="staff/base.html",
    )  # fmt: skip
