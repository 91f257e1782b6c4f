"""Orders, invoices and what is received for them, with what the database holds of them.

Amounts are minor units, rates hundredths of a percent.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models.parties import Activity, Client
from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity

INVOICE_KINDS = ("invoice", "credit_note")
STAGES = ("", "deposit", "stage", "final")


class Order(models.Model):
    """A quote that the client signs. ``content`` is frozen when it is offered; ``edition`` rises
    with each change of a draft, so that of two people the second is told. ``earlier_number`` is the
    number of one that was signed in an earlier system, whose papers hold the signature."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    state = models.TextField(default="draft")
    version = models.IntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True)
    edition = models.IntegerField(default=1)
    lines = models.JSONField(default=list)
    place = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    worked_from = models.DateField(null=True)
    worked_until = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    content = models.JSONField(null=True)
    content_hash = models.TextField(blank=True)
    token_hash = models.TextField(blank=True)
    made_on = models.DateField()
    earlier_number = models.TextField(blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(earlier_number="") | Q(state__in=("signed", "replaced")),
                name="only_signed_came_earlier",
            ),
            models.UniqueConstraint(
                fields=("token_hash",), condition=~Q(token_hash=""), name="one_order_a_link"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "dropped")) | Q(content__isnull=False),
                name="offer_is_frozen",
            ),
        )


MESSAGE_KINDS = ("question", "change")


class OrderMessage(models.Model):
    """What a client says of an order by its link: a question, or a change that is proposed.
    ``told_at`` is when those of the activity were written to."""

    id = models.UUIDField(primary_key=True, default=new_id)
    order = models.ForeignKey(Order, models.PROTECT)
    kind = models.TextField()
    text = models.TextField()
    said_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=MESSAGE_KINDS), name="message_kind"),
            models.CheckConstraint(condition=~Q(text=""), name="message_says_something"),
        )


class SignatureCode(models.Model):
    """A code sent to the client's address, to sign with; one use, some tries, a short life."""

    id = models.UUIDField(primary_key=True, default=new_id)
    order = models.ForeignKey(Order, models.PROTECT)
    email = models.TextField()
    code_hash = models.TextField()
    sent_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(tries__gte=0, tries__lte=5), name="code_few_tries"),
        )


class Signature(models.Model):
    """Who signed an order for the client: name, capacity, address, instant, and the hash of what
    was signed. ``sealed`` is the digest of the sealed PDF, once made."""

    id = models.UUIDField(primary_key=True, default=new_id)
    order = models.OneToOneField(Order, models.PROTECT)
    name = models.TextField()
    capacity = models.TextField()
    email = models.TextField()
    signed_at = models.DateTimeField()
    content_hash = models.TextField()
    sealed = models.TextField(blank=True)


