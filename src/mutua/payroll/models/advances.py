"""Advances on pay that was earned and is not paid yet. Amounts are minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.payroll.models.payslips import Payslip
from mutua.people.models import Person


class PayAdvance(models.Model):
    """That a person asks for a part of what she has earned; ``most`` is what she could have asked
    for then."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    most = models.BigIntegerField()
    asked_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=F("most")), name="advance_is_earned"
            ),
        )


class AdvanceDecision(models.Model):
    """The answer: granted it is a debt to her, and a claim that payslips to come set off. Nobody
    stands in ``by_whom`` where the house has decided for all."""

    id = models.UUIDField(primary_key=True, default=new_id)
    advance = models.OneToOneField(PayAdvance, models.PROTECT, related_name="decision")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    granted = models.BooleanField()
    by_whom = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    why = models.TextField(blank=True, default="")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(granted=True) | ~Q(why=""), name="refused_advance_says_why"
            ),
            models.CheckConstraint(
                condition=Q(by_whom=None) | ~Q(by_whom=F("person")),
                name="nobody_grants_her_own_advance",
            ),
        )


class AdvanceSetOff(models.Model):
    """What a payslip has set off of an advance (law of 12 April 1965, art. 23, 4°)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    advance = models.ForeignKey(PayAdvance, models.PROTECT)
    payslip = models.ForeignKey(Payslip, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="advance_set_off_is_money"),
            models.UniqueConstraint(
                fields=("advance", "payslip"), name="advance_set_off_once_a_payslip"
            ),
        )
