"""What serves for years: bought once, written off month by month."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models.parties import Activity
from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity

PURCHASES = ("received", "expense")
ACCRUALS = ("deferred_charge", "accrued_charge")


class Asset(models.Model):
    """A thing of the house or of an activity that serves ``years``: its ``cost`` (minor units) is
    that of one purchase, which its cause names."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    activity = models.ForeignKey(Activity, models.PROTECT, null=True)
    name = models.TextField()
    cause_kind = models.TextField()
    cause_id = models.UUIDField()
    cost = models.BigIntegerField()
    bought_on = models.DateField()
    years = models.IntegerField()
    state = models.TextField(default="used")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("cause_kind", "cause_id"), name="one_asset_a_purchase"),
            models.CheckConstraint(condition=Q(cause_kind__in=PURCHASES), name="asset_was_bought"),
            models.CheckConstraint(
                condition=Q(cost__gt=0, years__gte=1, years__lte=50), name="asset_lasts"
            ),
            models.CheckConstraint(
                condition=Q(state="used") | ~Q(reason=""), name="asset_retired_says_why"
            ),
        )


class Depreciation(models.Model):
    """What was written off of an asset until a day, beyond what was before."""

    id = models.UUIDField(primary_key=True, default=new_id)
    asset = models.ForeignKey(Asset, models.PROTECT)
    until = models.DateField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("asset", "until"), name="written_off_once_a_day"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="writes_something_off"),
        )


class Accrual(models.Model):
    """A cost of the house that belongs to another period than the one it was booked in: of the
    next one (``deferred_charge``) or of this one already (``accrued_charge``). It goes back on
    ``back_on``."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    kind = models.TextField()
    text = models.TextField()
    amount = models.BigIntegerField()
    day = models.DateField()
    back_on = models.DateField()
    state = models.TextField(default="made")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=ACCRUALS), name="accrual_kind"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, back_on__gt=models.F("day")), name="accrual_goes_back"
            ),
        )
