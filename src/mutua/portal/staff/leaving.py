"""Members who leave: the board decides what is repaid for their shares, and from which day on."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import queries
from mutua.people import services as people
from mutua.people.models import Membership, Repayment
from mutua.portal.accounts.acting import asked_again, staff_only
from mutua.portal.formats import plain_money
from mutua.portal.forms import Asking, posted
from mutua.portal.member.fields import MoneyField
from mutua.portal.member.forms import Button, text
from mutua.portal.member.reading import actor_of
from mutua.portal.member.shares import WHOLE
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.forms import day, money
from mutua.portal.staff.looks import tell


def estimate(label: object) -> MoneyField:
    """A field for an amount that may be nothing."""
    return MoneyField(
        label=label, required=False, initial="0",
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip


class Decision(Asking):
    """How many shares, how much, from when; and the figures of the board's two tests."""

    shares = forms.IntegerField(
        label=_("How many shares?"), min_value=1,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), WHOLE),
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip
    amount = money(
        _("How much is repaid?"), _("At most what was paid in. The rest stays in the reserve.")
    )
    pay_from = day(_("From which day on may it be paid?"))
    expected_in = estimate(_("Expected to come in over twelve months, beside the books"))
    expected_out = estimate(_("Expected to go out over twelve months, beside the books"))
    unavailable = estimate(_("Equity that may not be paid out"))
    decided_by = text(_("Who decided it?"), _("Say who decided it."),
                      _("Such as the board, with the day of its meeting."))  # fmt: skip
    why = forms.CharField(
        label=_("The board's report"), error_messages={"required": _("Write the reasons.")},
        help_text=_("Why all debts of the next twelve months can still be paid."),
        widget=forms.Textarea({"rows": "4"}),
    )  # fmt: skip
    ESTIMATES = ("expected_in", "expected_out", "unavailable")
    SENTENCES = {  # noqa: RUF012
        "net_assets": _("The net assets do not allow this much."),
        "liquidity": _("With this, the debts of twelve months could not be paid."),
        "part": _("This is more than the part of the shares in the net assets."),
        "amount": _("At most what was paid in for these shares."),
        "shares": _("This is more than the member holds."),
        "pay_from": _("Write today or a later day."),
        "heirs": _("First the heirs must be registered."),
    }

    def said(self) -> dict[str, object]:
        """What the verb is told."""
        estimates = {name: self.cleaned_data[name] or 0 for name in self.ESTIMATES}
        return {**self.answers("shares", "amount", "pay_from", "decided_by", "why"), **estimates}


@staff_only
@require_safe
def leaving(request: HttpRequest) -> HttpResponse:
    """Who leaves and still holds shares, the longest first; and the last decisions."""
    with reading(actor_of(request)):
        going = Membership.objects.filter(state="leaving").select_related("person")
        rows = paged(request, going.order_by("id"))
        rows.object_list = list(rows.object_list)
        decided = Repayment.objects.select_related("person").order_by("-decided_on", "-id")
        last = list(decided[:20])
    tell(request, "leaving", [one.person_id for one in (*rows, *last)])
    return render(request, "staff/leaving.html", {"rows": rows, "decided": last})


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def decide(request: HttpRequest, leaver: UUID) -> HttpResponse:
    """The board's decision for one member, with the figures of its tests."""
    actor = actor_of(request)
    with reading(actor):
        going = Membership.objects.filter(id=leaver, state="leaving").select_related("person")
        found = going.first()
        if found is None:
            raise Http404
        held = queries.shares_of(found.person_id)
        value = queries.value_of_lowest(found.person_id, held)
    tell(request, "leaving", [found.person_id])
    if not held:
        return _without_shares(request, found)
    language = get_language() or "en"
    now = {"shares": held, "amount": plain_money(value, language), "pay_from": clock.today()}
    form = Decision(posted(request), initial=now)
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.said()
        if form.done(
            lambda: people.decide_repayment(
                actor=actor, key=key, repayment=derived_id(key, "repayment"),
                person=found.person_id, **said,
            ),
            Decision.SENTENCES, fields=dict.fromkeys(("liquidity", "net_assets", "part"), "amount"),
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("leaving"))
    title = gettext("Repay the shares of %(name)s") % {"name": found.person.name}
    return ask(
        request, form, title=title, button=gettext("Decide"), base="staff/base.html",
        back=Back(reverse("leaving"), gettext("Who leaves")), template="staff/decide.html",
        held=held, value=value,
    )  # fmt: skip


def _without_shares(request: HttpRequest, found: Membership) -> HttpResponse:
    """Nothing is to repay: the membership ends."""
    form = Button(posted(request))
    if form.is_bound and form.is_valid():
        actor, key = actor_of(request), form.own_key
        if form.done(
            lambda: people.end_membership(actor=actor, key=key, membership=found.id), over=("step",)
        ):
            return HttpResponseRedirect(reverse("leaving"))
    return ask(
        request, form, title=gettext("End the membership of %(name)s") % {"name": found.person.name},
        button=gettext("End the membership"), back=Back(reverse("leaving"), gettext("Who leaves")),
        base="staff/base.html", lead=gettext("No share is held any more, so nothing is to repay."),
    )  # fmt: skip
