"""An activity: what it has, and each movement of its budget down to the books."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutua.activities.models import Activity
from mutua.ground.transactions import reading
from mutua.ledger import queries
from mutua.ledger.models import Entry, Posting
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.invitations import states_of
from mutua.portal.member import reading as read
from mutua.portal.member.words import account, movements


@member_only
@require_safe
def activity(request: HttpRequest, activity: UUID) -> HttpResponse:
    """The budget of an activity, with its statement, newest first."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        lines = movements(list(queries.statement(activity)))
        facts = {"budget": read.budget_of(found), "lines": lines[::-1], "activity": found,
                 "band": read.members_of(found),
                 "invited": states_of(read.invitations_of(actor).filter(activity=found))}  # fmt: skip
        return render(request, "member/activity.html", facts)


@member_only
@require_safe
def entry(request: HttpRequest, activity: UUID, entry: UUID) -> HttpResponse:
    """One entry of the books, as far as it is the activity's."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        line = next((one for one in queries.statement(activity) if one.entry == entry), None)
        if line is None:
            raise Http404
        postings = [
            (account(one.account_id), one.amount)
            for one in Posting.objects.filter(entry_id=entry, activity=activity).order_by("line")
        ]
        facts = {
            "activity": found, "line": line, "words": movements([line])[0][1], "postings": postings,
            "entry": Entry.objects.get(id=entry),
        }  # fmt: skip
        return render(request, "member/entry.html", facts)
