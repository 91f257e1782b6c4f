"""What a quarter's declaration says of a worker beyond her payslips. Amounts are minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person


class Regularisation(models.Model):
    """The employer's lines of a worker's quarter as the declaration has them, beside those that her
    payslips have accrued, by code. ``basis`` are the inputs of the law for the quarter as one, by
    regime, ``payslips`` those of which it is the sum. ``amount`` is what is owed more, or less, than the payslips and the versions before
    said: payslips that are corrected afterwards make a later version."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT)
    quarter = models.DateField()
    version = models.SmallIntegerField(default=1)
    basis = models.JSONField()
    payslips = models.JSONField()
    known_on = models.DateField()
    declared = models.JSONField()
    accrued = models.JSONField()
    amount = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("legal_entity", "quarter", "person", "version"),
                name="a_quarter_once_a_worker",
            ),
            models.CheckConstraint(
                condition=Q(quarter__month__in=(1, 4, 7, 10), quarter__day=1),
                name="a_quarter_begins",
            ),
        )
