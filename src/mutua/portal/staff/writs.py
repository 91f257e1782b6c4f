"""The payroll officer's pages of creditors: a writ is written down from its paper, confirmed by
somebody else, and lifted; the declaration that the law wants within fifteen days."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import F, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.payroll import services
from mutua.payroll.documents import declaration as document
from mutua.payroll.models import Withholding, Writ
from mutua.payroll.private import SEE_CREDITORS
from mutua.people import services as people
from mutua.people.models import BankAccount, LegalPerson, Person
from mutua.portal.accounts.acting import asked_again, staff_seeing
from mutua.portal.contracts.words import language
from mutua.portal.forms import posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.papers import inline
from mutua.portal.payslips.creditors import (
    Children,
    Taking,
    next_month,
    paper_of,
    taking,
)
from mutua.portal.staff.looks import tell
from mutua.portal.staff.writ_forms import Ended, NewWrit, Seen

of_payroll = staff_seeing(SEE_CREDITORS)
EVERY = Writ.objects.select_related("person", "payee", "confirmation", "end", "legal_entity")


@of_payroll
@require_safe
def writs(request: HttpRequest) -> HttpResponse:
    """Those that wait for a second person, then those that run, then what is over."""
    with reading(actor_of(request)):
        found = EVERY.annotate(taken=Sum("withholding__amount"))
        rows = paged(request, found.order_by(F("end").asc(nulls_first=True), "-served_on", "-id"))
        rows.object_list = [_row(one) for one in rows.object_list]
    tell(request, "writs", [one.writ.person_id for one in rows])
    return render(request, "staff/writs.html", {"rows": rows, "today": clock.today()})


def _row(writ: Writ) -> Taking:
    part = Withholding(writ=writ, amount=int(writ.taken or 0))  # type: ignore[attr-defined]
    return taking(writ, [part] if part.amount else [], clock.today())


def _writ(request: HttpRequest, writ: UUID) -> Writ:
    with reading(actor_of(request)):
        found: Writ | None = EVERY.filter(id=writ).first()
    if found is None:
        raise Http404
    tell(request, "writs", [found.person_id])
    return found


@of_payroll
@require_safe
def writ(request: HttpRequest, writ: UUID) -> HttpResponse:
    """One writ: what it says, what was kept back under it, and what is to be done."""
    found = _writ(request, writ)
    with reading(actor_of(request)):
        kept = Withholding.objects.filter(writ=writ).select_related(
            "payslip__contract_month__contract", "exit_holiday_pay__contract", "writ"
        )
        one = taking(found, list(kept.order_by("-made_at", "-id")), clock.today())
    facts = {
        "one": one, "declare_by": document.due_on(found),
        "late": document.due_on(found) < clock.today(),
        "own": found.entered_by_id == actor_of(request).person,
    }  # fmt: skip
    return render(request, "staff/writ.html", facts)


@of_payroll
@require_safe
def paper(request: HttpRequest, writ: UUID) -> HttpResponse:
    """The paper of the creditor."""
    return paper_of(_writ(request, writ))


@of_payroll
@require_safe
def declaration(request: HttpRequest, writ: UUID) -> HttpResponse:
    """The declaration of the third party, as PDF in the language of the page."""
    found = _writ(request, writ)
    with reading(actor_of(request)):
        made = document.draw(found, clock.today(), language())
    return inline(made, f"declaration-{found.served_on}.pdf")


def _person(request: HttpRequest, person: UUID) -> Person:
    with reading(actor_of(request)):
        found: Person | None = Person.objects.filter(id=person).first()
    if found is None:
        raise Http404
    tell(request, "writs", [person])
    return found


@of_payroll
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, person: UUID) -> HttpResponse:
    """Write down what a creditor may take of a person's pay, from its paper."""
    found, actor = _person(request, person), actor_of(request)
    with reading(actor):
        entity = entity_of_house()
    form = NewWrit(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        key = form.own_key
        made = derived_id(key, "writ")

        def write() -> None:
            payee = _payee(actor, key, form.cleaned_data)
            services.enter_writ(
                actor=actor, key=key, writ=made, legal_entity=entity, person=person, payee=payee,
                **form.said(),
            )  # fmt: skip

        if form.done(write, NewWrit.SENTENCES, fields=NewWrit.FIELDS):
            return HttpResponseRedirect(reverse("writ", args=[made]))
    return ask(
        request, form, base="staff/base.html",
        title=_("A creditor takes a part of the pay of %(name)s") % {"name": found.legal_name},
        button=_("Keep this"), back=Back(reverse("payslips_of", args=[person]), _("Payslips")),
        lead=_("Write it as the paper says it. A second person reads it before anything is kept back."),
    )  # fmt: skip


def _payee(actor: Actor, key: UUID, said: dict[str, Any]) -> UUID:
    """Who is paid: the legal person of a number, or who holds an account; brought in with the
    account where nobody has done so."""
    number, iban = said["number"], said["iban"]
    with reading(actor):
        known = LegalPerson.objects.filter(enterprise_number=number).first() if number else None
        payee = known.person_id if known else derived_id("payee", number or iban)
        there = Person.objects.filter(id=payee).exists()
        last = BankAccount.objects.filter(person=payee).order_by("-said_at", "-id").first()
    if not there and number:
        people.add_legal_person(
            actor=actor, key=derived_id(key, "payee"), person=payee, name=said["payee_name"],
            enterprise_number=number,
        )  # fmt: skip
    elif not there:
        people.add_person(
            actor=actor, key=derived_id(key, "payee"), person=payee, legal_name=said["payee_name"]
        )
    if last is None or last.iban != iban:
        people.name_bank_account(
            actor=actor, key=derived_id(key, "account"), account=derived_id(key, "account"),
            person=payee, iban=iban, holder=said["payee_name"],
        )  # fmt: skip
    return payee


@of_payroll
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def confirm(request: HttpRequest, writ: UUID) -> HttpResponse:
    """Confirm that a writ says what its paper says: somebody else than who wrote it down."""
    found, actor = _writ(request, writ), actor_of(request)
    back = reverse("writ", args=[writ])
    form = Seen(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        if form.done(
            lambda: services.confirm_writ(
                actor=actor, key=key, writ=writ, confirmation=derived_id(key, "confirmation")
            ),
            Seen.SENTENCES, over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(back)
    return ask(
        request, form, title=_("Confirm: %(creditor)s") % {"creditor": found.creditor},
        button=_("I have read the paper"), back=Back(back, found.creditor), base="staff/base.html",
        lead=_("From then on this creditor gets its part of each payslip that is made."),
    )  # fmt: skip


@of_payroll
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, writ: UUID) -> HttpResponse:
    """Let a writ take nothing any more, by the paper that lifts it."""
    found, actor = _writ(request, writ), actor_of(request)
    back = reverse("writ", args=[writ])
    form = Ended(posted(request), request.FILES or None, wants_paper=hasattr(found, "confirmation"))
    if form.is_bound and form.is_valid():
        key = form.own_key
        if form.done(
            lambda: services.end_writ(
                actor=actor, key=key, writ=writ, ended=derived_id(key, "end"),
                **form.answers("why", "paper"),
            ),
            over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(back)
    return ask(
        request, form, title=_("End: %(creditor)s") % {"creditor": found.creditor}, stop=True,
        button=_("End it"), back=Back(back, found.creditor), base="staff/base.html",
        lead=_("What was kept back stays as it is. The person reads the reason."),
    )  # fmt: skip


@of_payroll
@require_http_methods(["GET", "HEAD", "POST"])
def children(request: HttpRequest, person: UUID) -> HttpResponse:
    """Write down the children whom a person has declared on paper."""
    found, actor = _person(request, person), actor_of(request)
    form = Children(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("children", "paper")
        if form.done(
            lambda: services.declare_children(
                actor=actor,
                key=key,
                declared=derived_id(key, "children"),
                person=person,
                from_month=next_month(clock.today()),
                **said,
            )
        ):
            return HttpResponseRedirect(reverse("payslips_of", args=[person]))
    return ask(
        request, form, base="staff/base.html", button=_("Keep this"),
        title=_("Children whom %(name)s has declared") % {"name": found.legal_name},
        back=Back(reverse("payslips_of", args=[person]), _("Payslips")),
        lead=_("It counts from the next month on (Judicial code, art. 1409)."),
    )  # fmt: skip
