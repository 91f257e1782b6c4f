"""Hours as they were worked in truth, where that was said after they had been confirmed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.people.models import Person
from mutua.work.models import ContractMonth


class WorkedHours(models.Model):
    """Hundredths of hours that a month of work took in truth; the last one said holds. The pay that
    was agreed stays: what the law reckons by hours changes."""

    id = models.UUIDField(primary_key=True, default=new_id)
    contract_month = models.ForeignKey(ContractMonth, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    hours = models.IntegerField()
    said_at = models.DateTimeField()
    why = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(hours__gt=0), name="worked_hours_are_some"),
            models.CheckConstraint(condition=~Q(why=""), name="worked_hours_say_why"),
        )
