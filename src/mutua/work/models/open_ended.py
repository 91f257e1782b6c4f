"""What stands around open-ended contracts: what is kept beside, the look ahead, the end."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.work.models.contracts import Contract

ENDINGS = ("notice", "agreement", "indemnity", "serious_cause")
SIDES = ("employer", "worker")
STANDS = ("covered", "short", "uncovered")


class ReserveRule(models.Model):
    """What the board decides from a day on: for an open-ended contract the budget keeps the cost
    of the notice and of so many ``months`` beside; who looks ahead is warned when it lasts less
    than ``warn_months``."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    from_day = models.DateField()
    months = models.SmallIntegerField()
    warn_months = models.SmallIntegerField()
    why = models.TextField()
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("legal_entity", "from_day"), name="a_reserve_a_day"),
            models.CheckConstraint(
                condition=Q(months__range=(0, 24), warn_months__range=(0, 24)) & ~Q(why=""),
                name="reserve_has_months",
            ),
        )


class LookAhead(models.Model):
    """How an open-ended contract stood at the begin of a ``month``; amounts in minor units.

    ``monthly_cost`` is that of a whole month, ``notice_cost`` that of ``notice_weeks`` if the house
    gave notice that day, ``reserve`` what is to be kept, ``available`` what budget and signed
    orders hold beyond what is set aside for months, ``income`` what a month has brought of late.
    ``months_with_orders`` and ``months_with_income`` are how long that lasts until notice is no
    longer covered, at most the limit of the look; ``stands`` is the answer.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    contract = models.ForeignKey(Contract, models.PROTECT)
    month = models.DateField()
    made_at = models.DateTimeField()
    monthly_cost = models.BigIntegerField()
    notice_weeks = models.SmallIntegerField()
    notice_cost = models.BigIntegerField()
    reserve = models.BigIntegerField()
    available = models.BigIntegerField()
    income = models.BigIntegerField()
    months_with_orders = models.SmallIntegerField()
    months_with_income = models.SmallIntegerField()
    stands = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("contract", "month"), name="a_look_a_month"),
            models.CheckConstraint(condition=Q(stands__in=STANDS), name="look_stands"),
            models.CheckConstraint(
                condition=Q(reserve__gt=0, reserve__gte=F("notice_cost")),
                name="reserve_holds_notice",
            ),
        )


class Ending(models.Model):
    """How an open-ended contract ends. ``given_on`` is the day on which a notice was sent or handed
    over (``how``), on which it was ended at once, or agreed; ``last_day`` that of the contract.
    ``weeks`` of notice are worked, or paid in its place with ``gross_pay``, whose cost is
    ``charged``, minor units. A serious cause has the day on which it was ``known_on``.
    ``bound_at`` is missing while one side's offer waits for the other's yes."""

    id = models.UUIDField(primary_key=True, default=new_id)
    contract = models.ForeignKey(Contract, models.PROTECT)
    kind = models.TextField()
    by = models.TextField()
    given_on = models.DateField()
    how = models.TextField(blank=True, default="")
    known_on = models.DateField(null=True)
    last_day = models.DateField()
    weeks = models.SmallIntegerField(default=0)
    gross_pay = models.BigIntegerField(default=0)
    charged = models.BigIntegerField(default=0)
    why = models.TextField(blank=True, default="")
    said_by = models.TextField()
    said_at = models.DateTimeField()
    bound_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("contract",),
                condition=Q(bound_at__isnull=False),
                name="a_contract_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ENDINGS, by__in=SIDES), name="ending_kind_and_side"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("given_on")) | ~Q(kind="notice"),
                name="notice_ends_after_it_is_given",
            ),
            models.CheckConstraint(
                condition=Q(kind="serious_cause", known_on__isnull=False) & ~Q(why="")
                | ~Q(kind="serious_cause") & Q(known_on__isnull=True),
                name="a_serious_cause_is_said",
            ),
            models.CheckConstraint(
                condition=Q(kind="indemnity", gross_pay__gt=0, charged__gte=F("gross_pay"))
                | ~Q(kind="indemnity") & Q(gross_pay=0, charged=0),
                name="pay_in_place_of_notice",
            ),
            models.CheckConstraint(
                condition=Q(bound_at__isnull=False) | Q(kind="agreement"), name="an_agreement_waits"
            ),
        )
