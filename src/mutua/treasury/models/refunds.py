"""Money that is given back to whom it came from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models import Invoice
from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person
from mutua.treasury.models.statements import StatementLine


class Refund(models.Model):
    """What a client has paid beyond an invoice, or money that nobody knows, given back by a batch.
    ``number`` counts those of an invoice or line: the identifier follows from both, so that a
    restored store in which it is decided anew does not pay it twice. ``name`` and ``iban`` say to
    whom it goes; ``amount`` in minor units."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    invoice = models.ForeignKey(Invoice, models.PROTECT, null=True)
    line = models.ForeignKey(StatementLine, models.PROTECT, null=True)
    number = models.IntegerField()
    person = models.ForeignKey(Person, models.PROTECT)
    name = models.TextField()
    iban = models.TextField()
    amount = models.BigIntegerField()
    text = models.TextField()
    decided_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("invoice", "number"), name="a_refund_of_an_invoice_once"
            ),
            models.UniqueConstraint(fields=("line",), name="a_line_given_back_once"),
            models.CheckConstraint(
                condition=Q(invoice__isnull=False, line__isnull=True)
                | Q(invoice__isnull=True, line__isnull=False),
                name="refund_has_one_source",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(name="") & ~Q(iban=""),
                name="refund_is_money_for_somebody",
            ),
        )
