"""Shares: their price, who asked for them, who holds which numbers since when, how they moved.

A share exists once it is paid in full and its holder is admitted. Only then does it get its number,
and only then does the capital in the books grow.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models.persons import Person


class SharePrice(models.Model):
    """What a share costs from a day on, in minor units, and who decided so. ``legal_entity`` is
    the cooperative that issues: always the same."""

    id = models.UUIDField(primary_key=True, default=new_id)
    from_day = models.DateField(unique=True)
    amount = models.BigIntegerField()
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    decided_by = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="share_has_a_price"),
            models.CheckConstraint(condition=~Q(decided_by=""), name="share_price_was_decided"),
        )


class Subscription(models.Model):
    """A person's asking for shares, at the price of the day. ``payment_reference`` is the
    structured communication by which her payment is found; ``paid_from`` the account it came
    from, which is her own."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT)
    shares = models.BigIntegerField()
    price = models.BigIntegerField()
    payment_reference = models.TextField(unique=True)
    state = models.TextField(default="asked")
    asked_on = models.DateField()
    paid_on = models.DateField(null=True)
    paid_from = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(shares__gt=0) & Q(price__gt=0), name="subscription_of_something"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("asked", "cancelled")) | Q(paid_on__isnull=False),
                name="a_held_share_was_paid",
            ),
        )

    @property
    def amount(self) -> int:
        """What is to be paid, minor units."""
        return self.shares * self.price


class ShareTransfer(models.Model):
    """Shares that one member hands to another: the seller offers, the buyer agrees. What the buyer
    pays for them is between the two."""

    id = models.UUIDField(primary_key=True, default=new_id)
    seller = models.ForeignKey(Person, models.PROTECT, related_name="+")
    buyer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    shares = models.BigIntegerField()
    state = models.TextField(default="offered")
    offered_on = models.DateField()
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(shares__gt=0), name="transfer_of_something"),
            models.CheckConstraint(condition=~Q(seller=F("buyer")), name="transfer_to_another"),
        )


class Repayment(models.Model):
    """What the board decided to give back for shares that end: ``value`` leaves the capital,
    ``amount`` goes to ``payees`` (an amount for each person) from ``pay_from`` on. ``tests`` keeps
    the figures of the tests of net assets and liquidity as the board saw them."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT)
    shares = models.BigIntegerField()
    value = models.BigIntegerField()
    amount = models.BigIntegerField()
    payees = models.JSONField()
    tests = models.JSONField()
    state = models.TextField(default="decided")
    decided_on = models.DateField()
    decided_by = models.TextField()
    pay_from = models.DateField()
    paid_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(shares__gt=0) & Q(amount__gte=0) & Q(amount__lte=F("value")),
                name="never_repaid_beyond",
            ),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True) | Q(paid_on__gte=F("pay_from")),
                name="not_repaid_before_its_day",
            ),
        )


class ShareMovement(models.Model):
    """One line of the register: numbers that were issued, handed on or ended. Never changed."""

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    first_number = models.BigIntegerField()
    last_number = models.BigIntegerField()
    price = models.BigIntegerField()
    day = models.DateField()
    from_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    to_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    subscription = models.ForeignKey(Subscription, models.PROTECT, null=True)
    transfer = models.ForeignKey(ShareTransfer, models.PROTECT, null=True)
    repayment = models.ForeignKey(Repayment, models.PROTECT, null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(first_number__gt=0) & Q(last_number__gte=F("first_number")),
                name="movement_of_numbers",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind="subscription", from_person__isnull=True, to_person__isnull=False,
                    subscription__isnull=False, transfer__isnull=True, repayment__isnull=True,
                )
                | Q(
                    kind="transfer", from_person__isnull=False, to_person__isnull=False,
                    subscription__isnull=True, transfer__isnull=False, repayment__isnull=True,
                )
                | Q(
                    kind="repayment", from_person__isnull=False, to_person__isnull=True,
                    subscription__isnull=True, transfer__isnull=True, repayment__isnull=False,
                ),
                name="movement_has_its_sides",
            ),
        )  # fmt: skip


class Holding(models.Model):
    """Numbers that a person holds since a day, until another. Follows the movements; no role
    writes it. Of one day on which shares came and went nothing overlaps."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT)
    first_number = models.BigIntegerField()
    last_number = models.BigIntegerField()
    price = models.BigIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)

    @property
    def count(self) -> int:
        """How many numbers."""
        return self.last_number - self.first_number + 1
