"""The account of the house: statements, what each line was booked for, money that nobody knows."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.ground.uploads import shown_name
from mutua.portal.accounts.acting import treasury_only
from mutua.portal.forms import posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.payment_forms import BringFile
from mutua.treasury import bank, queries, services
from mutua.treasury.formats import pain001
from mutua.treasury.models import BroughtFile, Statement, StatementLine

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
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring in a file of the bank, for a house that no program brings them."""
    form = BringFile(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        content, actor = sent.read(), actor_of(request)
        digest = pain001.sha256(content)
        if form.done(
            lambda: _take(actor, derived_id(form.cleaned_data["key"], digest), sent.name, content),
            BringFile.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("account"))
    return ask(
        request, form, title=_("Bring in a file of the bank"), button=_("Take this file"),
        back=Back(reverse("account"), _("Bank account")), base="staff/base.html",
        lead=_("Your name is kept with it. A file that was taken before is not taken again."),
    )  # fmt: skip


def _take(actor: Actor, key: UUID, name: str, content: bytes) -> None:
    """Note who brings it, then take what it says. Raises Refused with why as its code."""
    services.bring_file(actor=actor, key=key, file=pain001.sha256(content))
    try:
        bank.bring(shown_name(name), content)
    except NotFound as error:
        code = "unknown" if error.field == "file" else "batch"
        raise Refused("file", error.given, error.allowed, code) from error
    except Refused as error:
        code = error.code if error.code in BringFile.SENTENCES else "damaged"
        raise Refused("file", error.given, error.allowed, code) from error


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
        brought = BroughtFile.objects.filter(file=found.file).select_related("brought_by").first()
    for one in rows:
        one.booked = booked.get(one.id, ())
    facts = {"statement": found, "rows": rows, "brought": brought}
    return render(request, "staff/statement.html", facts)


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
