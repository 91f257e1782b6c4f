"""The bank's statements, line by line, and what each line was booked for. Amounts are minor units,
above zero what came."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person
from mutua.treasury.models.payments import Payment


class Statement(models.Model):
    """One statement of an account of the house; each goes on where the one before it ended.
    ``place`` counts them by account. ``file`` is the digest of the file that it came in."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    iban = models.TextField()
    place = models.IntegerField()
    identifier = models.TextField()
    number = models.IntegerField(null=True)
    opening = models.BigIntegerField()
    opened_on = models.DateField()
    closing = models.BigIntegerField()
    closed_on = models.DateField()
    file = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("iban", "place"), name="statement_in_its_place"),
            models.UniqueConstraint(fields=("iban", "identifier"), name="a_statement_once"),
            models.CheckConstraint(condition=Q(place__gt=0), name="statement_place"),
        )


class BroughtFile(models.Model):
    """That somebody of the treasury has brought a file of the bank. ``file`` is the digest of its
    content, as a statement has it; who brought it first stays."""

    id = models.UUIDField(primary_key=True, default=new_id)
    file = models.TextField(unique=True)
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(file__regex="^[0-9a-f]{64}$"), name="a_brought_file_by_its_digest"
            ),
        )


class StatementLine(models.Model):
    """A movement of the account. ``digest`` is that of all it says and ``occurrence`` tells apart
    two that say the same, so that a line that comes again is known."""

    id = models.UUIDField(primary_key=True, default=new_id)
    statement = models.ForeignKey(Statement, models.PROTECT)
    place = models.IntegerField()
    state = models.TextField(default="new")
    digest = models.TextField()
    occurrence = models.IntegerField(default=1)
    amount = models.BigIntegerField()
    booked_on = models.DateField()
    kind = models.TextField()
    end_to_end_id = models.TextField(blank=True)
    counterparty_name = models.TextField(blank=True)
    counterparty_iban = models.TextField(blank=True)
    communication = models.TextField(blank=True)
    text = models.TextField(blank=True)
    bank_reference = models.TextField(blank=True)
    details = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("statement", "digest", "occurrence"), name="a_bank_line_once"
            ),
            models.UniqueConstraint(fields=("statement", "place"), name="a_line_in_its_place"),
            models.CheckConstraint(condition=~Q(amount=0), name="bank_line_is_money"),
        )
        indexes = (
            models.Index(
                fields=("booked_on",), name="line_to_match", condition=Q(state="suspense")
            ),
        )


class Match(models.Model):
    """What a line, or a part of it, was booked for: a payment of ours that was executed or came
    back, an invoice or shares that were paid, a supplier's bill or credit note, pay that was too much, a
    charge. ``amount``
    has the sign of the line."""

    id = models.UUIDField(primary_key=True, default=new_id)
    line = models.ForeignKey(StatementLine, models.PROTECT)
    kind = models.TextField()
    target = models.UUIDField(null=True)
    payment = models.ForeignKey(Payment, models.PROTECT, null=True)
    amount = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("payment", "kind"), condition=Q(payment__isnull=False),
                name="a_payment_booked_once",
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="match_is_money"),
        )  # fmt: skip
