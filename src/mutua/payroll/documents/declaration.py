"""The declaration of the employer to a creditor who seizes pay: what it owes to whom, how much of it
may be taken, and who came before (Judicial code, art. 1452). Reckoned anew on each day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from django.db.models import Sum

from mutua.activities.documents import shown, typeset
from mutua.activities.services.lines import seller
from mutua.ground import formats
from mutua.ground.words import Words
from mutua.payroll.law import law
from mutua.payroll.models import EarlierPayslip, Payslip, Writ
from mutua.payroll.services.withholding import NO_PAY
from mutua.payroll.services.writs import DAYS_TO_DECLARE
from mutua.payroll.writs import children_of, due_in_all
from mutua.work.models import Contract

word = Words(Path(__file__).parent / "declaration.yaml")
MONTHS = 3  # of pay that it shows


def due_on(writ: Writ) -> date:
    """The last day on which the declaration may be made."""
    day: date = writ.served_on + timedelta(days=DAYS_TO_DECLARE)
    return day


class Paid(NamedTuple):
    """The pay of a calendar month, and what may be taken of it."""

    month: date
    net: int
    seizable: int


def pay_of(writ: Writ, today: date) -> list[Paid]:
    """The months of pay before a day, the last first; as many as were paid, MONTHS at most."""
    entity = writ.legal_entity
    every = Payslip.objects.filter(
        person=writ.person_id, legal_entity=entity, paid_on__lte=today
    ).exclude(regime__in=NO_PAY)
    rows = every.exclude(id__in=every.filter(version__gt=1).values("replaces"))
    before = EarlierPayslip.objects.filter(
        person=writ.person_id, legal_entity=entity, paid_on__lte=today
    ).exclude(regime__in=NO_PAY)
    said = ("paid_on", "net_pay", "allowances")
    sums: dict[date, int] = {}
    for day, net, own in sorted([*rows.values_list(*said), *before.values_list(*said)])[::-1]:
        month = day.replace(day=1)
        if month not in sums and len(sums) == MONTHS:
            break
        sums[month] = sums.get(month, 0) + max(0, net - own)
    children = children_of([writ.person_id], sums)
    the_law = law(entity.country, entity.details.get("settings", {}))
    return [
        Paid(
            month, net,
            the_law.rule(
                "seizable_pay", net_of_month=net, on=month,
                children=children.get((writ.person_id, month), 0),
            ),
        )
        for month, net in sums.items()
    ]  # fmt: skip


def draw(writ: Writ, today: date, language: str) -> bytes:
    """The PDF as things stand on a day: the same day gives the same bytes."""
    seconds = int(datetime.combine(today, time(), UTC).timestamp())
    return typeset.pdf("claim", texts(writ, today, language), seconds)


def texts(writ: Writ, today: date, language: str) -> dict[str, Any]:
    """Every text of the paper."""
    entity = writ.legal_entity

    def say(key: str, *parts: str) -> str:
        return word(key, language, *parts)

    def money(amount: int) -> str:
        return formats.money(amount, language, entity.currency)

    def day(value: date) -> str:
        return formats.day(value, language)

    months = [
        [f"{one.month:%m/%Y}", money(one.net), money(one.seizable)] for one in pay_of(writ, today)
    ]
    house = seller(entity)
    return {
        "title": say("title"), "number": writ.reference, "language": language,
        "seller": shown.party(house, language, house.address.country),
        "footer": shown.footer(house, language), "page": say("page", "{0}", "{1}"),
        "buyer": {"label": say("to"), "name": writ.creditor, "lines": [writ.payee.legal_name]},
        "facts": [
            [say("served"), day(writ.served_on)], [say("declared_by"), day(due_on(writ))],
            [say("as_of"), day(today)], [say("sum"), money(due_in_all(writ, today))],
        ],
        "says": say("says", entity.name, writ.person.legal_name, say(writ.kind)),
        "due_title": say("employed"), "due_columns": [say("work"), say("days")],
        "due": _employed(writ, today, day) or [[say("none"), ""]],
        "interest_title": say("pay"), "interest_columns": [say("month"), say("net"), say("seizable")],
        "interest": months or [[say("none"), "", ""]],
        "steps_title": say("others"), "steps_columns": [say("served"), say("creditor"), say("sum")],
        "steps": _others(writ, today, say, money, day) or [["", say("none"), ""]],
        "notes": [say("pay_day"), say("law")],
    }  # fmt: skip


def _employed(writ: Writ, today: date, day: Any) -> list[list[str]]:
    """The contracts that run or are to come, and the last ones."""
    found = Contract.objects.filter(
        person=writ.person_id, activity__legal_entity=writ.legal_entity_id,
        state__in=("signed", "declared", "worked"),
        last_day__gte=today - timedelta(days=31 * MONTHS),
    ).order_by("first_day", "id")  # fmt: skip
    return [[one.task, f"{day(one.first_day)} – {day(one.last_day)}"] for one in found[:40]]


def _others(writ: Writ, today: date, say: Any, money: Any, day: Any) -> list[list[str]]:
    """Other writs that are applied, with what is left of each."""
    found = Writ.objects.filter(
        person=writ.person_id, legal_entity=writ.legal_entity_id, confirmation__isnull=False,
        end__isnull=True,
    ).exclude(id=writ.id)  # fmt: skip
    rows = []
    for one in found.annotate(taken=Sum("withholding__amount")).order_by("served_on", "id"):
        left = due_in_all(one, today) - int(one.taken or 0)
        if left > 0:
            rows.append([day(one.served_on), f"{one.creditor}, {say(one.kind)}", money(left)])
    return rows
