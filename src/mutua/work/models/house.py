"""What the house has decided once for all its contracts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity


class StandingDecision(models.Model):
    """That contracts may pass in spite of what a rule warns of, for a reason that holds for all of
    them, such as an exception by royal decree. It never lifts what blocks."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    rule = models.TextField()
    reason = models.TextField()
    from_day = models.DateField()
    until_day = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_decision_says_why"),
            models.CheckConstraint(
                condition=Q(until_day=None) | Q(until_day__gte=models.F("from_day")),
                name="a_decision_has_days",
            ),
        )
