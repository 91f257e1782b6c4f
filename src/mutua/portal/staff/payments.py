"""What is owed to persons is put into a batch by one treasurer and approved by another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock, places
from mutua.ground.errors import NotFound
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import asked_again, treasury_only
from mutua.portal.forms import posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.forms import Button
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import ROWS, Back, ask, paged
from mutua.portal.staff.looks import tell
from mutua.portal.staff.payment_forms import SHUT, ApproveBatch, NewBatch
from mutua.portal.staff.payment_words import PURPOSES, kind_words, reason_words
from mutua.treasury import queries, refunds, services, suppliers
from mutua.treasury.doubts import confirmed_in, left_before
from mutua.treasury.models import Approval, Batch, Payment

OVER = ("state",)  # a colleague has done it meanwhile
SATURDAY = 5


def next_weekday(today: date) -> date:
    """The day after, or the Monday after a weekend."""
    found = today + timedelta(days=1)
    while found.weekday() >= SATURDAY:
        found += timedelta(days=1)
    return found


def _back() -> Back:
    return Back(reverse("payments"), _("Payments"))


@treasury_only
@require_safe
def payments(request: HttpRequest) -> HttpResponse:
    """What is owed and can be paid, what is blocked and why, and the batches."""
    with reading(actor_of(request)):
        entity = entity_of_house()
        standing, left = queries.owed(entity), left_before(entity)
        rows = paged(request, queries.batches(entity))
        rows.object_list = list(rows.object_list)
    sums, blocked = standing.sums, standing.blocked
    shown, changing = blocked[:ROWS], standing.changing[:ROWS]
    # A supplier of whom no bill was ever paid may be nobody whom the register knows.
    known = [one.person for one in (*shown, *changing) if not one.person._state.adding]
    after = [one.person for one in (*standing.doubted[:ROWS], *left[:ROWS])]
    tell(request, "payments", [*(one.id for one in known), *after])
    facts = {
        "changing": changing, "changed": standing.changed,
        "sums": [(kind_words(one.kind), one) for one in sums],
        "total": sum(one.amount for one in sums), "count": sum(one.count for one in sums),
        "blocked": [(kind_words(one.kind), one) for one in shown], "blocked_count": len(blocked),
        "blocked_total": sum(one.amount for one in blocked), "rows": rows,
        "another_year": any(one.year for one in blocked),
        "doubted": [(kind_words(one.kind), one) for one in standing.doubted[:ROWS]],
        "doubted_count": len(standing.doubted),
        "doubted_total": sum(one.amount for one in standing.doubted),
        "left": [(kind_words(one.kind), one) for one in left[:ROWS]], "left_count": len(left),
        "left_total": sum(one.amount for one in left),
    }  # fmt: skip
    return render(request, "staff/payments.html", facts)


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put what is owed into one file."""
    actor = actor_of(request)
    with reading(actor):
        entity = entity_of_house()
        standing = queries.owed(entity)
    sums = standing.sums
    # All of them: what is not shown could never be ticked, and what was paid stays in the list.
    form = NewBatch(
        posted(request), initial={"execution_on": next_weekday(clock.today())},
        doubted=standing.doubted,
    )  # fmt: skip
    tell(request, "payments", [one.person for one in standing.doubted])
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.said()
        batch = derived_id(key, "batch")
        if form.done(
            lambda: services.make_batch(
                actor=actor, key=key, batch=batch, legal_entity=entity, **said
            ),
            NewBatch.SENTENCES, fields={"kinds": "kind"},
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("batch", args=[batch]))
    return ask(
        request, form, title=_("Make a batch of payments"), button=_("Make the batch"),
        back=_back(), base="staff/base.html", template="staff/batch_new.html",
        total=sum(one.amount for one in sums), count=sum(one.count for one in sums),
        changed=standing.changed,
    )  # fmt: skip


def _found(request: HttpRequest, batch: UUID) -> Batch:
    with reading(actor_of(request)):
        found = queries.shown_batches().filter(id=batch).first()
    if found is None:
        raise Http404
    return found


