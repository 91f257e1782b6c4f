"""What a client owes of an invoice today, behind the private link of a reminder: the amounts, the
account, and the code for a bank's app."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from schwifty import IBAN

from mutua.activities.documents import epc
from mutua.ground import clock, payment_reference
from mutua.ground.actors import by_link
from mutua.ground.transactions import reading
from mutua.legislation import country
from mutua.treasury.collection.claims import beside, kept_plan


def _asked(token: str) -> dict[str, Any] | None:
    with reading(by_link(token)), connection.cursor() as cursor:
        cursor.execute("select * from mutua.due_by_link()")
        row = cursor.fetchone()
        if row is None:
            return None
        found = dict(zip((one.name for one in cursor.description), row, strict=True))
        cursor.execute("select plan, total, paid from mutua.plan_by_link()")
        plan, total, paid = cursor.fetchone()
    late = [(date.fromisoformat(day), int(amount)) for day, amount in json.loads(paid)]
    return {
        **found, "details": json.loads(found["details"]), "paid": late,
        "plan": json.loads(plan) if plan else None, "plan_total": total,
    }  # fmt: skip


@require_safe
def due(request: HttpRequest, token: str) -> HttpResponse:
    """The open amount with interest and compensation as the law lets ask them today, or the next
    part of a plan that is kept, and how to pay; the secret stands in the address alone."""
    found = _asked(token)
    if found is None:
        raise Http404
    open_amount, today = max(0, int(found["open"])), clock.today()
    law = country(found["country"])
    more = beside(
        law, found["client_kind"], open_amount, found["due_on"], today, found["reminded_on"],
        found["paid"],
    )  # fmt: skip
    plan = None
    if found["plan"] and not found["bankrupt"]:
        plan = kept_plan(found["plan"], found["plan_total"], open_amount, today)
    total = plan.amount if plan else open_amount + more.interest + more.compensation
    details = found["details"]
    number = found["client_number"] or found["earlier_number"]
    facts = {
        "order": {"seller": {"name": found["entity"], "email": details.get("email", "")}},
        "found": found, "open": open_amount, "more": more, "total": total, "plan": plan,
        "rates": [(one.first_day, one.last_day, int(one.rate * 10_000)) for one in more.parts],
        "number": number or f"{found['book']}{found['year']}-{found['drawn']:05d}",
        "iban": IBAN(details.get("iban", ""), allow_invalid=True).formatted,
        "bic": details.get("bic", ""),
        "reference": payment_reference.shown(found["reference"]) if found["reference"] else "",
        "code": _code(found, total) if total else "",
    }  # fmt: skip
    answer = render(request, "client/due.html", facts)
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def _code(found: dict[str, Any], total: int) -> str:
    """The QR code of the transfer; nothing where the client's bank cannot read one."""
    details, country_of = found["details"], found["client_country"]
    if country_of not in epc.SEPA or total > epc.HIGHEST or not details.get("iban"):
        return ""
    structured = country_of == "BE" and bool(found["reference"])
    transfer = epc.Transfer(
        name=found["entity"][: epc.LENGTHS["name"]], iban=details["iban"], amount=total,
        bic=details.get("bic", ""), reference=found["reference"] if structured else "",
        text="" if structured else payment_reference.shown(found["reference"])[: epc.LENGTHS["text"]],
    )  # fmt: skip
    return mark_safe(epc.picture(transfer, scalable=True).decode())  # noqa: S308 - drawn here
