"""Open an activity: one's own, or one that several members share, as a band does."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.activities import services
from mutua.activities.services.activities import WHOLE
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import Asking, posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member import reading as read
from mutua.portal.member.forms import text
from mutua.portal.pages import Back, ask

MOST_OTHERS = 20
NOBODY = _("No member has the address %(address)s.")


class Opening(Asking):
    """A name, and who else is part of it."""

    name = text(_("Name of the activity"), _("Write a name."),
                _("What clients know you by, such as the name of your band."))  # fmt: skip
    others = forms.CharField(
        label=_("Who else is part of it?"), required=False,
        help_text=_("The e-mail address of each member, one a line. Leave it empty if it is yours alone."),
        widget=forms.Textarea({"rows": "4", "spellcheck": "false"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "not_a_member": _("Only members open activities. First take your share."),
        "name": _("Write a name of at most 200 letters."),
    }

    def clean_others(self) -> list[UUID]:
        """The members at these addresses."""
        addresses = str(self.cleaned_data["others"]).replace(",", " ").replace(";", " ").split()
        if len(addresses) > MOST_OTHERS:
            raise forms.ValidationError(_("At most 20 others."))
        found = []
        for address in addresses:
            person = read.member_at(address)
            if person is None:
                raise forms.ValidationError(NOBODY, params={"address": address[:80]})
            found.append(person)
        return found

    def shares(self, own: UUID) -> dict[str, int]:
        """Equal parts of the rights; what cannot be parted goes to who opens it."""
        persons = list(dict.fromkeys([own, *self.cleaned_data["others"]]))
        part, rest = divmod(WHOLE, len(persons))
        return {str(one): part + (rest if one == own else 0) for one in persons}


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open an activity."""
    form = Opening(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        activity = derived_id(key, "activity")
        if form.done(
            lambda: _open(request, form, key, activity),
            Opening.SENTENCES, fields={"not_a_member": "name"},
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("activity", args=[activity]))
    return ask(
        request, form, title=gettext("Open an activity"), button=gettext("Open the activity"),
        back=Back(reverse("home"), gettext("Home")),
        lead=gettext("Its budget holds what you earn with it."),
    )  # fmt: skip


def _open(request: HttpRequest, form: Opening, key: UUID, activity: UUID) -> None:
    actor = read.actor_of(request)
    assert actor.person is not None  # noqa: S101 - a member's page
    with reading(actor):
        entity = entity_of_house()
    services.open_activity(
        actor=actor, key=key, activity=activity, legal_entity=entity,
        name=form.cleaned_data["name"], shares=form.shares(actor.person),
    )  # fmt: skip
