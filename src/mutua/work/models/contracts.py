"""Contracts with their hours, months, checks, signatures and declaration.

Amounts are minor units, hours hundredths, minutes those since midnight of the day.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.activities.models import Activity, Client, Order
from mutua.ground.ids import new_id
from mutua.people.models import LANGUAGES, Person

PAY_FROM = ("budget", "gross", "net")
LATEST = 2 * 1440  # minutes: what begins on a day ends at the latest with the next


class Contract(models.Model):
    """Work that a person does under the cooperative's employment, paid from an activity's budget.

    ``pay_from`` says what was asked for: the whole cost to the budget, the gross or the net; then
    ``gross_pay`` and ``charged``, the cost to the budget, which never moves once it is signed.
    ``hours`` are the periods as they are planned, each a day with its minutes; rows of Period once
    it is signed. ``answers`` are those to the law's questions. ``edition`` rises with each change of a draft;
    ``content_hash`` is of what was signed (SignedContent). ``replaces`` is the signed contract whose
    next version it is: the other stays as it was signed, and binds until this one is.
    ``decide_by`` is the day by which an adviser decides on what waits; ``told_edition`` is the
    edition of which the advisers were told, ``reminded_on`` the day on which they were last
    reminded: both are the house's jobs' to say.
    An open-ended contract has a ``week``: the timetable by which it is worked, and the day from
    which it and the monthly gross pay (``pay_amount``) hold. Its ``hours``, days, pay and cost are
    then those of its first stretch, by which the rules judge it; the months after are opened one by
    one. ``reserve`` is what the budget keeps beside, minor units. Its ``client`` is the one on whom
    the income depends most, by whom the fund judges it: the paper does not name one.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    order = models.ForeignKey(Order, models.PROTECT, null=True)
    state = models.TextField(default="draft")
    edition = models.IntegerField(default=1)
    language = models.TextField(default="fr")
    regime = models.TextField()
    task = models.TextField()
    place = models.TextField()
    hours = models.JSONField()
    answers = models.JSONField(default=dict)
    pay_from = models.TextField(default="budget")
    pay_amount = models.BigIntegerField()
    gross_pay = models.BigIntegerField()
    charged = models.BigIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    made_on = models.DateField()
    decide_by = models.DateField(null=True)
    told_edition = models.IntegerField(default=0, db_default=0)
    reminded_on = models.DateField(null=True)
    decided_why = models.TextField(blank=True, default="")
    content_hash = models.TextField(blank=True, default="")
    replaces = models.ForeignKey("self", models.PROTECT, null=True)
    week = models.JSONField(null=True)
    reserve = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(week__isnull=True, reserve=0)
                | Q(week__isnull=False, reserve__gt=0, pay_from="gross"),
                name="open_ended_has_its_reserve",
            ),
            models.UniqueConstraint(
                fields=("replaces",), condition=~Q(state="dropped"), name="one_next_version"
            ),
            models.CheckConstraint(condition=Q(pay_from__in=PAY_FROM), name="contract_pay_from"),
            models.CheckConstraint(
                condition=Q(gross_pay__gt=0, charged__gte=F("gross_pay"), pay_amount__gt=0),
                name="contract_pays",
            ),
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day")), name="contract_has_days"
            ),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="contract_language"),
            models.CheckConstraint(
                condition=~Q(state__in=("signed", "declared", "worked")) | ~Q(content_hash=""),
                name="signed_contract_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(decided_why=""),
                name="contract_refusal_says_why",
            ),
        )
        indexes = (
            models.Index(fields=("person", "first_day"), name="contract_of_person"),
            models.Index(fields=("activity", "first_day"), name="contract_of_activity"),
            models.Index(
                fields=("state", "first_day"), name="contract_open",
                condition=Q(state__in=("queued", "signed", "declared")),
            ),
            models.Index(
                fields=("activity",), name="contract_open_ended", condition=Q(week__isnull=False)
            ),
        )  # fmt: skip


class SignedContent(models.Model):
    """What a contract says, frozen when it is signed: with where its person lives and when she was
    born. Of members she alone reads it, whoever else shares the activity."""

    id = models.UUIDField(primary_key=True, default=new_id)
    contract = models.OneToOneField(Contract, models.PROTECT, related_name="signed_content")
    person = models.ForeignKey(Person, models.PROTECT)
    content = models.JSONField()


class Period(models.Model):
    """Work without a break that a signed contract says. ``until_minute`` may lie in the next day.
    ``person`` is the contract's: no two of hers lie over each other, whatever the contract. A
    ``freed`` one binds nobody any more: its contract was replaced or cancelled."""

    id = models.UUIDField(primary_key=True, default=new_id)
    contract = models.ForeignKey(Contract, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    day = models.DateField()
    from_minute = models.IntegerField()
    until_minute = models.IntegerField()
    freed = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("contract", "day", "from_minute"), name="a_period_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    from_minute__gte=0, from_minute__lt=1440,
                    until_minute__gt=F("from_minute"), until_minute__lte=LATEST,
                ),
                name="period_has_minutes",
            ),
        )  # fmt: skip


