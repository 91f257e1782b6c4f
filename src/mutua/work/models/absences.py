"""Days on which a person does not work, for a cause of her own. Personal: they may tell of health."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.ground.ids import new_id
from mutua.people.models import Person

KINDS = ("illness", "accident", "maternity", "holiday", "unpaid")
OF_A_CAUSE = ("illness", "accident")  # of which a doctor can say that it is not the one before
SAID_BY = ("member", "staff")


class Absence(models.Model):
    """What was said of a person's absence; it never changes: a later version ``replaces`` it.

    An ``accident`` is one at work or on the way to it, or an occupational disease; any other is an
    illness. ``certificate`` is the digest of the paper that was sent. ``other_cause``: a doctor has
    said that this illness or accident is not the one before. ``withdrawn``: she was not absent after all. ``why`` is the reason of who
    says it in her place.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT)
    kind = models.TextField()
    first_day = models.DateField()
    last_day = models.DateField()
    certificate = models.TextField(blank=True, default="")
    other_cause = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    said_by = models.TextField()
    said_at = models.DateTimeField()
    why = models.TextField(blank=True, default="")
    replaces = models.OneToOneField("self", models.PROTECT, null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="absence_kind"),
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day")), name="absence_has_days"
            ),
            models.CheckConstraint(
                condition=Q(certificate__regex="^([0-9a-f]{64})?$"), name="absence_certificate"
            ),
            models.CheckConstraint(
                condition=Q(other_cause=False) | Q(kind__in=OF_A_CAUSE), name="absence_other_cause"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(replaces__isnull=False),
                name="absence_withdrawn_was_said",
            ),
            models.CheckConstraint(
                condition=Q(said_by="member") | (Q(said_by="staff") & ~Q(why="")),
                name="absence_said_for_another_has_a_reason",
            ),
        )
        indexes = (models.Index(fields=("person", "first_day"), name="absence_of_person"),)
