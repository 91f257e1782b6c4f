"""Giving back what was paid too much, of a payslip or of exit holiday pay: by later payslips, to which
she agrees, or by transfer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutua.activities.documents import epc
from mutua.activities.documents import shown as grouped
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.payroll import services
from mutua.payroll.models import Claim
from mutua.portal.contracts import words
from mutua.portal.formats import money, period
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.member.fields import MoneyField
from mutua.portal.pages import Back, ask
from mutua.portal.payslips.reading import Owed


class Agreed(Asking):
    """How much she gives back from each payslip."""

    a_payslip = MoneyField(
        label=_("How much of each payslip, at most?"), error_messages={"required": _("Write an amount.")},
        help_text=_("Never more than a fifth of the net pay, and never what the law protects."),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "a_payslip": _("Write an amount up to what is outstanding."),
        "stale": _("The amount has changed meanwhile. Load the page again."),
    }


def agreed_on(request: HttpRequest, claims: Sequence[Owed], page: str) -> HttpResponse:
    """The page on which she agrees to the first of her claims, which leads back to ``page``."""
    if not claims:
        return HttpResponseRedirect(page)
    actor, claim, left = read.actor_of(request), claims[0].claim, claims[0].outstanding
    form = Agreed(posted(request))
    if form.is_bound and form.is_valid():
        key, amount = form.own_key, form.cleaned_data["a_payslip"]
        if form.done(
            lambda: services.agree_recovery(
                actor=actor, key=key, plan=derived_id(key, "plan"), claim=claim.id, amount=left,
                a_payslip=amount,
            ),
            Agreed.SENTENCES, fields={"stale": "a_payslip"},
        ):  # fmt: skip
            return HttpResponseRedirect(page)
    amount = money(left, words.language())
    return ask(
        request, form, title=gettext("You were paid %(amount)s too much") % {"amount": amount},
        button=gettext("I agree"), back=Back(page, gettext("The payslip")),
        lead=gettext(
            "You choose: agree that we take it from your next payslips, or pay it back by "
            "transfer. Without your yes nothing is taken (law of 12 April 1965, art. 23)."
        ),
        template="payslips/give_back.html", **_transfer(request, claim, left),
    )  # fmt: skip


def _transfer(request: HttpRequest, claim: Claim, left: int) -> dict[str, Any]:
    """To which account it is transferred, with which text, and the code for a bank's app; nothing
    where the house's account is not known."""
    with reading(read.actor_of(request)):
        found = Claim.objects.select_related("person", "payslip", "exit_holiday_pay").get(
            id=claim.id
        )
        entity = LegalEntity.objects.get(code=found.legal_entity_id)
    iban, bic = entity.details.get("iban", ""), entity.details.get("bic", "")
    if not iban:
        return {}
    transfer = epc.Transfer(
        name=entity.name[: epc.LENGTHS["name"]], iban=iban, amount=left, bic=bic,
        text=f"{found.person.legal_name}, {name_of(found)}"[: epc.LENGTHS["text"]],
    )  # fmt: skip
    return {
        "transfer": transfer, "iban": grouped.iban(iban), "entity": entity,
        "code": mark_safe(epc.picture(transfer, scalable=True).decode()),  # noqa: S308 - drawn here
    }  # fmt: skip


def name_of(claim: Claim) -> str:
    """The pay of which a claim is, in the page's language: Payslip, May 2026."""
    language, pay = words.language(), claim.exit_holiday_pay
    if pay is not None:
        return gettext("Holiday pay of %(year)s at the end") % {"year": pay.year}
    assert claim.payslip is not None  # noqa: S101 - by claim_is_of_one_pay
    month = period(claim.payslip.worked_from, "month", language)
    return gettext("Payslip, %(month)s") % {"month": month}
