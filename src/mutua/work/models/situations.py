"""What payroll must know of a person: household, children, region. Personal, and dated."""

from __future__ import annotations

from django.db import models

from mutua.ground.ids import new_id
from mutua.people.models import Person


class Situation(models.Model):
    """What a person says of herself, from a day on: a row each time she does, the last one said
    holds. ``facts`` are named as the law's inputs of her country are."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT)
    from_day = models.DateField()
    facts = models.JSONField()
    said_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("person", "from_day"), name="situation_of_person"),)
