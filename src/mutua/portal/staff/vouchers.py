"""Meal vouchers: the board decides them, the payroll officer orders them month by month."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutua.ground import clock
from mutua.ground.errors import NotAllowed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.payroll import services, vouchers
from mutua.payroll.documents import voucher_order
from mutua.payroll.models import MealVoucherOrder, MealVoucherRules
from mutua.payroll.private import SEE_PAY
from mutua.payroll.services.vouchers import last_of
from mutua.people.models import LegalPerson, Person
from mutua.people.services.legal_persons import read_number
from mutua.portal.accounts.acting import asked_again, staff_only, staff_seeing
from mutua.portal.contracts.forms import Choose
from mutua.portal.formats import plain_money
from mutua.portal.forms import REFUSALS, Asking, posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.forms import Button
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.simulator.questions import Option
from mutua.portal.staff.forms import day, money
from mutua.portal.staff.looks import tell

SHOWN = 3  # months that are over, to order; of an issuer whose last is before these that one
ON_ITS_WAY = _("A payment takes this order. Drop its batch first, if it has not left.")
NO_ISSUER = _("No company of the register has this number. Bring it in first.")


class VoucherForm(Asking):
    """The parts of a voucher, who issues it, and the agreement that grants it."""

    from_day = day(_("For work from which day on?"))
    employer_part = money(
        _("Part of the house, of each voucher"), _("0 for both parts: none are given any more.")
    )
    worker_part = money(_("Part of the worker, of each voucher"), _("It is kept of the net pay."))
    borne_by = Choose(
        (
            Option("pot", _("The common pot: no pay is lower than without vouchers")),
            Option(
                "budget", _("The budget of each contract: a pay planned from a budget is lower")
            ),
        ),
        label=_("Who bears the part of the house?"),
        error_messages={"required": _("Choose who bears it.")},
    )
    issuer = forms.CharField(
        label=_("Enterprise number of the issuer"), required=False,
        help_text=_("Of the company that loads the cards. Empty where none are given any more."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    agreement = forms.CharField(
        label=_("Which agreement grants them?"),
        help_text=_("The collective agreement with its day and the amount."),
        error_messages={"required": _("Write the agreement: without it they would be pay.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "from_day": _("Write the first day of a month that has not begun before today."),
        "employer_part": _("The law lets no such part: with it the vouchers would be pay."),
        "worker_part": _("The law asks for a larger part: with this one they would be pay."),
        "issuer": _("Vouchers have an issuer; where none are given there is none."),
        "agreement": _("Write the agreement in at most 2,000 letters."),
    }

    def clean_issuer(self) -> UUID | None:
        """The legal person with this number."""
        given = self.cleaned_data["issuer"].strip()
        if not given:
            return None
        try:
            number = read_number(given)
        except Refused as error:
            raise forms.ValidationError(NO_ISSUER) from error
        found = LegalPerson.objects.filter(enterprise_number=number).order_by("id").first()
        if found is None:
            raise forms.ValidationError(NO_ISSUER)
        person: UUID = found.person_id
        return person


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def rules(request: HttpRequest) -> HttpResponse:
    """Decide the meal vouchers from a month on."""
    actor, language = actor_of(request), get_language() or "en"
    with reading(actor):
        entity = entity_of_house()
        now = vouchers.rules_on(entity, clock.today())
        every = list(_decided(entity))
        initial = _initial(every[0] if every else now, language)
        form = VoucherForm(posted(request), initial=initial)
        good = form.is_bound and form.is_valid()
    if good:
        key = form.own_key
        said = form.answers("from_day", "employer_part", "worker_part", "borne_by", "agreement")
        said["issuer"] = form.cleaned_data["issuer"]
        if form.done(
            lambda: services.decide_vouchers(
                actor=actor, key=key, decision=derived_id(key, "decision"), legal_entity=entity,
                **said,
            ),
            VoucherForm.SENTENCES,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("house"))
    return ask(
        request, form, title=gettext("Meal vouchers"), button=gettext("Keep the decision"),
        back=Back(reverse("house"), gettext("The house")), base="staff/base.html",
        template="staff/voucher_rules.html", now=now, every=every,
    )  # fmt: skip


def _decided(entity: str) -> Any:
    found = MealVoucherRules.objects.filter(legal_entity=entity).select_related("issuer")
    return found.order_by("-from_day", "-decided_at", "-id")


def _initial(last: MealVoucherRules | None, language: str) -> dict[str, Any]:
    today = clock.today()
    months = today.year * 12 + today.month
    found: dict[str, Any] = {"from_day": date(months // 12, months % 12 + 1, 1)}
    if last is not None:
        found |= {
            "employer_part": plain_money(last.employer_part, language),
            "worker_part": plain_money(last.worker_part, language),
            "borne_by": last.borne_by,
            "issuer": _number_of(last),
        }
    return found


def _number_of(one: MealVoucherRules) -> str:
    known = LegalPerson.objects.filter(person=one.issuer_id).values_list(
        "enterprise_number", flat=True
    )
    return known.first() or ""


class OrderForm(Asking):
    """The month to order, by its first day."""

    month = forms.DateField(input_formats=["%Y-%m-%d"], widget=forms.HiddenInput)


@staff_seeing(SEE_PAY)
@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """What is to be ordered of the months that are over, and what was ordered."""
    return _orders(request)


class Left(NamedTuple):
    """What no order of an issuer can set right for a person, in minor units: below zero she has had
    too much. ``gives`` says whether the issuer still loads her card."""

    name: str
    issuer: str
    amount: int
    gives: bool


def _orders(request: HttpRequest, problem: str = "") -> HttpResponse:
    with reading(actor_of(request)):
        entity = entity_of_house()
        given = vouchers.rules_on(entity, clock.today())
        opened = [
            (month, issuer, vouchers.to_order(entity, issuer, last_of(month)))
            for month, issuer in _months(entity, clock.today())
        ]
        made = MealVoucherOrder.objects.filter(legal_entity=entity)
        made = made.select_related("issuer", "withdrawal").order_by("-number")
        persons, left = _left(entity, opened, given.issuer_id if given else None)
        facts = {
            "months": [
                (month, count, amount, OrderForm(initial={"month": month.isoformat()}))
                for month, _issuer, rows in opened for count, amount in [_sums(rows)] if count
            ],
            "orders": list(made), "left": left, "given": given,
            "paid": vouchers.paid_of(one.id for one in made), "form": Button(),
            "problems": {"main": problem} if problem else {},
        }  # fmt: skip
        page = render(request, "staff/vouchers.html", facts, status=422 if problem else 200)
    if persons:
        tell(request, "voucher_sheet", persons)
    return page


def _months(entity: str, today: date) -> list[tuple[date, UUID]]:
    """The first days of the last months that are over, each with its issuer, the latest first; of an
    issuer who has given none in these the last month in which it did."""
    months, first = [], today.replace(day=1)
    for _n in range(SHOWN):
        first = (first - timedelta(days=1)).replace(day=1)
        months.append(first)
    held = ((month, vouchers.rules_on(entity, month)) for month in months)
    found = {(month, rules.issuer_id) for month, rules in held if rules is not None}
    found |= {(month, issuer) for issuer, month in vouchers.last_months(entity, months[0]).items()}
    return sorted(found, reverse=True)


def _sums(rows: list[vouchers.Open]) -> tuple[int, int]:
    """How many vouchers are to be ordered, and what they come to."""
    lines = [line for one in rows for line in one.lines]
    return sum(one.number for one in lines), sum(one.number * one.face_value for one in lines)


def _left(
    entity: str, opened: list[tuple[date, UUID, list[vouchers.Open]]], now: UUID | None
) -> tuple[list[UUID], list[Left]]:
    """Whose, and what is left over at the last month of each issuer."""
    last: dict[UUID, list[vouchers.Open]] = {}
    for _month, issuer, rows in opened:
        last.setdefault(issuer, [one for one in rows if one.left])
    persons = [one.person for rows in last.values() for one in rows]
    names = dict(Person.objects.filter(id__in=[*persons, *last]).values_list("id", "legal_name"))
    return persons, [
        Left(names[one.person], names[issuer], one.left, issuer == now)
        for issuer, rows in last.items() for one in rows
    ]  # fmt: skip


@staff_seeing(SEE_PAY)
@require_POST
def order(request: HttpRequest) -> HttpResponse:
    """Order a month: twice the same button is one order."""
    actor, form = actor_of(request), OrderForm(request.POST)
    if not form.is_valid():
        return HttpResponseRedirect(reverse("voucher_orders"))
    key = form.own_key
    with reading(actor):
        entity = entity_of_house()
    try:
        services.order_vouchers(
            actor=actor, key=key, order=derived_id(key, "order"), legal_entity=entity,
            month=form.cleaned_data["month"],
        )  # fmt: skip
    except Refused as refused:
        denied = isinstance(refused, NotAllowed)
        words = (
            REFUSALS["database"] if denied else gettext("Nothing is to be ordered of this month.")
        )
        return _orders(request, str(words))
    return HttpResponseRedirect(reverse("voucher_orders"))


@staff_seeing(SEE_PAY)
@require_POST
def withdraw(request: HttpRequest, ordered: UUID) -> HttpResponse:
    """Take an order back, as long as no payment takes it."""
    actor, form = actor_of(request), Button(request.POST)
    with reading(actor):
        found = MealVoucherOrder.objects.filter(id=ordered).select_related("withdrawal").first()
        if found is None:
            raise Http404
    if form.is_valid() and not hasattr(found, "withdrawal"):
        key = form.own_key
        try:
            services.withdraw_voucher_order(
                actor=actor, key=key, withdrawal=derived_id(key, "withdrawal"), order=ordered
            )
        except Refused as refused:
            denied = isinstance(refused, NotAllowed)
            words = REFUSALS["database"] if denied else ON_ITS_WAY
            return _orders(request, str(words))
    return HttpResponseRedirect(reverse("voucher_orders"))


@staff_seeing(SEE_PAY)
@require_safe
def sheet(request: HttpRequest, ordered: UUID) -> HttpResponse:
    """The order as a sheet for its issuer."""
    with reading(actor_of(request)):
        found = MealVoucherOrder.objects.filter(id=ordered).first()
        if found is None:
            raise Http404
        rows = list(voucher_order.rows(found))
        persons = [one.person_id for one in found.lines.all()]
    tell(request, "voucher_sheet", persons)
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    answer = HttpResponse(text.getvalue().encode("utf-8"), content_type="text/csv; charset=utf-8")
    name = f"vouchers-{found.until:%Y-%m}-{found.number}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
