"""What a member says of her household: it decides the tax withheld, and only she and payroll see it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.forms import Choose
from mutua.portal.contracts.words import refusal
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.member.fields import DayField
from mutua.portal.pages import Back, ask
from mutua.portal.simulator.questions import CHILDREN, HOUSEHOLD, SINGLE_PARENT
from mutua.work import services
from mutua.work.facts import situation_on
from mutua.work.models import Situation

COUNT = _("Write a whole number, from 0 on.")


def count(label: Any, hint: Any = "") -> forms.IntegerField:
    """A field for a number of persons."""
    return forms.IntegerField(
        label=label, help_text=hint, min_value=0, max_value=30, required=False,
        error_messages={"invalid": COUNT, "min_value": COUNT, "max_value": COUNT},
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip


class Household(Asking):
    """Who lives with her, and on her income."""

    household = Choose(HOUSEHOLD.options, label=HOUSEHOLD.title, help_text=HOUSEHOLD.hint)
    children = count(CHILDREN.title, CHILDREN.hint)
    disabled_children = count(_("How many of them have a recognised disability?"))
    single_parent = Choose(
        SINGLE_PARENT.options, label=SINGLE_PARENT.title, help_text=SINGLE_PARENT.hint
    )
    other_dependants = count(_("How many others live on your income?"), _("A parent, for example."))
    from_day = DayField(
        label=_("Since when is it so?"), error_messages={"required": _("Write the day.")}
    )
    SENTENCES = {  # noqa: RUF012
        "from_day": _("Write a day at most a year before or after today."),
    }

    def said(self) -> dict[str, Any]:
        """The facts as the law takes them: what is no, or nobody, is left out."""
        found = self.cleaned_data
        facts: dict[str, Any] = {"household": found["household"]}
        for name in ("children", "disabled_children", "other_dependants"):
            if found[name]:
                facts[name] = found[name]
        if found["single_parent"] == "yes":
            facts["single_parent"] = True
        return facts

    def refuse(self, refused: Refused, sentences: dict[str, Any] | None = None) -> None:
        """What the law cannot take stands at its field, in the law's words."""
        if refused.code == "law":
            field = refused.field if refused.field in self.fields else None
            self.add_error(field, refusal(refused))
        else:
            super().refuse(refused, sentences)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def household(request: HttpRequest) -> HttpResponse:
    """Say it, or say it anew: what was said before stays for the days before."""
    actor = read.actor_of(request)
    assert actor.person is not None  # noqa: S101 - a page of members
    person, today = actor.person, clock.today()
    with reading(actor):
        first = not Situation.objects.filter(person=person).exists()
        now = situation_on(person, today)
    form = Household(posted(request), initial=_usual(now, today))
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.said()
        from_day = form.cleaned_data["from_day"]
        if form.done(
            lambda: services.say_situation(
                actor=actor, key=key, situation=derived_id(key, "situation"), person=person,
                from_day=from_day, facts=said,
            ),
            Household.SENTENCES,
        ):  # fmt: skip
            return HttpResponseRedirect(_on(request))
    lead = gettext("We ask this once, for your tax. Only you and the payroll see it.")
    return ask(
        request, form, title=gettext("My household"), button=gettext("Keep this"),
        template="contracts/household.html", lead=lead if first else gettext("Only you and the payroll see it."),
        back=Back(reverse("particulars"), gettext("What we know of you")),
    )  # fmt: skip


def _usual(now: Situation | None, today: date) -> dict[str, Any]:
    """What holds today; the first time from the beginning of the year on."""
    if now is None:
        return {"single_parent": "no", "from_day": today.replace(month=1, day=1)}
    facts = now.facts
    return {
        **facts, "single_parent": "yes" if facts.get("single_parent") else "no", "from_day": today,
    }  # fmt: skip


def _on(request: HttpRequest) -> str:
    """The page that asked for it, of this site alone, or the particulars."""
    asked = request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if asked and here else reverse("particulars")


def in_words(said: Situation | None) -> str:
    """A household in a line; nothing where it was never said."""
    if said is None:
        return ""
    labels = {one.value: str(one.label) for one in HOUSEHOLD.options}
    found = [labels[said.facts["household"]]]
    if children := said.facts.get("children"):
        found.append(ngettext("%(n)d child", "%(n)d children", children) % {"n": children})
    return ", ".join(found)