@treasury_only
@require_safe
def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """A batch: who made and approved it, its file, its payments, what the bank said of each."""
    found = _found(request, batch)
    with reading(actor_of(request)):
        approval = Approval.objects.filter(batch=found).select_related("by_whom").first()
        purposes = queries.purposes_of(batch)
        every = Payment.objects.filter(batch=found).order_by("purpose", "due_on", "debt")
        rows = paged(request, every)
        rows.object_list = list(rows.object_list)
        changed, first = suppliers.new_accounts_in(batch)
        elsewhere = refunds.elsewhere_in(batch)
        ready = found.state == "ready"
        confirmed = confirmed_in(found) if ready else []
        left = queries.left_out(found.legal_entity_id, found.execution_on) if ready else None
    shown = [*(one.person_id for one in rows), *(one.person for one in confirmed)]
    tell(request, "payment", shown)
    sums = {one.purpose: one for one in purposes}
    for one in rows:
        one.why = reason_words(one.reason) if one.reason else ""
    facts: dict[str, Any] = {
        "batch": found, "approval": approval, "rows": rows,
        "purposes": [(PURPOSES.get(one.purpose, one.purpose), one) for one in purposes],
        "groups": _by_purpose(list(rows), sums), "own": found.made_by_id == actor_of(request).person,
        "changed": changed, "first": first if ready else (), "left": left,
        "elsewhere": elsewhere, "confirmed": confirmed,
    }  # fmt: skip
    return render(request, "staff/batch.html", facts)


def _by_purpose(
    rows: list[Payment], sums: dict[str, queries.PurposeSum]
) -> list[tuple[Any, queries.PurposeSum, list[Payment]]]:
    """The payments of this part of the list below the words and the whole sum of their purpose."""
    found: dict[str, list[Payment]] = {}
    for one in rows:
        found.setdefault(one.purpose, []).append(one)
    return [(PURPOSES.get(key, key), sums[key], those) for key, those in found.items()]


@treasury_only
@require_safe
@asked_again
def file(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The very file whose digest two people are shown, to keep. Its name says when nobody has
    approved it."""
    found = _found(request, batch)
    with reading(actor_of(request)):
        persons = list(Payment.objects.filter(batch=found).values_list("person_id", flat=True))
    try:
        content = places.files().get(found.file)
    except NotFound as error:
        raise Http404 from error
    tell(request, "payment", persons)
    name = (
        found.message_id
        if found.state not in ("ready", "dropped")
        else f"{found.message_id}-not-approved"
    )
    answer = HttpResponse(content, content_type="application/xml")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xml"'
    return answer


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def approve(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The second person's yes to exactly this file; its maker reads why it is not hers to give."""
    found = _found(request, batch)
    page = reverse("batch", args=[batch])
    actor = actor_of(request)
    with reading(actor):
        changed, first = suppliers.new_accounts_in(batch)
        elsewhere, confirmed = refunds.elsewhere_in(batch), confirmed_in(found)
    tell(request, "payment", [one.person for one in confirmed])
    form = ApproveBatch(posted(request), initial={"file": found.file})
    if form.is_bound and form.is_valid():
        key, digest = form.own_key, form.cleaned_data["file"]
        if form.done(
            lambda: services.approve_batch(
                actor=actor, key=key, batch=batch, approval=derived_id(key, "approval"), file=digest
            ),
            ApproveBatch.SENTENCES, over=OVER,
        ):  # fmt: skip
            return HttpResponseRedirect(page)
    return ask(
        request, form, title=_("Approve these payments?"), button=_("Approve: the file leaves"),
        back=Back(page, _("The batch")), base="staff/base.html", batch=found,
        template="staff/approve.html", own=found.made_by_id == actor.person, changed=changed,
        first=first, elsewhere=elsewhere, confirmed=confirmed,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Give up a batch that nobody has approved."""
    found = _found(request, batch)
    page = reverse("batch", args=[batch])
    form = Button(posted(request))
    if form.is_bound and form.is_valid():
        actor, key = actor_of(request), form.own_key
        if form.done(
            lambda: services.drop_batch(actor=actor, key=key, batch=batch), {"shut": SHUT},
            over=OVER,
        ):  # fmt: skip
            return HttpResponseRedirect(page)
    if found.state != "ready" and not form.is_bound:
        return HttpResponseRedirect(page)
    return ask(
        request, form, title=_("Drop this batch?"), button=_("Drop the batch"), stop=True,
        lead=_("What it would have paid can be put into another batch."),
        back=Back(page, _("The batch")), base="staff/base.html",
    )  # fmt: skip