class Series(models.Model):
    """The last number drawn in a book of a legal entity and year."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    book = models.TextField()
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("legal_entity", "book", "year"), name="one_counter_a_series"
            ),
        )


class LostNumber(models.Model):
    """A number that had left when the store was restored to an earlier point, with the facts of
    its line in the journal; without an invoice one that nobody has seen."""

    id = models.UUIDField(primary_key=True, default=new_id)
    series = models.ForeignKey(Series, models.PROTECT)
    number = models.IntegerField()
    invoice = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("series", "number"), name="a_lost_number_once"),
            models.UniqueConstraint(fields=("invoice",), name="an_invoice_is_lost_once"),
        )


class Receipt(models.Model):
    """Money that a client has paid for an invoice, recorded by the treasury or found by the bank's
    statement. ``reference`` tells two payments of one day apart."""

    id = models.UUIDField(primary_key=True, default=new_id)
    invoice = models.ForeignKey("Invoice", models.PROTECT)
    amount = models.BigIntegerField()
    received_on = models.DateField()
    reference = models.TextField(blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(amount__gt=0), name="receipt_is_money"),)


class Invoice(models.Model):
    """An invoice or a credit note. Once issued its content never changes; ``credited`` is what
    its credit notes came to, never more than the invoice.

    ``stage`` says which part of an order it asks for: a deposit, a stage, or the final invoice
    that deducts those before it. ``warnings`` say where it departs from what was agreed or lacks
    a proof; ``why`` is the person's reason, kept with it. ``client_number`` is the number of an
    invoice that the client made in the house's name; it has none of the house's own.
    ``earlier_number`` is the number of one that an earlier system issued, ``earlier_paid`` what was
    settled of it there, ``earlier_levy`` the levy that was taken of it there.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    order = models.ForeignKey(Order, models.PROTECT, null=True)
    kind = models.TextField(default="invoice")
    stage = models.TextField(blank=True, default="")
    warnings = models.JSONField(default=list)
    why = models.TextField(blank=True, default="")
    credits = models.ForeignKey("self", models.PROTECT, null=True)
    state = models.TextField(default="draft")
    edition = models.IntegerField(default=1)
    lines = models.JSONField(default=list)
    note = models.TextField(blank=True)
    made_on = models.DateField()
    series = models.ForeignKey(Series, models.PROTECT, null=True)
    drawn = models.IntegerField(null=True)
    client_number = models.TextField(blank=True, default="")
    earlier_number = models.TextField(blank=True, default="")
    earlier_paid = models.BigIntegerField(default=0)
    earlier_levy = models.BigIntegerField(default=0)
    issued_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    currency = models.TextField(default="EUR")
    net = models.BigIntegerField(default=0)
    vat = models.BigIntegerField(default=0)
    gross = models.BigIntegerField(default=0)
    credited = models.BigIntegerField(default=0)
    payment_reference = models.TextField(blank=True)
    content = models.JSONField(null=True)
    pdf = models.TextField(blank=True)
    ubl = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("series", "drawn"), name="a_number_once"),
            models.UniqueConstraint(
                fields=("payment_reference",),
                condition=~Q(payment_reference=""),
                name="a_payment_reference_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=INVOICE_KINDS), name="invoice_kind"),
            models.CheckConstraint(
                condition=Q(credited__gte=0, credited__lte=models.F("gross")) | Q(credited=0),
                name="never_credited_beyond",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=("draft", "dropped"),
                    drawn__isnull=True,
                    client_number="",
                    earlier_number="",
                )
                | (
                    Q(state="issued", content__isnull=False)
                    & (
                        Q(drawn__isnull=False, client_number="", earlier_number="")
                        | (Q(drawn__isnull=True, earlier_number="") & ~Q(client_number=""))
                        | (Q(drawn__isnull=True, client_number="") & ~Q(earlier_number=""))
                    )
                ),
                name="issued_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(earlier_paid=0)
                | (
                    ~Q(earlier_number="")
                    & Q(kind="invoice", earlier_paid__gt=0, earlier_paid__lte=models.F("gross"))
                ),
                name="only_earlier_was_paid_earlier",
            ),
            models.CheckConstraint(
                condition=~Q(earlier_number="") | Q(earlier_levy=0),
                name="only_earlier_was_levied_earlier",
            ),
            models.UniqueConstraint(
                fields=("client", "kind", "client_number"),
                condition=~Q(client_number=""),
                name="a_clients_number_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="invoice", credits__isnull=True)
                | Q(kind="credit_note", credits__isnull=False),
                name="credit_note_names_its_invoice",
            ),
            models.CheckConstraint(
                condition=Q(stage="") | Q(stage__in=STAGES, kind="invoice", order__isnull=False),
                name="a_stage_is_of_an_order",
            ),
        )
        indexes = (
            models.Index(fields=("activity", "made_on"), name="invoice_of_activity"),
            models.Index(
                fields=("earlier_number",), condition=~Q(earlier_number=""), name="invoice_earlier"
            ),
        )


class Deduction(models.Model):
    """That a final invoice takes up one before it: ``net`` minor units, what that one came to with
    its credit notes, are deducted once and for all."""

    id = models.UUIDField(primary_key=True, default=new_id)
    final = models.ForeignKey(Invoice, models.PROTECT, related_name="deductions")
    deducted = models.OneToOneField(Invoice, models.PROTECT, related_name="deduction")
    net = models.BigIntegerField()
