"""What others were asked and what they answered: Peppol, its look-up, VIES. Answers are proofs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models.parties import Client
from mutua.activities.models.selling import Invoice
from mutua.ground.ids import new_id

OVER = ("rejected", "failed")


class Sending(models.Model):
    """That an invoice goes through Peppol: put with the act that asks, sent by a job. ``id`` names
    it at the access point too. ``words`` and ``proof`` (a digest) are its last answer."""

    id = models.UUIDField(primary_key=True, default=new_id)
    invoice = models.ForeignKey(Invoice, models.PROTECT)
    receiver = models.TextField()
    state = models.TextField(default="waiting")
    attempts = models.IntegerField(default=0)
    words = models.TextField(blank=True)
    proof = models.TextField(blank=True)
    put_at = models.DateTimeField()
    next_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("invoice",), condition=~Q(state__in=OVER), name="one_live_sending"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | ~Q(proof=""), name="sending_has_its_proof"
            ),
        )


class Reachability(models.Model):
    """Whether an address of a client takes e-invoices, as the look-up answered."""

    id = models.UUIDField(primary_key=True, default=new_id)
    client = models.ForeignKey(Client, models.PROTECT)
    endpoint = models.TextField()
    reached = models.BooleanField()
    answer = models.JSONField()
    asked_at = models.DateTimeField()


class VatProof(models.Model):
    """What VIES answered about a client's VAT number, with the identifier that proves the
    question; ``valid`` is nothing where it gave an ``error`` instead."""

    id = models.UUIDField(primary_key=True, default=new_id)
    client = models.ForeignKey(Client, models.PROTECT)
    vat_number = models.TextField()
    valid = models.BooleanField(null=True)
    error = models.TextField(blank=True)
    request_identifier = models.TextField(blank=True)
    requested_on = models.TextField(blank=True)
    name = models.TextField(blank=True)
    address = models.TextField(blank=True)
    answer = models.JSONField()
    asked_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(valid__isnull=True) ^ Q(error=""), name="proof_or_error"
            ),
        )
        indexes = (models.Index(fields=("client", "asked_at"), name="proof_of_client"),)
