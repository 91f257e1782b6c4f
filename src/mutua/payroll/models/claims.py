"""Pay that a correction has shown to be too much, and how it comes back. Amounts are minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.payroll.models.exit_pay import ExitHolidayPay
from mutua.payroll.models.payslips import Payslip
from mutua.people.models import Person
from mutua.work.models import ContractMonth

SETTLED = ("correction", "deducted", "dropped", "transferred")


class Claim(models.Model):
    """What was paid beyond a month's payslip, or beyond exit holiday pay, as a correcting one has
    shown. Pay is not taken back without its person's agreement (law of 12 April 1965, art. 23)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    payslip = models.OneToOneField(Payslip, models.PROTECT, null=True)
    contract_month = models.ForeignKey(ContractMonth, models.PROTECT, null=True)
    exit_holiday_pay = models.OneToOneField(ExitHolidayPay, models.PROTECT, null=True)
    person = models.ForeignKey(Person, models.PROTECT)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    amount = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="claim_is_money"),
            models.CheckConstraint(
                condition=Q(
                    payslip__isnull=False, contract_month__isnull=False, exit_holiday_pay=None
                )
                | Q(payslip=None, contract_month=None, exit_holiday_pay__isnull=False),
                name="claim_is_of_one_pay",
            ),
        )


class RecoveryPlan(models.Model):
    """That a person agrees to give ``amount`` back, at most ``a_payslip`` from each payslip: the
    last plan of a claim holds. Only she writes it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    claim = models.ForeignKey(Claim, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    amount = models.BigIntegerField()
    a_payslip = models.BigIntegerField()
    agreed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gt=0, a_payslip__gt=0), name="plan_is_money"
            ),
        )


class Settlement(models.Model):
    """A part of a claim that is over: ``deducted`` from a payslip under a plan, met by a later
    ``correction`` in the person's favour, ``transferred`` back by her, or ``dropped`` by the house,
    with its reason."""

    id = models.UUIDField(primary_key=True, default=new_id)
    claim = models.ForeignKey(Claim, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    kind = models.TextField()
    amount = models.BigIntegerField()
    payslip = models.ForeignKey(Payslip, models.PROTECT, null=True)
    plan = models.ForeignKey(RecoveryPlan, models.PROTECT, null=True)
    made_at = models.DateTimeField()
    why = models.TextField(blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="claim_settlement_is_money"),
            models.CheckConstraint(condition=Q(kind__in=SETTLED), name="claim_settlement_kind"),
            models.CheckConstraint(
                condition=~Q(kind="deducted") | Q(payslip__isnull=False, plan__isnull=False),
                name="deducted_under_a_plan",
            ),
            models.CheckConstraint(
                condition=~Q(kind="dropped") | ~Q(why=""), name="dropped_says_why"
            ),
            models.UniqueConstraint(fields=("claim", "payslip"), name="deducted_once_a_payslip"),
        )
