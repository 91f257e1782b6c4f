"""The link of somebody who was invited to work: her account, what a contract must know of her, and
her yes or no. The link opens for its address alone, and is answered once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mutua.ground import clock
from mutua.ground.actors import MEMBER, Actor, hash_of, job
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import services as people
from mutua.people.models import NationalNumber, Person
from mutua.portal.accounts import services as accounts
from mutua.portal.accounts.models import Account
from mutua.portal.contracts.household import Household
from mutua.portal.contracts.invitations import Invited, states_of
from mutua.portal.contracts.pages import why
from mutua.portal.forms import Asking, posted
from mutua.portal.joining.forms import SENTENCES, Open
from mutua.portal.joining.views import BASE, DOOR
from mutua.portal.member.forms import Button
from mutua.portal.member.joining import Joining, number_field
from mutua.portal.member.particulars import AccountForm
from mutua.portal.pages import Back, ask
from mutua.work import services
from mutua.work.models import Invitation
from mutua.work.services.inviting import lacking

READER = job("invited")  # reads the one invitation whose secret was shown
STEPS = {
    "you": ("born_on", "street", "postcode", "town", "national_number"),
    "account": ("iban",),
    "household": ("household",),
}
READ = "read"  # in the address: the invitation once more, before all is said
CLOSED = ("declined", "withdrawn")
CHANGED = gettext_lazy(
    "This pay is worked out in another way since you were invited. Ask for a new invitation."
)


class About(Joining):
    """What the State asks of whoever is employed."""

    SAID = tuple(
        name for name in Joining.SAID if name not in ("legal_name", "chosen_name", "language")
    )

    def __init__(self, *args: Any, has_number: bool = False, **facts: Any) -> None:
        super().__init__(*args, has_number=has_number, **facts)
        for name in ("legal_name", "chosen_name", "language"):
            del self.fields[name]
        if not has_number:
            self.fields["national_number"] = number_field(_("Write the number."))


def _by(token: str) -> tuple[Invited, dict[str, Any]] | None:
    """The invitation of a link, with who invites, for which client, in which activity."""
    with reading(READER):
        rows = Invitation.objects.filter(token_hash=hash_of(token))
        found = states_of(rows.select_related("activity", "client", "invited_by"))
        if not found or found[0].stands in (*CLOSED, "over"):
            return None
        row = found[0].row
        names = {"member": row.invited_by.name, "client": row.client.name}
        return found[0], {"one": found[0], "activity": row.activity.name, **names}


def _holder(request: HttpRequest, one: Invited) -> Person | None:
    """Who is signed in, where the invitation is to her address."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if actor is None or actor.role != MEMBER:
        return None
    with reading(actor):
        return Person.objects.filter(id=actor.person, email__iexact=one.row.email).first()


def _is_of_the_house(email: str) -> bool:
    """Whether the address signs in to work for the house: such an account takes no work."""
    found = Account.objects.filter(user__emailaddress__email__iexact=email)
    return bool(found.exclude(role="member").exists())


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "joining/over.html", status=404)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """What one is invited to. A stranger opens her account; then what is missing is asked; then she
    says yes or no."""
    found = _by(token)
    if found is None:
        return _over(request)
    one, facts = found
    person = _holder(request, one)
    if person is None and _is_of_the_house(one.row.email):
        return render(request, "joining/of_the_house.html", facts, status=403)
    if request.actor is None:  # type: ignore[attr-defined]
        return _stranger(request, token, one, facts)
    if person is None:
        return render(request, "joining/another.html", facts, status=403)
    if one.row.state == "accepted":
        return HttpResponseRedirect(reverse("contract", args=[one.row.contract_id]))
    step = _first_lacking(request, person, one)
    ask_first = reverse("invited_say", args=[token, step]) if step else ""
    if step and "no" not in request.POST and READ not in request.GET:
        return HttpResponseRedirect(ask_first)
    return _answer(request, token, one, {**facts, "ask_first": ask_first})


def _stranger(
    request: HttpRequest, token: str, one: Invited, facts: dict[str, Any]
) -> HttpResponse:
    """Who has an account at this address signs in; another one opens hers."""
    here = urlencode({"next": request.get_full_path()})
    sign_in = f"{reverse('account_login')}?{here}"
    if EmailAddress.objects.filter(email=one.row.email).exists():
        return render(request, "joining/invited_known.html", {**facts, "sign_in": sign_in})
    usual = {"legal_name": one.row.name, "language": get_language()}
    form = Open(posted(request), email=one.row.email, initial=usual)
    if form.is_bound and form.is_valid() and _opened(request, form, one):
        return HttpResponseRedirect(reverse("invited", args=[token]))
    return ask(
        request, form, title=_("Open your account"), button=_("Open my account"), base=BASE,
        back=Back(sign_in, _("Sign in")), template="joining/invited.html", **facts,
    )  # fmt: skip


