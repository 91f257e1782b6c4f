"""Companies that are paid and send no bill here, such as the issuer of meal vouchers: who they are, and
to which account they are paid."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import services as people
from mutua.people.models import LegalPerson
from mutua.people.services.legal_persons import read_number
from mutua.portal.accounts.acting import asked_again, staff_only
from mutua.portal.forms import Asking, posted
from mutua.portal.member.forms import text
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask

NAMED = ("same",)  # the account is named already


class Company(Asking):
    """What stands on the company's own paper."""

    name = text(_("Name of the company"), _("Write the name."))
    enterprise_number = text(_("Enterprise number"), _("Write the ten digits."),
                             _("Such as 0206.731.645."))  # fmt: skip
    iban = text(_("Account number (IBAN)"), _("Write the account number."), autocomplete="off")
    SENTENCES = {  # noqa: RUF012
        "name": _("Write a name of at most 70 letters."),
        "enterprise_number": _(
            "These are not ten digits of an enterprise. Look at them once more."
        ),
        "iban": _("This is no account number. Look at it once more."),
    }


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def new(request: HttpRequest) -> HttpResponse:
    """Bring in a company, or name another account of one that is known."""
    form = Company(posted(request))
    if form.is_bound and form.is_valid() and form.done(
        lambda: _bring_in(request, form), Company.SENTENCES, fields={"holder": "name"}
    ):  # fmt: skip
        return HttpResponseRedirect(reverse("voucher_rules"))
    return ask(
        request, form, title=gettext("Bring in a company"), button=gettext("Bring it in"),
        back=Back(reverse("house"), gettext("The house")), base="staff/base.html",
        lead=gettext(
            "Copy it from the company's own paper or site, never from an e-mail. Somebody else than"
            " you approves the first payment to this account."
        ),
    )  # fmt: skip


def _bring_in(request: HttpRequest, form: Company) -> UUID:
    actor, key, said = actor_of(request), form.own_key, form.cleaned_data
    number = read_number(said["enterprise_number"])
    with reading(actor):
        known = LegalPerson.objects.filter(enterprise_number=number)
        person = known.values_list("person_id", flat=True).first()
    if person is None:
        person = derived_id("payee", number)
        people.add_legal_person(
            actor=actor, key=derived_id(key, "company"), person=person, name=said["name"],
            enterprise_number=number,
        )  # fmt: skip
    try:
        people.name_bank_account(
            actor=actor, key=derived_id(key, "account"), account=derived_id(key, "account"),
            person=person, iban=said["iban"], holder=said["name"],
        )  # fmt: skip
    except Refused as refused:
        if refused.code not in NAMED:
            raise
    return person
