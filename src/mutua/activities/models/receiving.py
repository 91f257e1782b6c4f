"""E-invoices that came from outside: of suppliers, and those that clients make in our name."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models.parties import Activity
from mutua.activities.models.selling import Invoice
from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity


class Received(models.Model):
    """An e-invoice or credit note that was received, whole and checked. ``paper`` is the digest of
    the XML; amounts of a credit note are below zero. ``self_billed``: a client made it in our name
    (then ``sender`` is the client, and taken into the books it is an ``invoice`` of ours)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    state = models.TextField(default="received")
    kind = models.TextField()
    self_billed = models.BooleanField(default=False)
    sender = models.TextField()
    sender_number = models.TextField()
    number = models.TextField()
    issued_on = models.DateField()
    due_on = models.DateField(null=True)
    received_on = models.DateField()
    net = models.BigIntegerField()
    vat = models.BigIntegerField()
    gross = models.BigIntegerField()
    content = models.JSONField()
    paper = models.TextField(unique=True)
    activity = models.ForeignKey(Activity, models.PROTECT, null=True)
    nature = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    invoice = models.OneToOneField(Invoice, models.PROTECT, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("legal_entity", "sender_number", "number", "kind", "self_billed"),
                condition=~Q(state="refused"),
                name="received_once",
            ),
            models.CheckConstraint(
                condition=Q(gross=models.F("net") + models.F("vat")), name="received_adds_up"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="received_refusal_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state="booked", self_billed=True) | Q(invoice__isnull=False),
                name="self_billed_is_an_invoice",
            ),
        )
