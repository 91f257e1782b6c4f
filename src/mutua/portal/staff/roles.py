"""What each role of the house may do: an administrator recombines rights and limits of amount."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import policy
from mutua.ground.actors import STAFF, TREASURY
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import services as people
from mutua.people.house_roles import Role, installed
from mutua.people.house_roles import roles as known_roles
from mutua.portal.accounts.acting import asked_again, staff_only
from mutua.portal.formats import plain_money
from mutua.portal.forms import Asking, posted
from mutua.portal.member.fields import MoneyField
from mutua.portal.member.forms import text
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.staff.forms import ROLES
from mutua.portal.staff.rights import ROOMS, WORDS

UNDER = ((STAFF, _("With the staff")), (TREASURY, _("With the treasury")))
LOCKED_OUT = _("An administrator must go on bringing in others and changing roles.")


class Right(NamedTuple):
    """A right in the form: its box, and the field of its limit where it can have one."""

    box: forms.BoundField
    limit: forms.BoundField | None


class Recombine(Asking):
    """Each right that the role can have, ticked where it has it, with the largest amount."""

    SENTENCES = {  # noqa: RUF012
        "locked_out": LOCKED_OUT,
    }

    def __init__(self, *args: Any, role: Role, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.rights = [one for one, under in policy.rights().items() if role.database_role in under]
        for right in self.rights:
            self._add(right, role.rights)

    def _add(self, right: str, has: policy.Limits) -> None:
        name, words = self.name_of(right), WORDS.get(right, right)
        self.fields[name] = forms.BooleanField(
            label=words, required=False, initial=right in has,
            widget=forms.CheckboxInput({"aria-describedby": f"{name}-error"}),
        )  # fmt: skip
        if right in policy.rights_by_amount():
            limit, most = f"{name}-limit", has.get(right)
            self.fields[limit] = MoneyField(
                label=format_html('{}<span class="spoken">: {}</span>', gettext("Largest amount"), words), required=False,
                initial="" if most is None else plain_money(most, get_language() or "en"),
                widget=forms.TextInput({"inputmode": "decimal", "class": "amount",
                                        "aria-describedby": f"{limit}-error"}),
            )  # fmt: skip

    @staticmethod
    def name_of(right: str) -> str:
        """The field of a right: a dot cannot stand in an address of the page."""
        return right.replace(".", "-")

    @property
    def rooms(self) -> Iterator[tuple[Any, list[Right]]]:
        """The rights by what they are about."""
        for room, words in ROOMS.items():
            mine = [one for one in self.rights if one.startswith(f"{room}.")]
            if mine:
                yield words, [self._right(one) for one in mine]

    def _right(self, right: str) -> Right:
        name = self.name_of(right)
        limit = f"{name}-limit"
        return Right(self[name], self[limit] if limit in self.fields else None)

    def said(self) -> dict[str, int | None]:
        """Each right that is ticked, with its limit; none is any amount."""
        found, names = self.cleaned_data, {one: self.name_of(one) for one in self.rights}
        return {right: found.get(f"{name}-limit") for right, name in names.items() if found[name]}


class NewRole(Asking):
    """How a new role is called, and with whom it works."""

    role = text(_("Short name"), _("Write a short name."),
                _("Small letters and underscores, such as festival_desk."))  # fmt: skip
    database_role = forms.ChoiceField(label=_("With whom does it work?"), choices=UNDER)
    SENTENCES = {  # noqa: RUF012
        "role": _("Write small letters and underscores, at most 40."),
        "database_role": _("This role is there already, and works with others."),
    }


@staff_only
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Every role, with how many rights it has."""
    with reading(actor_of(request)):
        known = known_roles()
    rows = [(name, ROLES.get(name, name), len(one.rights), name in installed() and
             dict(one.rights) == dict(installed()[name].rights))
            for name, one in sorted(known.items())]  # fmt: skip
    return render(request, "staff/roles.html", {"rows": rows})


def _back() -> Back:
    return Back(reverse("roles"), gettext("Roles and rights"))


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def role(request: HttpRequest, role: str) -> HttpResponse:
    """What a role may do, and say it anew."""
    actor = actor_of(request)
    with reading(actor):
        found = known_roles(role).get(role)
    if found is None:
        raise Http404
    form = Recombine(posted(request), role=found)
    if form.is_bound and form.is_valid():
        key, rights = form.own_key, form.said()
        if form.done(
            lambda: people.set_role(
                actor=actor, key=key, change=derived_id(key, "change"), role=role,
                database_role=found.database_role, rights=rights,
            ),
            Recombine.SENTENCES,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("roles"))
    return ask(
        request, form, title=str(ROLES.get(role, role)), button=gettext("This role may do this"),
        back=_back(), base="staff/base.html", template="staff/role.html",
        lead=gettext("What is ticked holds at once, for everybody with this role."),
    )  # fmt: skip


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def new(request: HttpRequest) -> HttpResponse:
    """Make a role, at first without any right."""
    form = NewRole(posted(request))
    if form.is_bound and form.is_valid():
        actor, key, said = actor_of(request), form.own_key, form.answers("role", "database_role")
        with reading(actor):
            there = known_roles(said["role"])
        if said["role"] in there:
            form.add_error("role", _("This role is there already."))
        elif form.done(
            lambda: people.set_role(
                actor=actor, key=key, change=derived_id(key, "change"), rights={}, **said
            ),
            NewRole.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("role", args=[said["role"]]))
    return ask(
        request, form, title=gettext("Make a role"), button=gettext("Continue"), back=_back(),
        base="staff/base.html", lead=gettext("At first it may do nothing. You tick its rights next."),
    )  # fmt: skip
