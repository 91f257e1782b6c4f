"""What is owed to authorities by payslips, period by period. Amounts are minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person

AUTHORITIES = ("onss", "tax")


class Creditor(models.Model):
    """Which legal person of the register an authority is, whose bank account is paid; of those that
    somebody else has confirmed, the last one counts. ``reference`` is what the authority wants to
    read on the transfer; empty where it gave none."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    authority = models.TextField()
    number = models.IntegerField()
    person = models.ForeignKey(Person, models.PROTECT)
    reference = models.TextField(default="", db_default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(authority__in=AUTHORITIES), name="creditor_is_an_authority"
            ),
            models.UniqueConstraint(
                fields=("legal_entity", "authority", "number"), name="a_creditor_in_its_place"
            ),
        )


class CreditorConfirmation(models.Model):
    """That somebody else than who named it has confirmed where an authority is paid. ``person`` is
    missing of what was named before a second person was asked."""

    id = models.UUIDField(primary_key=True, default=new_id)
    creditor = models.OneToOneField(Creditor, models.PROTECT, related_name="confirmation")
    person = models.ForeignKey(Person, models.PROTECT, null=True)
    confirmed_at = models.DateTimeField()


class Assessment(models.Model):
    """What an authority is owed by all that payslips and quarters have brought until the end of a
    period, less what was assessed before: one debt, due on a day. ``number`` counts those of an
    authority."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    authority = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT)
    number = models.IntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    amount = models.BigIntegerField()
    due_on = models.DateField()
    made_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(authority__in=AUTHORITIES, amount__gt=0), name="assessment_is_money"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gt=F("first_day"), made_on__gt=F("last_day")),
                name="assessed_when_it_is_over",
            ),
            models.UniqueConstraint(
                fields=("legal_entity", "authority", "number"), name="an_assessment_in_its_place"
            ),
        )
