"""Meal vouchers: what the board has decided of them, and what was ordered of their issuer. Amounts are
minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person

FIRST_OF_MONTH = 1
BUDGET, POT = BEARERS = ("budget", "pot")


class MealVoucherRules(models.Model):
    """What the board has decided of meal vouchers, for work from the first day of a month on; of two
    for one month that which was decided later, by the real instant ``decided_at``, counts.

    Of each voucher the house bears ``employer_part`` and the worker ``worker_part``; both are nothing
    where none are given any more. What the house bears is charged to the ``budget`` of the contract,
    or the ``pot`` takes it: ``borne_by``. ``issuer`` loads them on the cards. ``agreement`` names what grants
    them, with the amount (royal decree of 28 November 1969, art. 19bis § 2, 1°), or ends them.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    from_day = models.DateField()
    employer_part = models.BigIntegerField()
    worker_part = models.BigIntegerField()
    borne_by = models.TextField(default=BUDGET, db_default=BUDGET)
    issuer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agreement = models.TextField()
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(employer_part=0, worker_part=0, issuer=None)
                | Q(employer_part__gt=0, worker_part__gt=0, issuer__isnull=False),
                name="vouchers_have_parts_and_issuer",
            ),
            models.CheckConstraint(
                condition=Q(borne_by__in=BEARERS), name="vouchers_are_borne_by_one"
            ),
            models.CheckConstraint(condition=~Q(agreement=""), name="vouchers_are_agreed"),
            models.CheckConstraint(
                condition=Q(from_day__day=FIRST_OF_MONTH), name="vouchers_change_with_the_month"
            ),
        )

    @property
    def face_value(self) -> int:
        """What one voucher is worth."""
        return self.employer_part + self.worker_part


class MealVoucherOrder(models.Model):
    """What was ordered of an issuer for work up to the end of a month: a debt of the house.
    ``number`` counts the orders of a legal entity."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    number = models.IntegerField()
    until = models.DateField()
    issuer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    ordered_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("legal_entity", "number"), name="a_voucher_order_in_its_place"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="voucher_order_is_money"),
        )


class MealVoucherWithdrawal(models.Model):
    """An order that was taken back before a payment took it: nothing is owed to the issuer, and its
    vouchers are to be ordered again."""

    id = models.UUIDField(primary_key=True, default=new_id)
    order = models.OneToOneField(MealVoucherOrder, models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateField()


class MealVoucherLine(models.Model):
    """How many vouchers of a value an order loads on the card of a person."""

    id = models.UUIDField(primary_key=True, default=new_id)
    order = models.ForeignKey(MealVoucherOrder, models.PROTECT, related_name="lines")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    count = models.IntegerField()
    face_value = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("order", "person", "face_value"), name="a_voucher_line_once"
            ),
            models.CheckConstraint(
                condition=Q(count__gt=0, face_value__gt=0), name="voucher_line_is_some"
            ),
        )

    @property
    def amount(self) -> int:
        """What they come to."""
        return self.count * self.face_value
