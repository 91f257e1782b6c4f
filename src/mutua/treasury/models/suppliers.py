"""Bills of suppliers that no batch pays for a while."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models import Received
from mutua.ground.ids import new_id


class BillHold(models.Model):
    """A supplier's bill that a treasurer holds, and why; no batch pays it until ``released_at``."""

    id = models.UUIDField(primary_key=True, default=new_id)
    bill = models.ForeignKey(Received, models.PROTECT)
    why = models.TextField()
    held_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("bill",), condition=Q(released_at__isnull=True), name="a_bill_held_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="a_hold_says_why"),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) | Q(released_at__gte=models.F("held_at")),
                name="held_before_released",
            ),
        )
