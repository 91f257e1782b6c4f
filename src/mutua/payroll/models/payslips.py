"""Runs and payslips, with what the database holds of them. Amounts are minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.activities.models import Activity
from mutua.ground.ids import new_id
from mutua.ground.models import Act
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person
from mutua.work.models import ContractMonth


class Run(models.Model):
    """What is due of a legal entity, paid together. ``paid_on`` is the day on which the bank is
    asked to pay, ``until`` the last day worked that it takes. ``settings`` are the house's figures,
    ``kinds`` what each line of the law is (employee, tax, employer ...), ``known_on`` the state of
    knowledge: with them every payslip of the run can be made again. ``why`` is the reason of a run
    that corrects payslips; empty where it pays what is due."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    paid_on = models.DateField()
    until = models.DateField()
    made_on = models.DateField()
    known_on = models.DateField()
    settings = models.JSONField()
    kinds = models.JSONField()
    state = models.TextField(default="open")
    count = models.IntegerField(default=0)
    why = models.TextField(default="")


class Payslips(models.QuerySet["Payslip"]):
    """Payslips of any version."""

    def holding(self) -> Payslips:
        """Those that hold: no later version has replaced them."""
        return self.filter(payslip=None)


class Payslip(models.Model):
    """One payslip of a contract's month. It never changes: a later version replaces it.

    ``inputs`` are the facts that the law took, ``lines`` what it gave; the columns of money are
    sums of lines by their kind. ``charged`` is the cost fixed at signing; ``difference`` is what it
    has over the cost accrued, by cause. ``made_at`` is the house's clock, ``known_at`` the real
    instant.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    # What these point to is checked a statement at a time by the guards: a check a row costs more.
    run = models.ForeignKey(Run, models.PROTECT, db_constraint=False)
    contract_month = models.ForeignKey(
        ContractMonth, models.PROTECT, db_index=False, db_constraint=False, related_name="payslips"
    )
    version = models.SmallIntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True)
    person = models.ForeignKey(Person, models.PROTECT, db_index=False, db_constraint=False)
    activity = models.ForeignKey(Activity, models.PROTECT, db_index=False, db_constraint=False)
    legal_entity = models.ForeignKey(
        LegalEntity, models.PROTECT, db_index=False, db_constraint=False
    )
    regime = models.TextField()
    worked_from = models.DateField()
    worked_until = models.DateField()
    paid_on = models.DateField()
    made_at = models.DateTimeField()
    known_at = models.DateTimeField()
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
    charged = models.BigIntegerField()
    difference = models.JSONField()
    act = models.ForeignKey(Act, models.PROTECT, db_index=False, db_constraint=False)

    objects = Payslips.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("contract_month", "version"), name="a_payslip_once"),
            models.CheckConstraint(
                condition=Q(version=1, replaces=None) | Q(version__gt=1, replaces__isnull=False),
                name="a_later_version_replaces_one",
            ),
            models.CheckConstraint(
                condition=Q(
                    net_pay=F("gross_pay") - F("withheld") - F("tax") + F("allowances"),
                ),
                name="net_is_what_is_left",
            ),
            models.CheckConstraint(
                condition=Q(
                    employer_cost=F("gross_pay")
                    + F("contributions")
                    - F("reductions")
                    + F("services")
                    + F("allowances"),
                ),
                name="cost_is_the_sum",
            ),
            models.CheckConstraint(
                condition=Q(paid_on__gte=F("worked_from"), worked_until__gte=F("worked_from")),
                name="payslip_has_days",
            ),
        )
        indexes = (
            models.Index(fields=("person", "worked_from"), name="payslip_of_person"),
            models.Index(fields=("legal_entity", "paid_on"), name="payslip_of_day"),
            models.Index(
                fields=("contract_month",), name="payslip_corrected", condition=Q(version__gt=1)
            ),
        )  # fmt: skip

    @property
    def accrued(self) -> int:
        """What the payslip costs the activity: the employer's cost, and what is set aside."""
        return self.employer_cost + self.provision
