"""The guarantee fund: its rules, how much of it is out, and what it has advanced. Amounts are minor
units, shares hundredths of a percent."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.activities.models import Activity, Client
from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person
from mutua.treasury.models.payments import Payment

FUND, GROUP, MEMBER = "fund", "group", "member"
BALANCE_KINDS = (FUND, GROUP, MEMBER)
REFILL, BACK, LOSS = "refill", "back", "loss"
SETTLEMENT_KINDS = (REFILL, BACK, LOSS)
WHOLE = 10_000


class FundRules(models.Model):
    """What the board has decided of the fund, from a day on; of two for one day that which was
    decided later, by the real instant ``decided_at``, counts.

    ``contribution`` is the share of the levy that goes into the fund; the limits are what may be
    out at most: of the whole fund, for one client with its group, for one member. ``many_members``
    working for one client raise an alarm, and a client who never paid is assessed for contracts
    from ``assess_from`` on. ``bears`` is the share of a lost claim that the fund bears. The
    ``counts`` are the shares of a claim that count as good by its days of lateness (until 30, 60,
    90, longer); coverage below ``coverage_alarm`` raises an alarm.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    from_day = models.DateField()
    contribution = models.IntegerField()
    fund_limit = models.BigIntegerField()
    group_limit = models.BigIntegerField()
    member_limit = models.BigIntegerField()
    many_members = models.IntegerField()
    assess_from = models.BigIntegerField()
    bears = models.IntegerField()
    counts_30 = models.IntegerField()
    counts_60 = models.IntegerField()
    counts_90 = models.IntegerField()
    counts_older = models.IntegerField()
    coverage_alarm = models.IntegerField()
    decided_at = models.DateTimeField()
    why = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    *((f"{one}__range", (0, WHOLE)) for one in (
                        "contribution", "bears", "counts_30", "counts_60", "counts_90",
                        "counts_older",
                    )),
                    coverage_alarm__gte=0,
                ),
                name="fund_shares",
            ),
            models.CheckConstraint(
                condition=Q(
                    fund_limit__gte=0, group_limit__gte=0, member_limit__gte=0,
                    many_members__gt=0, assess_from__gte=0,
                ),
                name="fund_limits",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="fund_rules_say_why"),
        )  # fmt: skip


class Contribution(models.Model):
    """What was put into the fund out of the levy booked up to a day; ``number`` counts those of a
    legal entity. Below zero where levy was given back."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    number = models.IntegerField()
    until = models.DateField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("legal_entity", "number"), name="a_contribution_in_its_place"
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="contribution_is_money"),
        )


class FundBalance(models.Model):
    """How much is out, below zero, of the fund, for a client with its group, and for a member; never
    beyond ``ceiling``. The database alone writes these rows, in the transaction of the advance."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    kind = models.TextField()
    subject = models.UUIDField()
    balance = models.BigIntegerField(default=0)
    ceiling = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=BALANCE_KINDS), name="fund_balance_kind"),
            models.CheckConstraint(
                condition=Q(balance__gte=-F("ceiling"), balance__lte=0),
                name="never_out_beyond_the_limit",
            ),
            models.UniqueConstraint(
                fields=("legal_entity", "kind", "subject"), name="a_fund_balance_once"
            ),
        )


class Advance(models.Model):
    """That net pay left before the client had paid: ``amount`` out of the fund, ``beyond`` what no
    limit let it give, which the house bears until the client pays. ``subject`` is the client's
    group, or the client who has none, as they stood on the day."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    payment = models.OneToOneField(Payment, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    activity = models.ForeignKey(Activity, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    subject = models.UUIDField()
    amount = models.BigIntegerField()
    beyond = models.BigIntegerField(default=0)
    advanced_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gt=0, beyond__gte=0) | Q(amount=0, beyond__gt=0),
                name="advance_is_money",
            ),
        )
        indexes = (models.Index(fields=("activity",), name="advance_of_activity"),)


class Settlement(models.Model):
    """What ended an advance or a part of it: a client paid (``cause`` is the receipt), the payment
    came back (the payment), or the claim was lost (the decision to write it off)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    advance = models.ForeignKey(Advance, models.PROTECT)
    kind = models.TextField()
    cause = models.UUIDField()
    amount = models.BigIntegerField()
    settled_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=SETTLEMENT_KINDS), name="settlement_kind"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="settlement_is_money"),
            models.UniqueConstraint(
                fields=("advance", "kind", "cause"), name="an_advance_settled_once_for_a_cause"
            ),
        )
