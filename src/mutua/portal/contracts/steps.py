"""The questions of a new contract, a page each; their answers stand in the address until the last
one, which makes the draft. What is changed later is asked on the same pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from mutua.activities.models import Activity, Client, Order
from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id, new_id
from mutua.ground.transactions import reading
from mutua.people.models import Person
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts import band
from mutua.portal.contracts.forms import Facts, Kind, Paid, Step, Task, kind_of, lawful
from mutua.portal.contracts.times import MOST_ROWS, Times, rows_said, with_one_more
from mutua.portal.formats import plain_money
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.portal.member.selling import clients_of
from mutua.portal.pages import Back, ask
from mutua.work import queries, services
from mutua.work.models import Contract, Situation

STEPS = ("kind", "facts", "task", "times", "pay")
WHO = "who"
NO_PAY = {"pay_from": "", "pay_amount": 0}
NAMES = re.compile(
    r"kind|authority|certificate|student|costs_only|client_directs|nature_justifies|client|task"
    r"|place|count|order|pay_from|amount|day_\d{1,3}_[012]|(starts|ends)_\d{1,3}|works_[0-9a-f]{32}"
)
YES = {True: "yes", False: "no"}


@dataclass(frozen=True)
class Place:
    """Where a contract is made: the activity, for whom, by which order, what is left for it."""

    activity: Activity
    clients: list[Client]
    order: Order | None
    left: int
    last: Contract | None
    known: bool
    everybody: tuple[Person, ...] = ()
    own: UUID | None = None

    @property
    def steps(self) -> tuple[str, ...]:
        """The pages to ask; an order says what is done, where and for whom, and who works is asked
        where several share the activity."""
        left_out = {"task"} if self.order is not None and self.order.place else set()
        if len(self.everybody) < 2:
            left_out |= {WHO}
        return tuple(one for one in (*STEPS[:-1], WHO, STEPS[-1]) if one not in left_out)

    @property
    def budget(self) -> int:
        """What there is for this work: the order's part of what is left, or all of it."""
        if self.order is None:
            return max(0, self.left)
        return max(0, min(self.left, _budget_of(self.order, self.activity)))


