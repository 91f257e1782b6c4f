"""Payslips of the payroll before: they count where history counts, and nothing else is done with
them. Amounts are minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity, Opening
from mutua.people.models import Person


class EarlierPayslip(models.Model):
    """One payslip that another payroll made, as the opening of the books brought it. It is never
    paid, corrected or declared from here.

    ``reference`` is the name it bore there, ``source`` who made it. ``contract`` tells it from another
    of the same person and days, where there is one. ``inputs`` are the facts that it took, ``lines`` what it
    gave. ``kept_back`` is what went of its net to creditors. The columns of ``owed`` say what was not
    paid at the opening: of the net, to the ONSS, of the tax, and of what is set aside for holidays;
    the balances of the opening owe the same.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="+")
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    reference = models.TextField()
    source = models.TextField(default="")
    contract = models.TextField(default="", db_default="")
    regime = models.TextField()
    worked_from = models.DateField()
    worked_until = models.DateField()
    paid_on = models.DateField()
    taken_at = models.DateTimeField()
    inputs = models.JSONField()
    lines = models.JSONField()
    gross_pay = models.BigIntegerField()
    withheld = models.BigIntegerField()
    tax = models.BigIntegerField()
    allowances = models.BigIntegerField()
    net_pay = models.BigIntegerField()
    contributions = models.BigIntegerField()
    reductions = models.BigIntegerField()
    services = models.BigIntegerField()
    employer_cost = models.BigIntegerField()
    provision = models.BigIntegerField()
    kept_back = models.BigIntegerField()
    owed_net = models.BigIntegerField()
    owed_onss = models.BigIntegerField()
    owed_tax = models.BigIntegerField()
    owed_holiday = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("legal_entity", "reference"), name="an_earlier_payslip_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    net_pay=F("gross_pay") - F("withheld") - F("tax") + F("allowances"),
                    employer_cost=F("gross_pay")
                    + F("contributions")
                    - F("reductions")
                    + F("services")
                    + F("allowances"),
                    gross_pay__gt=0,
                ),
                name="earlier_pay_is_the_sum",
            ),
            models.CheckConstraint(
                condition=Q(kept_back__gte=0)
                & Q(owed_net__gte=0, owed_net__lte=F("net_pay") - F("kept_back"))
                & Q(owed_onss__gte=0)
                & Q(owed_onss__lte=F("withheld") + F("contributions") - F("reductions"))
                & Q(owed_tax__gte=0, owed_tax__lte=F("tax"))
                & Q(owed_holiday__gte=0, owed_holiday__lte=F("provision")),
                name="earlier_pay_owes_what_it_said",
            ),
            models.CheckConstraint(
                condition=Q(
                    paid_on__gte=F("worked_from"), worked_until__gte=F("worked_from"),
                    worked_until__year=F("worked_from__year"),
                    worked_until__month=F("worked_from__month"),
                ),
                name="earlier_payslip_has_days",
            ),
            models.CheckConstraint(condition=~Q(reference=""), name="earlier_payslip_is_named"),
        )  # fmt: skip
        indexes = (
            models.Index(fields=("person", "worked_from"), name="earlier_payslip_of_person"),
        )
