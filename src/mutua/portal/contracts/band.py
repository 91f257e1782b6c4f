"""Who plays, and for what: one page for a whole band, with what is left of the budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutua.activities.models import Activity, ActivityMember
from mutua.ground.actors import Actor
from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people.models import Person
from mutua.portal.contracts.forms import Step
from mutua.portal.contracts.words import refusal
from mutua.portal.formats import plain_money
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.portal.member.fields import MoneyField
from mutua.portal.pages import Back, ask
from mutua.work import services
from mutua.work.services.bands import REST, Part, plan_band

WORKS = "works_"
PAYS = (
    ("budget", _("Whole cost")),
    ("gross", _("Gross pay")),
    (REST, _("The rest")),
)
OVER = _("Together this costs more than the budget. Take less.")
REST_OVER = _("Nothing is left for the rest.")


def players(activity: Activity) -> list[Person]:
    """Who shares an activity, by name."""
    together = ActivityMember.objects.filter(activity=activity, left_on=None)
    found = [one.person for one in together.select_related("person")]
    return sorted(found, key=lambda one: (one.name, one.id))


def chosen(everybody: Sequence[Person], fields: Mapping[str, str]) -> list[Person]:
    """Those of them who play, as the page before has said."""
    return [one for one in everybody if f"{WORKS}{one.id.hex}" in fields]


class Who(Step):
    """Who plays: the member herself, and others of the activity."""

    title = _("Who works?")

    def __init__(self, *args: Any, everybody: Sequence[Person], own: UUID, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.everybody = everybody
        nothing_said = not any(name.startswith(WORKS) for name in self.initial)
        for one in everybody:
            self.fields[f"{WORKS}{one.id.hex}"] = forms.BooleanField(
                label=one.name, required=False, initial=nothing_said and one.id == own
            )

    def clean(self) -> dict[str, Any]:
        """Somebody works."""
        found: dict[str, Any] = self.cleaned_data
        if not any(found.get(name) for name in self.fields if name.startswith(WORKS)):
            first = f"{WORKS}{self.everybody[0].id.hex}"
            self.add_error(first, gettext("Choose at least one person."))
        return found

    def said(self) -> dict[str, Any]:
        """Nothing of what the work is."""
        return {}


class Pays(Step):
    """What the whole costs at most, and what each is paid."""

    title = _("What is each one paid?")
    budget = MoneyField(
        label=_("Budget for everybody"),
        error_messages={"required": _("Write an amount above zero.")},
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip

    def __init__(self, *args: Any, band: Sequence[Person], budget: int, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.band = band
        self.fields["budget"].initial = _amount(budget)
        each = budget // len(band)
        for number in range(1, len(band) + 1):
            last = number == len(band) and number > 1
            self.fields[f"pay_from_{number}"] = forms.ChoiceField(
                choices=PAYS, label=_("Paid by"), initial=REST if last else "budget"
            )
            self.fields[f"amount_{number}"] = MoneyField(
                label=_("Amount"), required=False, initial="" if last else _amount(each),
                widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
            )  # fmt: skip

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each person, with her name."""
        return [
            (one.name, [self[f"pay_from_{number}"], self[f"amount_{number}"]])
            for number, one in enumerate(self.band, 1)
        ]

    def clean(self) -> dict[str, Any]:
        """An amount where one is needed."""
        found: dict[str, Any] = self.cleaned_data
        for number in range(1, len(self.band) + 1):
            field = f"amount_{number}"
            lacks = found.get(f"pay_from_{number}") != REST and not found.get(field)
            if lacks and field not in self.errors:
                self.add_error(field, gettext("Write an amount above zero."))
        return found

    def said(self) -> dict[str, Any]:
        """The budget, and what each is paid."""
        found, key = self.cleaned_data, self.cleaned_data["key"]
        parts = tuple(
            Part(
                derived_id(key, "contract", one.id), one.id, found[f"pay_from_{number}"],
                0 if found[f"pay_from_{number}"] == REST else found[f"amount_{number}"],
            )
            for number, one in enumerate(self.band, 1)
        )  # fmt: skip
        return {"budget": found["budget"], "parts": parts}

    def fail(self, refused: Refused) -> None:
        """At the amount of the person that a verb names."""
        number = "".join(sign for sign in refused.field if sign.isdecimal()) or "1"
        sentence = refusal(refused)
        if refused.code == "over":
            sentence = str(REST_OVER if refused.given == REST else OVER)
        self.add_error(f"amount_{number}", sentence)


def _amount(cents: int) -> str:
    return plain_money(max(0, cents), get_language() or "en")


def answer(
    request: HttpRequest,
    place: Any,
    band: Sequence[Person],
    work: Mapping[str, Any],
    back: Back,
    **step: Any,
) -> HttpResponse:
    """The page: what is left with these amounts, or the drafts of everybody."""
    actor = read.actor_of(request)
    form = Pays(posted(request), band=band, budget=place.budget)
    planned = None
    if form.is_bound and form.is_valid():
        planned = _planned(actor, place.activity, work, form)
    if planned is not None and "look" not in request.POST and _drafted(actor, place, work, form):
        own = next((one for one in form.said()["parts"] if one.person == actor.person), None)
        if own is not None:
            return HttpResponseRedirect(reverse("contract", args=[own.contract]))
        return HttpResponseRedirect(reverse("activity", args=[place.activity.id]))
    left = form.cleaned_data["budget"] - sum(one.charged for one in planned) if planned else None
    return ask(
        request, form, title=str(form.title), template="contracts/band.html", back=back,
        button=gettext("Begin these contracts"), planned=planned, left=left, **step,
    )  # fmt: skip


def _planned(
    actor: Actor, activity: Activity, work: Mapping[str, Any], form: Pays
) -> list[Any] | None:
    said = form.said()
    facts = {name: work[name] for name in ("regime", "task", "place", "hours", "answers")}
    try:
        with reading(actor):
            return plan_band(actor, activity, facts, said["budget"], said["parts"])
    except Refused as refused:
        form.fail(refused)
    return None


def _drafted(actor: Actor, place: Any, work: Mapping[str, Any], form: Pays) -> bool:
    try:
        services.draft_contracts(
            actor=actor, key=form.own_key, activity=place.activity.id, **work, **form.said()
        )
    except KeyUsed:  # sent before: the page shows what is kept
        pass
    except Refused as refused:
        form.fail(refused)
    return not form.errors