def place_at(request: HttpRequest, activity: UUID) -> Place:
    """Where a contract is made: an activity of the member's, by the order that the address names."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        order = _order(request.GET.get("order", ""), found)
        mine = Contract.objects.filter(person=actor.person)
        return Place(
            found, [order.client] if order else clients_of(found), order,
            queries.left_of(activity).for_work, mine.order_by("-id").first(),
            Situation.objects.filter(person=actor.person).exists(),
            tuple(band.players(found)), actor.person,
        )  # fmt: skip


def _order(named: str, activity: Activity) -> Order | None:
    if not named:
        return None
    try:
        found = Order.objects.filter(id=UUID(named), activity=activity, state="signed")
    except ValueError as error:
        raise Http404 from error
    order = found.select_related("client").first()
    if order is None:
        raise Http404
    return order


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, activity: UUID, step: str) -> HttpResponse:
    """A page of a new contract: its answer is read, and the next page asked."""
    place = place_at(request, activity)
    if step not in place.steps:
        raise Http404
    if not place.clients:
        return HttpResponseRedirect(reverse("client_new", args=[activity]))
    if not place.known:
        back = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('household')}?{back}")
    fields = fields_of(request.GET)
    earlier, lacking = said_before(place, fields, step)
    if lacking:
        return HttpResponseRedirect(address_of(activity, lacking, fields))
    plays = band.chosen(place.everybody, fields)
    if step == place.steps[-1] and plays and [one.id for one in plays] != [place.own]:
        said = {**(told_by(place.order) if place.order else {}), **earlier}
        work = as_verb({**said, **NO_PAY})
        return band.answer(
            request, place, plays, {**whose(place, fields), **without_pay(work)},
            _back(place, step, fields), step=len(place.steps), steps=len(place.steps),
            invite=invite_at(place, fields),
        )  # fmt: skip
    form = form_of(step, place, posted(request), _usual(place, fields), earlier)
    if isinstance(form, Times) and "more" in request.POST:
        form = one_row_more(request, form)
    elif form.is_bound and form.is_valid():
        now = {**fields, **fields_of(request.POST)}
        if step != place.steps[-1]:
            following = place.steps[place.steps.index(step) + 1]
            return HttpResponseRedirect(address_of(activity, following, now))
        answer = _draft(request, place, fields, earlier, form)
        if answer is not None:
            return answer
    return _page(request, place, step, form, fields)


def fields_of(said: Mapping[str, str]) -> dict[str, str]:
    """The answers of these pages among what was sent."""
    return {name: said[name] for name in said if NAMES.fullmatch(name) and said[name]}


def address_of(activity: UUID, step: str, fields: Mapping[str, str]) -> str:
    """The page of a step, with what the pages before have said."""
    return f"{reverse('contract_new', args=[activity, step])}?{urlencode(fields)}"


def said_before(place: Place, fields: dict[str, str], step: str) -> tuple[dict[str, Any], str]:
    """What the pages before have said, and the first of them that must be asked (again)."""
    said: dict[str, Any] = {}
    for one in place.steps[: place.steps.index(step)]:
        form = form_of(one, place, {**fields, "key": str(new_id())}, {}, said)
        if not form.is_valid():
            return said, one
        said |= form.said()
    return said, ""


def form_of(
    step: str, place: Place, data: Any, initial: dict[str, Any], earlier: Mapping[str, Any]
) -> Step:
    """The form of a page, with what is known already."""
    facts = {"data": data, "initial": initial}
    if step == "kind":
        return Kind(**facts)
    if step == "facts":
        return Facts(**facts, known=earlier, all_=place.known and bool(initial.get("edition")))
    if step == "task":
        return Task(**facts, clients=[] if initial.get("edition") else place.clients)
    if step == WHO:
        return band.Who(**facts, everybody=place.everybody, own=place.own or new_id())
    if step == "times":
        return Times(**facts, rows=int(initial.get("count", 1)))
    return Paid(**facts, left=place.left)


def _usual(place: Place, fields: dict[str, str]) -> dict[str, Any]:
    """What a page shows at first: as it was said, as the last contract said it, as the order."""
    usual: dict[str, Any] = {"pay_from": "all"}
    if place.last is not None:
        said = place.last.answers
        usual |= {"kind": kind_of(said), "place": place.last.place}
        usual |= {name: YES[one] for name, one in said.items() if isinstance(one, bool)}
    if place.order is not None:
        usual |= {"day_1": place.order.worked_from, "pay_from": "budget"}
        usual["amount"] = plain_money(place.budget, get_language() or "en")
    for number in range(1, MOST_ROWS + 1):
        day = [fields.get(f"day_{number}_{part}", "") for part in range(3)]
        if not any(day):
            break
        usual[f"day_{number}"] = day
    return {**usual, **fields, "count": rows_said(fields.get("count", "")) or 1}


def _budget_of(order: Order, activity: Activity) -> int:
    """What an order brings into the budget: its price less the levy, rounded half up."""
    net = read.net_of(order)
    return net - (net * activity.levy_rate + 5_000) // 10_000


def one_row_more(request: HttpRequest, form: Times) -> Times:
    """The same page with a row more, nothing being judged yet."""
    data = with_one_more(request.POST.dict(), min(form.rows, MOST_ROWS - 1))
    rows = int(data["count"])
    days = {
        f"day_{n}": [data.get(f"day_{n}_{part}", "") for part in range(3)]
        for n in range(1, rows + 1)
    }
    return Times(initial={**data, **days}, rows=rows)


def _draft(
    request: HttpRequest, place: Place, fields: dict[str, str], said: dict[str, Any], form: Step
) -> HttpResponse | None:
    """Make the draft, and go to its page; nothing where the form says why not."""
    actor, order = read.actor_of(request), place.order
    key = form.cleaned_data["key"]
    made = derived_id(key, "contract")
    if order is not None:
        said = {**told_by(order), **said}
    facts = as_verb({**said, **form.said()})
    try:
        services.draft_contract(
            actor=actor, key=key, contract=made, activity=place.activity.id, person=actor.person,
            **whose(place, fields), **facts,
        )  # fmt: skip
    except KeyUsed:  # sent before, with other words: the page shows what is kept
        pass
    except Refused as refused:
        if refused.code == "situation":
            back = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('household')}?{back}")
        form.fail(refused)
        return None
    return HttpResponseRedirect(reverse("contract", args=[made]))


def whose(place: Place, fields: Mapping[str, str]) -> dict[str, Any]:
    """For which client, by which order."""
    if place.order is not None:
        return {"client": place.order.client_id, "order": place.order.id}
    return {"client": UUID(fields["client"]), "order": None}


def without_pay(work: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in work.items() if name not in NO_PAY}


def told_by(order: Order) -> dict[str, Any]:
    """What an order says of the work."""
    texts = dict.fromkeys(line["text"] for line in order.lines)
    return {"task": ", ".join(texts)[:500], "place": order.place}


def as_verb(said: Mapping[str, Any]) -> dict[str, Any]:
    """What the pages have said, as the verbs take it."""
    own = ("task", "place", "hours", "pay_from", "pay_amount")
    answers = {name: one for name, one in said.items() if name not in own}
    return {
        **{name: said[name] for name in own}, "answers": answers, "regime": lawful(answers)[0],
    }  # fmt: skip


def _page(
    request: HttpRequest, place: Place, step: str, form: Step, fields: dict[str, str]
) -> HttpResponse:
    number = place.steps.index(step)
    last = number + 1 == len(place.steps)
    return ask(
        request, form, title=form.title, template="contracts/step.html",
        back=_back(place, step, fields),
        button=gettext("See what it gives") if last else gettext("Continue"),
        step=number + 1, steps=len(place.steps), left=place.left if last else None,
        invite=invite_at(place, fields) if last or step == WHO else "",
    )  # fmt: skip


def invite_at(place: Place, fields: Mapping[str, str]) -> str:
    """The page on which somebody is invited who does not share the activity."""
    return f"{reverse('contract_invite', args=[place.activity.id])}?{urlencode(fields)}"


def _back(place: Place, step: str, fields: Mapping[str, str]) -> Back:
    """The page before, or the activity."""
    number = place.steps.index(step)
    if not number:
        return Back(reverse("activity", args=[place.activity.id]), place.activity.name)
    before = place.steps[number - 1]
    return Back(address_of(place.activity.id, before, fields), gettext("Back"))
