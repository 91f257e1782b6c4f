"""Payments, the batches in which they leave, and who approved them. Amounts are minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person
from mutua.treasury.states import OVER

PAY = ("payslip", "exit_holiday_pay")


class Batch(models.Model):
    """Payments that leave in one file. ``file`` is its digest, which two people are shown; nothing
    leaves under another. ``message_id`` is the name that the bank answers to."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    state = models.TextField(default="ready")
    made_by = models.ForeignKey(Person, models.PROTECT)
    made_at = models.DateTimeField()
    execution_on = models.DateField()
    count = models.IntegerField()
    total = models.BigIntegerField()
    file = models.TextField()
    message_id = models.TextField(unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(count__gt=0, total__gt=0), name="batch_pays"),
            models.UniqueConstraint(fields=("id", "made_by"), name="batch_and_maker"),
        )


class Approval(models.Model):
    """That somebody else than its maker has approved exactly this file of a batch."""

    id = models.UUIDField(primary_key=True, default=new_id)
    batch = models.ForeignKey(Batch, models.PROTECT)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_whom = models.ForeignKey(Person, models.PROTECT, related_name="+")
    file = models.TextField()
    approved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(made_by=models.F("by_whom")), name="nobody_approves_her_own_batch"
            ),
            models.UniqueConstraint(fields=("batch", "by_whom"), name="each_approves_once"),
        )


class Payment(models.Model):
    """One attempt to pay a debt, to the account that its payee had named by then.

    ``debt_kind`` and ``debt`` name what is owed; ``attempt`` rises after one that was refused or
    came back. ``end_to_end_id`` follows from the three, so that a restored store gives the same.
    ``account`` and ``amount`` say which account of the books the payment settles, ``execution_on``
    the day on which the bank is asked to pay.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    batch = models.ForeignKey(Batch, models.PROTECT)
    state = models.TextField(default="ready")
    debt_kind = models.TextField()
    debt = models.UUIDField()
    attempt = models.IntegerField(default=1)
    end_to_end_id = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT, db_index=False)
    account = models.TextField()
    name = models.TextField()
    iban = models.TextField()
    amount = models.BigIntegerField()
    text = models.TextField(blank=True, default="")
    purpose = models.TextField(blank=True, default="")
    due_on = models.DateField()
    execution_on = models.DateField()
    reason = models.TextField(blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_money"),
            models.UniqueConstraint(fields=("end_to_end_id",), name="an_end_to_end_id_once"),
            models.UniqueConstraint(
                # What a journal says had left has left, beside what a restored store knows and an
                # attempt that was refused since. Pay that is made anew under the same identifier may
                # lack something of it: how much its payments come to, the guards of pay say.
                fields=("debt_kind", "debt"),
                condition=~Q(state__in=OVER) & ~Q(iban=""),
                name="a_debt_in_one_live_payment",
            ),
            models.UniqueConstraint(
                fields=("debt_kind", "debt", "attempt"), name="an_attempt_once"
            ),
        )  # fmt: skip
        indexes = (
            models.Index(fields=("person",), name="payment_of_person"),
            # What a journal has brought into a restored store names no account.
            models.Index(
                fields=("debt_kind",), name="payment_of_a_journal", condition=Q(iban="")
            ),
        )  # fmt: skip
