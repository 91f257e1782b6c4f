"""What is done about invoices that are not paid: steps, plans, bankruptcies, losses. Amounts are
minor units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.activities.models import Client, Invoice
from mutua.ground.ids import new_id
from mutua.people.models import Person

REMINDER, NOTICE, FILE = "reminder", "notice", "file"
STEP_KINDS = (REMINDER, NOTICE, FILE)


class CollectionStep(models.Model):
    """A reminder or formal notice that was mailed, or the file handed to a lawyer: what was open on
    the day, with the interest and compensation that the law lets ask. ``token_hash`` opens the
    client's page of what is due."""

    id = models.UUIDField(primary_key=True, default=new_id)
    invoice = models.ForeignKey(Invoice, models.PROTECT)
    kind = models.TextField()
    number = models.IntegerField()
    made_on = models.DateField()
    open_amount = models.BigIntegerField()
    interest = models.BigIntegerField(default=0)
    compensation = models.BigIntegerField(default=0)
    sent_to = models.TextField(blank=True, default="")
    token_hash = models.TextField(blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=STEP_KINDS), name="collection_step_kind"),
            models.CheckConstraint(
                condition=Q(open_amount__gt=0, interest__gte=0, compensation__gte=0),
                name="collection_step_is_money",
            ),
            models.UniqueConstraint(
                fields=("invoice", "kind", "number"), name="a_collection_step_once"
            ),
            models.UniqueConstraint(
                fields=("token_hash",), condition=~Q(token_hash=""), name="one_claim_a_link"
            ),
        )


class PaymentPlan(models.Model):
    """Parts and days on which a client has agreed to pay an invoice; the last one agreed counts."""

    id = models.UUIDField(primary_key=True, default=new_id)
    invoice = models.ForeignKey(Invoice, models.PROTECT)
    number = models.IntegerField()
    agreed_on = models.DateField()
    parts = models.JSONField()  # pairs: day, amount
    total = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("invoice", "number"), name="a_payment_plan_in_its_place"
            ),
            models.CheckConstraint(condition=Q(total__gt=0), name="payment_plan_is_money"),
        )


class Bankruptcy(models.Model):
    """That a court has judged a client bankrupt, and who the curator is; ``closed_on`` is the day
    since which the loss is definitive."""

    id = models.UUIDField(primary_key=True, default=new_id)
    client = models.OneToOneField(Client, models.PROTECT)
    judged_on = models.DateField()
    curator = models.TextField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("judged_on")),
                name="a_bankruptcy_ends_after_it_began",
            ),
        )


class WriteOff(models.Model):
    """That a claim is lost: proposed by one, decided by another. ``amount`` is what was open,
    ``borne`` what the fund bears of it (the budget of the activity bears the rest)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    invoice = models.ForeignKey(Invoice, models.PROTECT)
    state = models.TextField(default="proposed")
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    why = models.TextField()
    amount = models.BigIntegerField()
    borne = models.BigIntegerField(default=0)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gt=0, borne__gte=0, borne__lte=F("amount")) & ~Q(why=""),
                name="write_off_is_money",
            ),
            models.CheckConstraint(
                condition=~Q(state="decided")
                | Q(decided_by__isnull=False, decided_on__isnull=False),
                name="write_off_says_who_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="nobody_writes_off_alone",
            ),
            models.UniqueConstraint(
                fields=("invoice",), condition=~Q(state="dropped"), name="a_claim_is_lost_once"
            ),
        )


class VatRelief(models.Model):
    """VAT of a claim that is lost for good, which the State gives back (VAT code, art. 77 § 1, 7°:
    how it is claimed is to be confirmed)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    write_off = models.OneToOneField(WriteOff, models.PROTECT)
    amount = models.BigIntegerField()
    given_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="vat_relief_is_money"),
        )


class Recovery(models.Model):
    """That money came in for a claim that was written off: the loss is so much less. ``receipt`` is
    what came."""

    id = models.UUIDField(primary_key=True, default=new_id)
    write_off = models.ForeignKey(WriteOff, models.PROTECT)
    receipt = models.UUIDField(unique=True)
    amount = models.BigIntegerField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(amount__gt=0), name="recovery_is_money"),)
