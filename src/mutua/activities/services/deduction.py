"""VAT that may be deducted: by the kind of purchase, by what it serves, corrected once a year."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from mutua.activities.documents.content import half_up
from mutua.activities.models import DeductionRight, Regularisation, VatDeduction
from mutua.activities.services.lines import law_of
from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.ledger.services import Line, NewEntry, post
from mutua.legislation import LegislationError

policy.grant("activities.set_deduction_right", STAFF)
policy.grant("activities.regularise_deduction", STAFF)

WHOLE = 10_000  # hundredths of a percent
YEARS = (2000, 2100)


@verb("activities.set_deduction_right")
def set_deduction_right(
    *, actor: Actor, right: UUID, legal_entity: str, year: int, part: int,
    activity: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say which part of a year's purchases gives a right to deduct VAT (hundredths of a percent):
    of one activity by real use, or without one the provisional prorata of all others."""
    if type(part) is not int or not 0 <= part <= WHOLE:
        raise Refused("part", part, f"hundredths of a percent, 0 to {WHOLE}")
    if type(year) is not int or not YEARS[0] <= year <= YEARS[1]:
        raise Refused("year", year, f"{YEARS[0]} to {YEARS[1]}")
    if Regularisation.objects.filter(legal_entity_id=legal_entity, year=year).exists():
        raise Refused("year", year, "a year that was not regularised", "state")
    DeductionRight.objects.create(
        id=right, legal_entity_id=legal_entity, activity_id=activity, year=year, part=part
    )
    return right


def right_of(legal_entity: str, activity: UUID | None, day: date) -> tuple[int, bool]:
    """The part that gives a right on a day, and whether the year's prorata will correct it."""
    said = DeductionRight.objects.filter(legal_entity_id=legal_entity, year=day.year)
    own = said.filter(Q(activity_id=activity) if activity else Q(pk=None)).order_by("-id").first()
    if own is not None:
        return own.part, False
    prorata = said.filter(activity=None).order_by("-id").first()
    return (prorata.part, True) if prorata else (WHOLE, False)


def deduct(
    legal_entity: LegalEntity, activity: UUID | None, cause: tuple[str, UUID], kind: str, vat: int,
    day: date,
) -> int:  # fmt: skip
    """Keep what is deducted of the VAT of a purchase (below zero for a credit note), and give it.
    Raises Refused for a kind that the law does not know."""
    part, by_prorata = right_of(legal_entity.code, activity, day)
    try:
        found = law_of(legal_entity.country.lower()).rule(
            "vat_deduction", on=day, kind=kind, vat=abs(vat), right=part
        )
    except LegislationError as error:
        raise Refused(error.field, error.given, error.allowed) from error
    amount: int = found.amount if vat >= 0 else -found.amount
    VatDeduction.objects.create(
        legal_entity=legal_entity, activity_id=activity, cause_kind=cause[0], cause_id=cause[1],
        day=day, kind=kind, vat=vat, share=found.share, part=part, by_prorata=by_prorata,
        amount=amount,
    )  # fmt: skip
    return amount


def part_of(vat: int, share: int, part: int) -> int:
    """What is deducted of a purchase's VAT."""
    return half_up(vat * share * part, WHOLE * WHOLE)


@verb("activities.regularise_deduction")
def regularise_deduction(
    *, actor: Actor, regularisation: UUID, legal_entity: str, year: int
) -> UUID:
    """Correct a year's deductions by its final prorata, and book the difference: to each activity
    what its purchases come to, to the house the rest.

    The final prorata is that of the year's sales: those exempt by article 44 give no right.
    Source: VAT code, art. 46 § 1 and 49; royal decree n° 3 of 10 December 1969.
    """
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise NotFound("legal_entity", legal_entity, "a legal entity")
    if type(year) is not int or not YEARS[0] <= year < clock.today().year:
        raise Refused("year", year, f"{YEARS[0]} to {clock.today().year - 1}")
    if Regularisation.objects.filter(legal_entity=entity, year=year).exists():
        raise Refused("year", year, "a year that was not regularised", "state")
    found = law_of(entity.country.lower()).rule("general_prorata", **sales_of(legal_entity, year))
    due = _differences(entity, year, found.right)
    Regularisation.objects.create(
        id=regularisation, legal_entity=entity, year=year, part=found.right,
        amount=sum(due.values()), made_on=clock.today(),
    )  # fmt: skip
    lines = [one for activity, amount in due.items() for one in _lines(activity, amount)]
    if lines:
        cause = ("regularisation", regularisation)
        post(actor, [NewEntry(legal_entity, clock.today(), cause, "made", tuple(lines))])
    return regularisation


def sales_of(legal_entity: str, year: int) -> dict[str, int]:
    """The year's sales without VAT, with and without a right to deduct; never below zero."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select line -> 'vat' ->> 'category' = 'E', sum((line ->> 'net')::bigint
                 * case i.kind when 'invoice' then 1 else -1 end)
               from activities_invoice i join activities_activity a on a.id = i.activity_id,
                 jsonb_array_elements(i.content -> 'lines') line
               where i.state = 'issued' and a.legal_entity_id = %s
                 and extract(year from i.issued_on) = %s group by 1""",
            [legal_entity, year],
        )
        found = {exempt: max(0, int(amount)) for exempt, amount in cursor.fetchall()}
    return {"with_right": found.get(False, 0), "without_right": found.get(True, 0)}


def _differences(entity: LegalEntity, year: int, part: int) -> dict[UUID | None, int]:
    """What each activity deducts more or less; None is the house."""
    due: dict[UUID | None, int] = {}
    rows = VatDeduction.objects.filter(legal_entity=entity, day__year=year, by_prorata=True)
    for one in rows.order_by("id"):
        more = part_of(one.vat, one.share, part) - one.amount
        due[one.activity_id] = due.get(one.activity_id, 0) + more
    return {activity: amount for activity, amount in due.items() if amount}


def _lines(activity: UUID | None, amount: int) -> list[Line]:
    if activity is None:
        return [Line("vat_deductible", amount), Line("house_expense", -amount)]
    return [
        Line("vat_deductible", amount),
        Line("activity_expense", -amount, activity),
        Line("activity_budget", -amount, activity),
        Line("budget_movement", amount, activity),
    ]
