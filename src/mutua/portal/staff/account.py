"""The account of the house: statements, what each line was booked for, money that nobody knows."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import treasury_only
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import paged
from mutua.treasury import bank, queries
from mutua.treasury.models import Statement, StatementLine

AGES = (
    gettext_lazy("At most 30 days"), gettext_lazy("31 to 60 days"), gettext_lazy("61 to 90 days"),
    gettext_lazy("Longer than 90 days"),
)  # fmt: skip


@treasury_only
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Balance, statements as they came, files that wait or were refused."""
    with reading(actor_of(request)):
        entity = entity_of_house()
        rows = paged(
            request, Statement.objects.filter(legal_entity=entity).order_by("-closed_on", "-place")
        )
        rows.object_list = list(rows.object_list)
        last = queries.last_statement(entity)
        ages = queries.unknown_by_age(clock.today())
    files = bank.put_aside()
    facts = {
        "rows": rows, "last": last, "unknown": sum(there for there, _total in ages),
        "waiting": [one for one in files if one.waits],
        "refused": [one for one in files if one.refused],
    }  # fmt: skip
    return render(request, "staff/account.html", facts)


@treasury_only
@require_safe
def statement(request: HttpRequest, statement: UUID) -> HttpResponse:
    """The lines of a statement, each with what it was booked for."""
    with reading(actor_of(request)):
        found = Statement.objects.filter(id=statement).first()
        if found is None:
            raise Http404
        rows = paged(request, StatementLine.objects.filter(statement=found).order_by("place"))
        rows.object_list = list(rows.object_list)
        booked = queries.booked_for(rows.object_list)
    for one in rows:
        one.booked = booked.get(one.id, ())
    return render(request, "staff/statement.html", {"statement": found, "rows": rows})


@treasury_only
@require_safe
def unknown(request: HttpRequest) -> HttpResponse:
    """Money that nobody knows, by its age, the oldest first."""
    with reading(actor_of(request)):
        rows = paged(request, queries.unknown_money())
        rows.object_list = list(rows.object_list)
        ages = queries.unknown_by_age(clock.today())
    for one in rows:
        one.days = (clock.today() - one.booked_on).days
    sums = [(words, *one) for words, one in zip(AGES, ages, strict=True)]
    return render(request, "staff/unknown.html", {"rows": rows, "ages": sums})
