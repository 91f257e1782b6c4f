"""What a contract says, changed a part at a time while nobody has signed it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from mutua.ground.errors import KeyUsed, Refused, Stale
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.forms import Step, kind_of, lawful
from mutua.portal.contracts.steps import STEPS, YES, Place, as_verb, form_of, one_row_more
from mutua.portal.contracts.times import Times, rows_of
from mutua.portal.formats import plain_money
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.portal.pages import Back, ask
from mutua.work import hours as time
from mutua.work import queries, services
from mutua.work.hours import Hours
from mutua.work.models import Contract
from mutua.work.services.drafting import OPEN


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, contract: UUID, step: str) -> HttpResponse:
    """Change one part of a contract that is not signed: it is a draft again."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Contract, actor, contract)
        activity = found.activity
        left = queries.left_of(activity.id).for_work
    page = reverse("contract", args=[contract])
    if step not in STEPS:
        raise Http404
    if found.state not in OPEN:
        return HttpResponseRedirect(page)
    place = Place(activity, [], None, left, None, known=True)
    form = form_of(step, place, posted(request), _kept(found), found.answers)
    if isinstance(form, Times) and "more" in request.POST:
        form = one_row_more(request, form)
    elif form.is_bound and form.is_valid() and _changed(request, found, step, form):
        on = reverse("contract_change", args=[contract, "facts"])
        return HttpResponseRedirect(on if step == "kind" else page)
    return ask(
        request, form, title=form.title, template="contracts/step.html",
        button=gettext("Keep this"), back=Back(page, found.task),
        left=left if step == "pay" else None,
    )  # fmt: skip


def _kept(found: Contract) -> dict[str, Any]:
    """What a contract says, as its pages show it."""
    answers = {name: YES[one] for name, one in found.answers.items() if isinstance(one, bool)}
    return {
        **answers, "kind": kind_of(found.answers), "task": found.task, "place": found.place,
        "pay_from": found.pay_from, "amount": plain_money(found.pay_amount, get_language() or "en"),
        **rows_of(found.hours), "count": len(found.hours), "edition": found.edition,
    }  # fmt: skip


def _changed(request: HttpRequest, found: Contract, step: str, form: Step) -> bool:
    """Whether the change is made; otherwise the form says why not."""
    said = {**facts_of(found), **form.said()}
    if step == "kind":  # other things decide now
        answers = {n: one for n, one in found.answers.items() if n in ("student", "client_directs")}
    else:
        answers = dict(found.answers)
    facts = as_verb({**answers, **said})
    if step != "kind" and found.regime in lawful(facts["answers"]):
        facts["regime"] = found.regime
    return changed(request, found, form, **facts)


def changed(request: HttpRequest, found: Contract, form: Step, **facts: Any) -> bool:
    """Change a contract from the edition that the page showed."""
    edition = form.cleaned_data.get("edition") or found.edition
    try:
        services.change_contract(
            actor=read.actor_of(request), key=form.own_key, contract=found.id, edition=edition,
            language=found.language, **facts,
        )  # fmt: skip
    except KeyUsed:
        pass
    except Stale:
        form.add_error(None, gettext("Somebody has changed this meanwhile. Load the page again."))
    except Refused as refused:
        form.fail(refused)
    return not form.errors


def facts_of(found: Contract) -> dict[str, Any]:
    """What a contract says beside its answers, as the verbs take it."""
    return {
        "task": found.task, "place": found.place, "pay_from": found.pay_from,
        "pay_amount": found.pay_amount,
        "hours": tuple(
            Hours(one.day, time.clock_of(one.from_minute), time.clock_of(one.until_minute))
            for one in time.stretches(found.hours)
        ),
    }  # fmt: skip
