"""Money from one activity to another: an internal invoice, which both sides can read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.activities import services
from mutua.activities.models import Activity, Transfer
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.member.fields import MoneyField
from mutua.portal.member.forms import text
from mutua.portal.pages import Back, ask, paged

OTHER = "other"
MISSING = _("Write the address of a member of the other activity.")


class Giving(Asking):
    """To which activity, how much, and what for."""

    target = forms.ChoiceField(label=_("To which activity?"), choices=[])
    email = text(_("If it is another member's: her e-mail address"), inputmode="email",
                 autocomplete="off")  # fmt: skip
    name = text(_("Its name, if she has several"), autocomplete="off")
    amount = MoneyField(
        label=_("How much?"), error_messages={"required": _("Write an amount.")},
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip
    text = text(_("What for?"), _("Say what it is for: both sides read it."))
    SENTENCES = {  # noqa: RUF012
        "budget": _("The budget of the activity holds less than this."),
        "amount": _("Write an amount above zero."),
    }

    def __init__(self, *args: Any, source: Activity, mine: list[Activity], **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.source = source
        own = [(str(one.id), one.name) for one in mine if one.id != source.id]
        choices = [*own, (OTHER, _("One of another member"))]
        self.fields["target"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Whose activity it is, where it is another's."""
        found = self.cleaned_data
        if found.get("target") != OTHER:
            return found
        theirs = read.activities_at(found.get("email", ""), self.source)
        named = [one for one in theirs if one.name.casefold() == found.get("name", "").casefold()]
        if not theirs:
            self.add_error("email", MISSING)
        elif len(theirs) > 1 and len(named) != 1:
            self.add_error("name", _("She has several. Write the name of the one that you mean."))
        else:
            found["target"] = str((named or theirs)[0].id)
        return found


@member_only
@require_safe
def transfers(request: HttpRequest, activity: UUID) -> HttpResponse:
    """What was given and taken, the latest first."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        both = Transfer.objects.filter(Q(source=found) | Q(target=found))
        rows = paged(request, both.order_by("-made_on", "-id"))
        rows.object_list = list(rows.object_list)
    names = read.activity_names({one for row in rows for one in (row.source_id, row.target_id)})
    for one in rows:
        one.given = one.source_id == found.id
        one.signed = -one.amount if one.given else one.amount
        one.other = names[one.target_id if one.given else one.source_id]
    return render(request, "member/transfers.html", {"activity": found, "rows": rows})


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Give money of the activity to another one."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        mine = read.activities_of(actor)
        available = read.budget_of(found).available
    form = Giving(posted(request), source=found, mine=mine)
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("amount", "text")
        made = derived_id(key, "transfer")
        if form.done(
            lambda: services.transfer(
                actor=actor, key=key, transfer=made, source=activity,
                target=UUID(form.cleaned_data["target"]), **said,
            ),
            Giving.SENTENCES,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("internal", args=[made]))
    return ask(
        request, form, title=gettext("Give to another activity"), button=gettext("Give it now"),
        back=Back(reverse("transfers", args=[activity]), gettext("Between activities")),
        template="member/give.html", activity=found, available=available,
    )  # fmt: skip


@member_only
@require_safe
def internal(request: HttpRequest, internal: UUID) -> HttpResponse:
    """The internal invoice, for both sides."""
    actor = read.actor_of(request)
    with reading(actor):
        found = Transfer.objects.filter(id=internal).first()  # the database shows both sides alone
        mine = [one.id for one in read.activities_of(actor)]
    here = (
        next((one for one in (found.source_id, found.target_id) if one in mine), None)
        if found
        else None
    )
    if found is None or here is None:
        raise Http404
    names = read.activity_names({found.source_id, found.target_id})
    facts = {
        "found": found, "here": here, "name": names[here],
        "source": names[found.source_id], "target": names[found.target_id],
    }  # fmt: skip
    return render(request, "member/internal.html", facts)
