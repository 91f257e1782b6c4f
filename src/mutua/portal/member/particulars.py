"""What the house knows of a member: her data and language, her national number, her account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from mutua.activities.documents import shown
from mutua.ground import clock
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import queries, services
from mutua.people.models import BankAccount, NationalNumber, Person
from mutua.people.services.bank_accounts import HOURS
from mutua.portal.accounts.acting import asked_again, member_only
from mutua.portal.contracts.household import in_words
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.member.forms import text
from mutua.portal.member.joining import Data, SayNumber
from mutua.portal.pages import Back, ask
from mutua.work.facts import situation_on


class AccountForm(Asking):
    """Where a member is paid."""

    iban = text(_("Account (IBAN)"), _("Write the account number."), autocomplete="off")
    holder = text(_("In whose name?"), _("Write the name of the account's holder."),
                  autocomplete="off")  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "iban": _("Look at the account number once more."),
        "same": _("You named this account last. Write another one."),
        "holder": _("Write a name of at most 70 letters."),
    }


@member_only
@require_safe
def particulars(request: HttpRequest) -> HttpResponse:
    """Her data, whether her number is kept, and each account that she named."""
    actor = read.actor_of(request)
    with reading(actor):
        person = Person.objects.get(id=actor.person)
        named = queries.named_accounts(person.id, clock.now())
        facts = {
            "person": person,
            "has_number": NationalNumber.objects.filter(person=person).exists(),
            "household": in_words(situation_on(person.id, clock.today())),
            "accounts": [(shown.iban(one.iban), one) for one in named], "hours": HOURS,
        }  # fmt: skip
    return render(request, "member/particulars.html", facts)


def _back() -> Back:
    return Back(reverse("particulars"), gettext("What we know of you"))


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Change names, language and address; the pages go on in the language that was chosen."""
    actor = read.actor_of(request)
    with reading(actor):
        person = Person.objects.get(id=actor.person)
    form = Data(posted(request), initial={name: getattr(person, name) for name in Data.SAID})
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.said()
        if form.done(
            lambda: services.change_person(actor=actor, key=key, person=person.id, **said),
            Data.SENTENCES,
        ):
            with override(said["language"]):
                return HttpResponseRedirect(reverse("particulars"))
    return ask(
        request, form, title=gettext("Change your data"), button=gettext("Keep the changes"),
        back=_back(), lead=gettext("Pages and letters come in the language that you choose."),
    )  # fmt: skip


@sensitive_post_parameters("national_number")
@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def say_number(request: HttpRequest) -> HttpResponse:
    """Say the national number, once."""
    actor = read.actor_of(request)
    with reading(actor):
        said = NationalNumber.objects.filter(person=actor.person).exists()
    if said or actor.person is None:
        return HttpResponseRedirect(reverse("particulars"))
    form, person = SayNumber(posted(request)), actor.person
    if form.is_bound and form.is_valid():
        key, number = form.cleaned_data["key"], form.cleaned_data["national_number"]
        if form.done(
            lambda: services.say_national_number(actor=actor, key=key, person=person, number=number),
            SayNumber.SENTENCES, fields=dict.fromkeys(("number", "found_by"), "national_number"),
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("particulars"))
    return ask(
        request, form, title=gettext("Your national number"), button=gettext("Keep it, sealed"),
        back=_back(),
        lead=gettext("You say it once. Whoever reads it must say why, and you see it."),
    )  # fmt: skip


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def name_account(request: HttpRequest) -> HttpResponse:
    """Say where she is paid, after she has shown once more that it is her."""
    actor = read.actor_of(request)
    with reading(actor):
        person = Person.objects.get(id=actor.person)
        another = BankAccount.objects.filter(person=person).exists()
    form = AccountForm(posted(request), initial={"holder": person.legal_name})
    if form.is_bound and form.is_valid():
        key, said = form.cleaned_data["key"], form.answers("iban", "holder")
        if form.done(
            lambda: services.name_bank_account(
                actor=actor, key=key, account=derived_id(key, "account"), person=person.id, **said
            ),
            AccountForm.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("particulars"))
    first = gettext("We pay you to this account.")
    waits = gettext(
        "The new account serves after %(hours)s hours; until then the one before. We write to you,"
        " so that nobody changes it unseen."
    ) % {"hours": HOURS}  # fmt: skip
    return ask(
        request, form, title=gettext("Where shall we pay you?"), back=_back(),
        button=gettext("Keep this account"), lead=waits if another else first,
    )  # fmt: skip
