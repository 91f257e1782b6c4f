"""Companies that are paid and send no bill here, such as the issuer of meal vouchers: who they are, and
to which account they are paid."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.ground.ids import derived_id
from mutua.people import services as people
from mutua.portal.accounts.acting import asked_again, staff_only
from mutua.portal.forms import Asking, posted
from mutua.portal.member.forms import text
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask


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
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("name", "enterprise_number", "iban")
        if form.done(
            lambda: people.add_company(
                actor=actor_of(request), key=key, account=derived_id(key, "account"), **said
            ),
            Company.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("voucher_rules"))
    return ask(
        request, form, title=gettext("Bring in a company"), button=gettext("Bring it in"),
        back=Back(reverse("house"), gettext("The house")), base="staff/base.html",
        lead=gettext(
            "Copy it from the company's own paper or site, never from an e-mail. Somebody else than"
            " you approves the first payment to this account."
        ),
    )  # fmt: skip
