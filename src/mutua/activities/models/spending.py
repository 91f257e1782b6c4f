"""What an activity spends, with what the database holds of it.

Amounts are minor units, rates hundredths of a percent.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models.parties import Activity
from mutua.ground.ids import new_id
from mutua.people.models import Person


class Expense(models.Model):
    """What a member has spent for an activity, or an allowance within the limits of the law; paid
    back from the activity's budget once approved. ``paper`` is the digest of the photo or PDF,
    ``quantity`` the kilometres, days or months of an allowance."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    nature = models.TextField()
    text = models.TextField()
    spent_on = models.DateField()
    quantity = models.IntegerField(default=0)
    amount = models.BigIntegerField()
    vat = models.BigIntegerField(default=0)
    deductible = models.BigIntegerField(default=0)
    paper = models.TextField(blank=True)
    state = models.TextField(default="claimed")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gt=0, vat__gte=0, vat__lt=models.F("amount")),
                name="expense_is_money",
            ),
            models.CheckConstraint(
                condition=Q(deductible__gte=0, deductible__lte=models.F("vat")),
                name="expense_deducts_its_vat",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="expense_refusal_says_why"
            ),
            models.UniqueConstraint(
                fields=("activity", "paper"),
                condition=~Q(paper="") & ~Q(state__in=("refused", "withdrawn")),
                name="a_paper_once_an_activity",
            ),
        )


class Transfer(models.Model):
    """Money that one activity gives another: an internal invoice."""

    id = models.UUIDField(primary_key=True, default=new_id)
    source = models.ForeignKey(Activity, models.PROTECT, related_name="given")
    target = models.ForeignKey(Activity, models.PROTECT, related_name="taken")
    amount = models.BigIntegerField()
    text = models.TextField()
    made_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="transfer_is_money"),
            models.CheckConstraint(
                condition=~Q(source=models.F("target")), name="transfer_between_two"
            ),
        )
