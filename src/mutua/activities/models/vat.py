"""VAT on what is bought: the part that gives a right, each deduction, and the year's correction."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models.parties import Activity
from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity

WHOLE = 10_000  # hundredths of a percent


class DeductionRight(models.Model):
    """The part of a year's purchases that gives a right to deduct VAT (hundredths of a percent):
    by the real use of one activity, or without an activity the prorata of all others. The last row
    said holds; none is changed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    activity = models.ForeignKey(Activity, models.PROTECT, null=True)
    year = models.IntegerField()
    part = models.IntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(part__gte=0, part__lte=WHOLE), name="part_of_whole"),
        )


class VatDeduction(models.Model):
    """VAT of one purchase and what was deducted of it: ``share`` by its kind, ``part`` by its use
    (hundredths of a percent). ``by_prorata``: the year's prorata will correct it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    activity = models.ForeignKey(Activity, models.PROTECT, null=True)
    cause_kind = models.TextField()
    cause_id = models.UUIDField()
    day = models.DateField()
    kind = models.TextField()
    vat = models.BigIntegerField()
    share = models.IntegerField()
    part = models.IntegerField()
    by_prorata = models.BooleanField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("cause_kind", "cause_id"), name="deducted_once"),
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=WHOLE, part__gte=0, part__lte=WHOLE),
                name="deduction_parts",
            ),
        )


class Regularisation(models.Model):
    """The year's correction of what was deducted by prorata: ``part`` is the final one, ``amount``
    what is deducted more (below zero: given back)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    year = models.IntegerField()
    part = models.IntegerField()
    amount = models.BigIntegerField()
    made_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("legal_entity", "year"), name="one_correction_a_year"),
        )
