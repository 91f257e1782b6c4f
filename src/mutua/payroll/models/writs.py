"""What creditors may take of a person's pay, who stands behind it, and what was withheld. Amounts
are minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity, Opening
from mutua.payroll.models.exit_pay import ExitHolidayPay
from mutua.payroll.models.payslips import Payslip
from mutua.people.models import Person
from mutua.work.models import Contract

SEIZURE, ASSIGNMENT, MAINTENANCE = "seizure", "assignment", "maintenance"
WRITS = (SEIZURE, ASSIGNMENT, MAINTENANCE)


class Writ(models.Model):
    """That a creditor takes a part of a person's pay: a ``seizure`` (Judicial code, art. 1539), an
    ``assignment`` that she has signed (law of 12 April 1965, art. 27), or a claim of ``maintenance``
    by whatever way, which knows no limits (Judicial code, art. 1412).

    ``amount`` is the sum due when it was served, ``monthly`` what each month from then on adds to a
    maintenance. ``payee`` is who is paid, such as a bailiff, for the ``creditor``. From
    ``served_on`` money is kept back, from ``payable_from`` it may be handed over. ``paper`` is the
    digest of the kept file.

    One that another payroll applied comes with the ``opening`` of the books: what was kept back under
    it is ``withheld_before``, of which ``owed_before`` was not handed over.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="writs")
    kind = models.TextField()
    creditor = models.TextField()
    payee = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reference = models.TextField()
    amount = models.BigIntegerField()
    monthly = models.BigIntegerField(default=0)
    served_on = models.DateField()
    payable_from = models.DateField()
    paper = models.TextField()
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    opening = models.ForeignKey(Opening, models.PROTECT, null=True, related_name="+")
    withheld_before = models.BigIntegerField(default=0)
    owed_before = models.BigIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(opening=None, withheld_before=0, owed_before=0)
                | Q(
                    opening__isnull=False,
                    withheld_before__gte=0,
                    owed_before__gte=0,
                    owed_before__lte=F("withheld_before"),
                ),
                name="writ_withheld_before_the_books",
            ),
            models.CheckConstraint(condition=Q(kind__in=WRITS), name="writ_kind"),
            models.CheckConstraint(
                condition=Q(amount__gte=0, monthly__gte=0)
                & (Q(amount__gt=0) | Q(monthly__gt=0))
                & (Q(monthly=0) | Q(kind=MAINTENANCE)),
                name="writ_is_money",
            ),
            models.CheckConstraint(
                condition=Q(payable_from__gte=F("served_on")), name="writ_is_paid_after_it_came"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("payee")) & ~Q(paper="") & ~Q(creditor=""),
                name="writ_of_another_with_its_paper",
            ),
            models.UniqueConstraint(fields=("id", "entered_by"), name="writ_and_who_entered_it"),
        )


class WritConfirmation(models.Model):
    """That somebody else than who entered a writ has read its paper: from then on it is applied."""

    id = models.UUIDField(primary_key=True, default=new_id)
    writ = models.OneToOneField(Writ, models.PROTECT, related_name="confirmation")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_whom = models.ForeignKey(Person, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(entered_by=F("by_whom")), name="nobody_confirms_her_own_writ"
            ),
        )


class WritEnd(models.Model):
    """That a writ takes nothing any more, with the paper that lifts it, or because it was entered
    wrongly. One whose sum is reached ends by itself."""

    id = models.UUIDField(primary_key=True, default=new_id)
    writ = models.OneToOneField(Writ, models.PROTECT, related_name="end")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    paper = models.TextField(blank=True, default="")
    why = models.TextField()
    ended_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(why=""), name="writ_end_says_why"),)


class Withholding(models.Model):
    """What was kept back from a payslip or exit holiday pay for a creditor: a debt to its payee. ``reckoned`` says how
    it came about: the net of the month, the children declared, what may be taken of it, what was
    taken before, and what was due."""

    id = models.UUIDField(primary_key=True, default=new_id)
    writ = models.ForeignKey(Writ, models.PROTECT)
    payslip = models.ForeignKey(Payslip, models.PROTECT, null=True)
    exit_holiday_pay = models.ForeignKey(ExitHolidayPay, models.PROTECT, null=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    reckoned = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="withholding_is_money"),
            models.UniqueConstraint(fields=("writ", "payslip"), name="withheld_once_a_payslip"),
            models.UniqueConstraint(
                fields=("writ", "exit_holiday_pay"), name="withheld_once_an_exit_pay"
            ),
            models.CheckConstraint(
                condition=Q(payslip__isnull=False, exit_holiday_pay=None)
                | Q(payslip=None, exit_holiday_pay__isnull=False),
                name="withheld_of_one_pay",
            ),
        )

    @property
    def pay(self) -> Payslip | ExitHolidayPay:
        """What it was kept back from."""
        return self.payslip or self.exit_holiday_pay

    @property
    def contract(self) -> Contract:
        """The contract whose pay that is."""
        pay = self.pay
        return pay.contract if isinstance(pay, ExitHolidayPay) else pay.contract_month.contract


class ChildrenDeclared(models.Model):
    """How many dependent children a person has declared against seizures, from a month on; the last
    declaration holds (Judicial code, art. 1409 § 1, 1409ter)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    children = models.IntegerField()
    from_month = models.DateField()
    paper = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(children__gte=0, children__lte=30), name="children_are_counted"
            ),
            models.CheckConstraint(
                condition=Q(from_month__day=1) & ~Q(paper=""), name="children_from_a_month"
            ),
        )
