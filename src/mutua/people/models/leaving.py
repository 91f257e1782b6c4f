"""Deaths, and who inherits the value of the shares."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.ground.ids import new_id
from mutua.people.models.persons import Person


class Death(models.Model):
    """The day on which a person died, and the paper that says so."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.OneToOneField(Person, models.PROTECT)
    died_on = models.DateField()
    document = models.TextField()


class Heir(models.Model):
    """A person to whom a part of the value goes: ``parts`` of the sum of all parts. ``document``
    is the deed that says so, such as a certificate of inheritance."""

    id = models.UUIDField(primary_key=True, default=new_id)
    deceased = models.ForeignKey(Person, models.PROTECT, related_name="heirs")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    parts = models.IntegerField()
    document = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("deceased", "person"), name="an_heir_once"),
            models.CheckConstraint(condition=Q(parts__gt=0), name="heir_of_something"),
            models.CheckConstraint(condition=~Q(deceased=F("person")), name="heir_of_another"),
            models.CheckConstraint(condition=~Q(document=""), name="heir_by_a_document"),
        )
