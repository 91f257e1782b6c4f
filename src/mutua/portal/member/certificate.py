"""The certificate of a holder as a paper: what the register says of her today, in her language."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from mutua.activities.documents import shown, typeset
from mutua.activities.documents.content import Address, Party
from mutua.activities.documents.words import word
from mutua.activities.services import lines
from mutua.ground import clock, formats
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.people import queries
from mutua.people.models import Person, SharePrice
from mutua.people.queries import Block, Certificate
from mutua.portal.accounts.acting import member_only
from mutua.portal.member import reading as read
from mutua.portal.member.membership import last_of
from mutua.portal.papers import inline


@member_only
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The certificate as PDF, drawn anew: the same day gives the same paper."""
    actor = read.actor_of(request)
    with reading(actor):
        found = queries.certificate(actor.person, clock.today()) if actor.person else None
        first = SharePrice.objects.select_related("legal_entity").order_by("from_day").first()
        membership = last_of(actor)
        if found is None or first is None:
            raise Http404
        person = Person.objects.get(id=actor.person)
    category = membership.category if membership else ""
    with override(person.language):
        texts = texts_of(found, person, first.legal_entity, category)
    seconds = int(datetime.combine(found.on, time(), UTC).timestamp())
    return inline(typeset.pdf("certificate", texts, seconds), f"shares-{found.on}.pdf")


def texts_of(
    found: Certificate, person: Person, entity: LegalEntity, category: str
) -> dict[str, Any]:
    """Every text of the paper, in the language that is active."""
    language, seller = person.language, lines.seller(entity)
    home = seller.address.country
    day = formats.long_day(found.on, language)
    facts = [
        [_("Shares"), str(found.shares)],
        [_("Value in the capital"), formats.money(found.value, language)],
        [_("Category"), category],
    ]
    return {
        "language": language, "title": _("Certificate of shares"), "number": day,
        "seller": shown.party(seller, language, home),
        "says": _("Extract from the register of shares on %(day)s.") % {"day": day},
        "holder": {"label": _("Holder"), **shown.party(_holder(person), language, home)},
        "facts": [one for one in facts if one[1]],
        "columns": [_("Numbers"), _("How many"), _("Held since"), _("Paid in for each"), _("Together")],
        "rows": [_row(one, language) for one in found.blocks],
        "notes": [
            _("Every share in the register is paid in full."),
            _("This paper only says what stands in the register. It cannot be sold."),
        ],
        "footer": shown.footer(seller, language), "page": word("page", language, "{0}", "{1}"),
    }  # fmt: skip


def _holder(person: Person) -> Party:
    """The holder and where she lives, as the register names her."""
    where = Address(
        person.street, person.number, person.postcode, person.town, person.country, person.box
    )
    return Party(person.legal_name, where)


def _row(one: Block, language: str) -> list[str]:
    first, last = one.first_number, one.last_number
    count = last - first + 1
    return [
        str(first) if first == last else f"{first} – {last}", str(count),
        formats.long_day(one.since, language), formats.money(one.price, language),
        formats.money(count * one.price, language),
    ]  # fmt: skip
