"""The page on which a person signs her contract, after she has shown once more that it is her."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import asked_again, member_only
from mutua.portal.contracts.pages import Act, for_good, why
from mutua.portal.contracts.reading import mentions, shown
from mutua.portal.contracts.words import regime, rules
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.work import queries, services
from mutua.work.documents.content import legal_language
from mutua.work.services.submitting import Blocked


class Sign(Act):
    """The button, for exactly the edition that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def sign(request: HttpRequest, contract: UUID) -> HttpResponse:
    """What is signed, and the signature."""
    actor = read.actor_of(request)
    page = reverse("contract", args=[contract])
    with reading(actor):
        found = read.to_work(actor, contract)
        if found.person_id != actor.person or found.state != "approved":
            return HttpResponseRedirect(page)
        one = shown(found, actor)
        facts = {
            "one": one, "contract": found, "client": found.client, "person": found.person,
            "employer": found.activity.legal_entity.name, "regime": regime(found.regime),
            **for_good(found), "mentions": mentions(found), "legal": legal_language(found.language),
        }  # fmt: skip
    form = Sign(posted(request), initial={"edition": found.edition})
    problems = {}
    if form.is_bound and form.is_valid():
        key = form.own_key
        try:
            services.sign_contract(
                actor=actor, key=key, contract=contract, signature=derived_id(key, "signature"),
                edition=form.cleaned_data["edition"],
            )  # fmt: skip
        except KeyUsed:
            return HttpResponseRedirect(page)
        except Refused as refused:
            problems = {"main": why(refused)}
            if isinstance(refused, Blocked):
                said = [queries.said_by(verdict) for verdict in refused.verdicts]
                facts["blocking"] = rules(said, found, own=True, guest=one.guest)
        else:
            return HttpResponseRedirect(page)
    wrong = bool(problems or form.errors)
    facts |= {"form": form, "problems": problems}
    return render(request, "contracts/sign.html", facts, status=422 if wrong else 200)