class ContractMonth(models.Model):
    """The part of a contract in one calendar month: what one payslip pays.

    ``hours`` and ``days`` are planned; ``confirmed_at`` is when they were said to have been worked,
    by ``confirmed_by`` (member, staff, or schedule). ``promised_on`` is the day on which the net
    pay is on the account at the latest, given at signing. ``payslip`` is the payslip once made. A
    ``freed`` month is neither worked nor paid: a later version has taken its place, or it was
    cancelled beyond what is paid all the same (``confirmed_by`` cancelled).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    contract = models.ForeignKey(Contract, models.PROTECT)
    month = models.DateField()
    first_day = models.DateField()
    last_day = models.DateField()
    hours = models.IntegerField()
    days = models.IntegerField()
    gross_pay = models.BigIntegerField()
    charged = models.BigIntegerField()
    promised_on = models.DateField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.TextField(blank=True, default="")
    payslip = models.UUIDField(null=True)
    freed = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("contract", "month"), condition=Q(freed=False), name="a_month_once"
            ),
            models.CheckConstraint(
                condition=Q(freed=False) | Q(confirmed_at=None, payslip=None),
                name="freed_is_neither_worked_nor_paid",
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0, days__gt=0, gross_pay__gt=0, charged__gte=F("gross_pay")),
                name="month_pays",
            ),
            models.CheckConstraint(
                condition=Q(first_day__gte=F("month"), last_day__gte=F("first_day")),
                name="month_has_days",
            ),
            models.CheckConstraint(
                condition=Q(payslip=None) | Q(confirmed_at__isnull=False),
                name="paid_after_it_was_worked",
            ),
        )
        indexes = (
            models.Index(fields=("last_day",), name="month_to_pay", condition=Q(payslip=None)),
        )


class Check(models.Model):
    """What a rule says of an edition of a contract: pass, warn or block, with the article and what
    would mend it. ``decision`` is the house's standing decision that a warning passes under."""

    id = models.UUIDField(primary_key=True, default=new_id)
    contract = models.ForeignKey(Contract, models.PROTECT)
    edition = models.IntegerField()
    rule = models.TextField()
    version = models.TextField()
    verdict = models.TextField()
    article = models.TextField()
    remedy = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    evidence = models.JSONField(default=dict)
    decision = models.ForeignKey("StandingDecision", models.PROTECT, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("contract", "edition", "rule"), name="a_check_once"),
            models.CheckConstraint(
                condition=Q(verdict__in=("pass", "warn", "block")), name="check_verdict"
            ),
        )


class ContractSignature(models.Model):
    """That the person has signed: the instant, and the hash of what was signed. ``sealed`` is the
    digest of the PDF with the cooperative's seal, once made: the other side's signature."""

    id = models.UUIDField(primary_key=True, default=new_id)
    contract = models.OneToOneField(Contract, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    signed_at = models.DateTimeField()
    content_hash = models.TextField()
    sealed = models.TextField(blank=True, default="")


class Declaration(models.Model):
    """That a contract was declared to the authority before work (in Belgium Dimona), under the
    number that the authority gave. ``late_why`` is why it was declared after work had begun, which
    the law forbids; empty where it was in time."""

    id = models.UUIDField(primary_key=True, default=new_id)
    contract = models.OneToOneField(Contract, models.PROTECT)
    number = models.TextField(unique=True)
    declared_at = models.DateTimeField()
    late_why = models.TextField(default="", db_default="")


class DeclarationChange(models.Model):
    """That the authority was told of a change (``change``: the next version of a contract, under
    the same number), that a declared contract is not worked (``cancel``), or on which day an
    open-ended one ends (``end``), with its receipt."""

    id = models.UUIDField(primary_key=True, default=new_id)
    declaration = models.ForeignKey(Declaration, models.PROTECT)
    contract = models.ForeignKey(Contract, models.PROTECT)
    kind = models.TextField()
    receipt = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("contract", "kind"), name="a_change_is_told_once"),
            models.CheckConstraint(
                condition=Q(kind__in=("change", "cancel", "end")) & ~Q(receipt=""),
                name="a_change_has_its_receipt",
            ),
        )


class Cancellation(models.Model):
    """That the client has called signed work off before it began, and why; ``gross_pay`` is what is
    paid all the same and ``charged`` its cost, minor units: both may be nothing."""

    id = models.UUIDField(primary_key=True, default=new_id)
    contract = models.OneToOneField(Contract, models.PROTECT)
    cancelled_at = models.DateTimeField()
    why = models.TextField()
    gross_pay = models.BigIntegerField()
    charged = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(why=""), name="a_cancellation_says_why"),
            models.CheckConstraint(
                condition=Q(gross_pay__gte=0, charged__gte=F("gross_pay")),
                name="a_cancellation_pays",
            ),
        )