def _opened(request: HttpRequest, form: Open, one: Invited) -> bool:
    """Open the account for the invited address, once, and sign in; or say at its field why not."""
    try:
        account = accounts.open_new_account(
            actor=DOOR, key=derived_id("invited", one.row.id), role="member", email=one.row.email,
            **form.said(),
        )  # fmt: skip
    except Refused as refused:
        if refused.code == "key":  # opened before
            return True
        refused.field = "legal_name" if refused.field == "email" else refused.field
        form.refuse(refused, SENTENCES)
        return False
    user: User = Account.objects.select_related("user").get(id=account).user
    if not user.has_usable_password():
        user.set_password(form.cleaned_data["password"])
        user.save(update_fields=["password"])
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return True


def _first_lacking(request: HttpRequest, person: Person, one: Invited) -> str:
    """The first page that must still be asked, or nothing."""
    with reading(request.actor):  # type: ignore[attr-defined]
        missing = lacking(person, one.row)
    return next((step for step, of in STEPS.items() if set(of) & set(missing)), "")


def _answer(request: HttpRequest, token: str, one: Invited, facts: dict[str, Any]) -> HttpResponse:
    """Her yes, which begins the contract, or her no."""
    actor = replace(request.actor, token_hash=hash_of(token))  # type: ignore[attr-defined]
    form, problem = Button(posted(request)), ""
    if form.is_bound and form.is_valid():
        said = {"actor": actor, "invitation": one.row.id}
        begun = derived_id(one.row.id, "contract")
        try:
            if "no" in request.POST:
                services.decline_invitation(key=derived_id(form.own_key, "no"), **said)
                return render(request, "joining/declined.html", facts)
            services.accept_invitation(key=form.own_key, contract=begun, **said)
        except Refused as refused:
            problem = str(CHANGED) if refused.code == "terms" else why(refused)
        else:
            return HttpResponseRedirect(reverse("contract", args=[begun]))
    wrong = {"main": problem} if problem else {}
    shown = {**facts, "form": form, "problems": wrong}
    return render(request, "joining/answer.html", shown, status=422 if wrong else 200)


@sensitive_post_parameters("national_number", "iban")
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, token: str, step: str) -> HttpResponse:
    """A page of what is missing."""
    found = _by(token)
    if found is None or step not in STEPS:
        return _over(request)
    person, start = _holder(request, found[0]), reverse("invited", args=[token])
    if person is None or _first_lacking(request, person, found[0]) != step:
        return HttpResponseRedirect(start)
    form, keep, words = PAGES[step](request, person)
    if form.is_bound and form.is_valid() and keep():
        return HttpResponseRedirect(start)
    title, lead = words
    number = list(STEPS).index(step) + 1
    return ask(
        request, form, title=title, button=_("Continue"),
        back=Back(f"{start}?{READ}=1", _("The invitation")),
        lead=lead, template="joining/say.html", step=number, steps=len(STEPS),
    )  # fmt: skip


Page = tuple[Asking, Callable[[], bool], tuple[str, str]]


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _you(request: HttpRequest, person: Person) -> Page:
    actor = _actor(request)
    with reading(actor):
        has = NationalNumber.objects.filter(person=person).exists()
    usual = {name: getattr(person, name) for name in About.SAID}
    form = About(posted(request), initial=usual, has_number=has)

    def keep() -> bool:
        fields = {} if has else dict.fromkeys(("number", "found_by"), "national_number")
        return form.done(lambda: _keep_you(actor, person.id, form), About.SENTENCES, fields=fields)

    lead = _("The State asks this of everybody who is employed. Only you and the staff see it.")
    return form, keep, (_("Who are you?"), lead)


def _keep_you(actor: Actor, person: UUID, form: About) -> None:
    key = form.own_key
    if number := form.cleaned_data.get("national_number"):
        people.say_national_number(
            actor=actor, key=derived_id(key, "number"), person=person, number=number
        )
    people.change_person(actor=actor, key=derived_id(key, "data"), person=person, **form.said())


def _account(request: HttpRequest, person: Person) -> Page:
    actor = _actor(request)
    form = AccountForm(posted(request), initial={"holder": person.legal_name})

    def keep() -> bool:
        key, said = form.own_key, form.answers("iban", "holder")
        return form.done(
            lambda: people.name_bank_account(
                actor=actor, key=key, account=derived_id(key, "account"), person=person.id, **said
            ),
            AccountForm.SENTENCES,
        )

    return form, keep, (_("Where shall we pay you?"), _("We pay you to this account."))


def _household(request: HttpRequest, person: Person) -> Page:
    actor = _actor(request)
    usual = {"single_parent": "no", "from_day": clock.today().replace(month=1, day=1)}
    form = Household(posted(request), initial=usual)

    def keep() -> bool:
        key, said = form.own_key, form.said()
        return form.done(
            lambda: services.say_situation(
                actor=actor, key=key, situation=derived_id(key, "situation"), person=person.id,
                from_day=form.cleaned_data["from_day"], facts=said,
            ),
            Household.SENTENCES,
        )  # fmt: skip

    lead = _("We ask this once, for your tax. Only you and the payroll see it.")
    return form, keep, (_("My household"), lead)


PAGES: dict[str, Callable[[HttpRequest, Person], Page]] = {
    "you": _you, "account": _account, "household": _household,
}  # fmt: skip
