"""Exit holiday pay: what the holidays of an employee are worth at the end of her contract. Amounts
are minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.activities.models import Activity
from mutua.ground.models import Act
from mutua.ledger.models import LegalEntity
from mutua.payroll.models.payslips import Run
from mutua.people.models import Person
from mutua.work.models import Contract

REGIME = "exit_holiday_pay"


class ExitPays(models.QuerySet["ExitHolidayPay"]):
    """Exit holiday pays of any version."""

    def holding(self) -> ExitPays:
        """Those that hold: no later version has replaced them."""
        return self.filter(exitholidaypay=None)


class ExitHolidayPay(models.Model):
    """The holiday pay of a contract for its work of one calendar year, due at its end. It never
    changes: a later version replaces it.

    ``payslips`` are those that it is reckoned on, ``of_month`` those whose gross pay together is the
    normal pay of a month. ``worked_from`` and ``worked_until`` are the days of the contract's last
    month, by which the law is found; by ``promised_on``, the day that was promised for that month,
    it is on the account. ``inputs`` are what the law took, ``lines`` what it gave; ``gross_pay`` is
    the single and the double holiday pay. ``released`` is what the payslips had set aside, and
    ``difference`` what that has over the cost. ``made_at`` is the house's clock, ``known_at`` the
    real instant.
    """

    id = models.UUIDField(primary_key=True)
    # Each row is checked against these by the guard that lets it in: a key would ask once more.
    run = models.ForeignKey(Run, models.PROTECT, db_constraint=False)
    contract = models.ForeignKey(Contract, models.PROTECT, db_index=False, db_constraint=False)
    year = models.SmallIntegerField()
    version = models.SmallIntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    activity = models.ForeignKey(
        Activity, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    legal_entity = models.ForeignKey(
        LegalEntity, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    worked_from = models.DateField()
    worked_until = models.DateField()
    promised_on = models.DateField()
    paid_on = models.DateField()
    made_at = models.DateTimeField()
    known_at = models.DateTimeField()
    payslips = models.JSONField()
    of_month = models.JSONField()
    inputs = models.JSONField()
    lines = models.JSONField()
    gross_pay = models.BigIntegerField()
    withheld = models.BigIntegerField()
    tax = models.BigIntegerField()
    net_pay = models.BigIntegerField()
    contributions = models.BigIntegerField()
    services = models.BigIntegerField()
    employer_cost = models.BigIntegerField()
    released = models.BigIntegerField()
    difference = models.BigIntegerField()
    act = models.ForeignKey(
        Act, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )

    objects = ExitPays.as_manager()
    allowances = 0  # it refunds nothing, as payslips may

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("contract", "year", "version"), name="an_exit_holiday_pay_once"
            ),
            models.CheckConstraint(
                condition=Q(version=1, replaces=None) | Q(version__gt=1, replaces__isnull=False),
                name="a_later_exit_pay_replaces_one",
            ),
            models.CheckConstraint(
                condition=Q(net_pay=F("gross_pay") - F("withheld") - F("tax"), gross_pay__gte=0),
                name="exit_net_is_what_is_left",
            ),
            models.CheckConstraint(
                condition=Q(
                    employer_cost=F("gross_pay") + F("contributions") + F("services"),
                    difference=F("released") - F("employer_cost"),
                ),
                name="exit_cost_is_the_sum",
            ),
            models.CheckConstraint(
                condition=Q(worked_until__gte=F("worked_from"), paid_on__gte=F("worked_from")),
                name="exit_pay_has_days",
            ),
        )
        indexes = (models.Index(fields=("legal_entity", "paid_on"), name="exit_pay_of_day"),)

    @property
    def regime(self) -> str:
        """The regime by which the law reckons it."""
        return REGIME
