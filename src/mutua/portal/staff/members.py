"""A member's data, changed in her name with a reason that she reads."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import policy
from mutua.ground.actors import Actor, staff
from mutua.ground.transactions import reading
from mutua.payroll.private import SEE_PAY
from mutua.people import services
from mutua.people.models import Membership, Person
from mutua.portal.accounts.acting import staff_only
from mutua.portal.forms import posted
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.finding import asked_in
from mutua.portal.staff.forms import InHerName
from mutua.portal.staff.looks import tell


@staff_only
@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """Everybody with a membership, found by name or address."""
    asked = asked_in(request)
    actor = actor_of(request)
    with reading(actor):
        found = Membership.objects.exclude(state__in=("refused", "left")).select_related("person")
        if asked:
            found = found.filter(
                Q(person__legal_name__icontains=asked)
                | Q(person__chosen_name__icontains=asked)
                | Q(person__email__icontains=asked)
            )
        rows = paged(request, found.order_by("person__legal_name", "id"))
        rows.object_list = list(rows.object_list)
        pays = policy.sees(actor, SEE_PAY)
    tell(request, "members", [one.person_id for one in rows])
    return render(request, "staff/members.html", {"rows": rows, "q": asked, "pays": pays})


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, person: UUID) -> HttpResponse:
    """Change what is said of a member, in her name."""
    actor = actor_of(request)
    with reading(actor):
        found = Person.objects.filter(id=person).first()
    if found is None:
        raise Http404
    tell(request, "person", [person])
    form = InHerName(
        posted(request), initial={name: getattr(found, name) for name in InHerName.SAID}
    )
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("reason", *InHerName.SAID)
        if form.done(
            lambda: services.change_person(
                actor=_in_her_name(actor, person), key=key, person=person, **said
            ),
            InHerName.SENTENCES, fields={"one_person_an_address": "email"},
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("members"))
    return ask(
        request, form, title=found.name, button=_("Change this in her name"),
        back=Back(reverse("members"), _("Members")), base="staff/base.html",
        lead=_("She sees that you changed it, and why."),
    )  # fmt: skip


def _in_her_name(actor: Actor, person: UUID) -> Actor:
    assert actor.person is not None  # noqa: S101 - a page of the staff
    return staff(actor.person, for_member=person)
