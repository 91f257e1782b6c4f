"""Invoices that come again: a plan and the drafts it has made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models.parties import Activity, Client
from mutua.activities.models.selling import Invoice
from mutua.ground.ids import new_id

EVERY = {"month": 1, "quarter": 3, "year": 12}


class Plan(models.Model):
    """That a client is invoiced again and again: ``every`` month, quarter or year, from
    ``first_on`` on, on ``day`` of the month or its last one. ``made`` counts the drafts made;
    ``times`` and ``until`` end it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    state = models.TextField(default="active")
    edition = models.IntegerField(default=1)
    every = models.TextField()
    day = models.IntegerField()
    first_on = models.DateField()
    until = models.DateField(null=True)
    times = models.IntegerField(null=True)
    made = models.IntegerField(default=0)
    lines = models.JSONField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(every__in=tuple(EVERY)), name="plan_every"),
            models.CheckConstraint(condition=Q(day__gte=1, day__lte=31), name="plan_day"),
            models.CheckConstraint(
                condition=Q(times=None) | (Q(times__gte=models.F("made")) & Q(times__gt=0)),
                name="plan_never_beyond_its_times",
            ),
        )


class Planned(models.Model):
    """The draft that a plan made for one of its periods, counted from 0."""

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, models.PROTECT)
    period = models.IntegerField()
    due_on = models.DateField()
    invoice = models.OneToOneField(Invoice, models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("plan", "period"), name="one_draft_a_period"),
        )
