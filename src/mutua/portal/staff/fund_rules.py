"""The board decides the rules of the guarantee fund; what holds today stands in the form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.ground import clock
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import asked_again, staff_only
from mutua.portal.formats import plain_hundredths, plain_money
from mutua.portal.forms import Asking, posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.fields import HundredthsField
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.staff.forms import day, money
from mutua.treasury.fund.rules import AMOUNTS, SHARES, decide_fund_rules, rules_on

PERCENTAGES = (*SHARES, "coverage_alarm")


def _percent(label: Any, hint: Any = "") -> HundredthsField:
    return HundredthsField(
        label=label, help_text=hint, error_messages={"required": _("Write a percentage.")},
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip


class FundForm(Asking):
    """Every rule of the fund, from which day on, and the decision."""

    from_day = day(_("From which day on?"))
    contribution = _percent(_("Share of the levy that goes into the fund, in percent"))
    fund_limit = money(_("Limit of the whole fund"))
    group_limit = money(_("Limit for one client with its group"))
    member_limit = money(_("Limit for one member"))
    many_members = forms.IntegerField(
        label=_("From how many members of one client on is there an alarm?"), min_value=1,
        widget=forms.TextInput({"inputmode": "numeric", "class": "amount"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value"), _("Write a number above 0.")
        ),
    )  # fmt: skip
    assess_from = money(_("From which gross pay on is a client assessed who never paid?"))
    bears = _percent(_("Share of a lost claim that the fund bears, in percent"))
    counts_30 = _percent(_("Claims not due or at most 30 days late: how much of them counts?"))
    counts_60 = _percent(_("31 to 60 days late"))
    counts_90 = _percent(_("61 to 90 days late"))
    counts_older = _percent(_("Later than 90 days"))
    coverage_alarm = _percent(_("Below which coverage is there an alarm, in percent?"))
    why = forms.CharField(
        label=_("Why?"), help_text=_("The decision of the board, with its day."),
        error_messages={"required": _("Write the reason: everybody reads it.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "from_day": _("Write today or a later day: what was advanced followed the rules of then."),
        "number": _("Write a figure from 0 to 100 for a share, and none below 0."),
    }


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def rules(request: HttpRequest) -> HttpResponse:
    """Decide the rules of the fund from a day on."""
    actor, language = actor_of(request), get_language() or "en"
    with reading(actor):
        entity = entity_of_house()
        now = rules_on(entity, clock.today())
    initial: dict[str, Any] = {"from_day": clock.today(), "many_members": now.many_members}
    initial |= {one: plain_money(getattr(now, one), language) for one in AMOUNTS}
    initial |= {one: plain_hundredths(getattr(now, one), language) for one in PERCENTAGES}
    form = FundForm(posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        key = form.own_key
        said = form.answers("from_day", "many_members", "why", *AMOUNTS, *PERCENTAGES)
        if form.done(
            lambda: decide_fund_rules(
                actor=actor, key=key, decision=derived_id(key, "decision"), legal_entity=entity,
                **said,
            ),
            FundForm.SENTENCES,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("house"))
    return ask(
        request, form, title=gettext("Rules of the guarantee fund"), button=gettext("Keep the rules"),
        back=Back(reverse("house"), gettext("The house")), base="staff/base.html",
        lead=gettext("What stands here holds today."),
    )  # fmt: skip
