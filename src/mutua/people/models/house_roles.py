"""Who works for the house, in which role, and what each role may do."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.actors import AUDITOR, STAFF, TREASURY
from mutua.ground.ids import new_id
from mutua.people.models.persons import Person

HOUSE_ROLES = (STAFF, TREASURY, AUDITOR)  # of the database, under which a role of the house works


class Appointment(models.Model):
    """That a person has a role of the house, from the day she is appointed until she no longer is.
    Nobody appoints herself."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT)
    role = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    why_ended = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "role"), condition=Q(until=None), name="appointed_once_to_a_role"
            ),
            models.CheckConstraint(
                condition=Q(until=None, why_ended="")
                | (Q(until__gte=models.F("since")) & ~Q(why_ended="")),
                name="appointment_ends_with_a_reason",
            ),
        )


class HouseRole(models.Model):
    """What an administrator decided that a role may do: one row each time, the last one holds.
    ``rights`` are names of rights with the largest amount in minor units, or null for any."""

    id = models.UUIDField(primary_key=True, default=new_id)
    role = models.TextField()
    database_role = models.TextField()
    rights = models.JSONField(default=dict)
    place = models.IntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("role", "place"), name="one_change_of_a_role_at_once"),
            models.CheckConstraint(condition=Q(database_role__in=HOUSE_ROLES), name="house_role"),
            models.CheckConstraint(condition=Q(place__gt=0), name="house_role_place"),
        )


class Look(models.Model):
    """That somebody of the house has looked at a person's data, once a day and page; the person
    sees it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT, related_name="looked_at")
    looked = models.ForeignKey(Person, models.PROTECT, related_name="looks")
    page = models.TextField()
    day = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "looked", "page", "day"), name="a_look_once_a_day"
            ),
        )
