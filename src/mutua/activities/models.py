"""Activities, clients, orders and invoices, with what the database holds of them.

Amounts are minor units, rates hundredths of a percent.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import LANGUAGES, Person

CLIENT_KINDS = ("company", "public_body", "association", "person")
INVOICE_KINDS = ("invoice", "credit_note")


class Activity(models.Model):
    """A member's own micro-enterprise in the cooperative; its budget is its account."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    name = models.TextField()
    levy_rate = models.IntegerField(default=650)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(levy_rate__gte=0, levy_rate__lte=10_000), name="activity_levy_rate"
            ),
        )


class ActivityMember(models.Model):
    """Whose an activity is, with the share of rights (hundredths of a percent)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    share = models.IntegerField(default=10_000)
    left_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("activity", "person"), name="once_in_an_activity"),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=10_000), name="share_of_activity"
            ),
        )


class Client(models.Model):
    """Who pays for the work: an enterprise, a public body, an association or a person."""

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.TextField()
    name = models.TextField()
    language = models.TextField(default="fr")
    enterprise_number = models.TextField(blank=True)
    vat_number = models.TextField(blank=True)
    email = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    street = models.TextField()
    number = models.TextField(blank=True)
    box = models.TextField(blank=True)
    postcode = models.TextField()
    town = models.TextField()
    country = models.TextField(default="BE")
    peppol_scheme = models.TextField(blank=True)
    peppol_id = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=CLIENT_KINDS), name="client_kind"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="client_language"),
        )
        indexes = (
            models.Index(
                fields=("vat_number",), condition=~Q(vat_number=""), name="client_by_vat_number"
            ),
        )


class ActivityClient(models.Model):
    """That an activity works for a client."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("activity", "client"), name="client_once_an_activity"),
        )


class Order(models.Model):
    """A quote that the client signs. ``content`` is frozen when it is offered; ``edition`` rises
    with each change of a draft, so that of two people the second is told."""

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

    class Meta:
        constraints = (
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


class Expense(models.Model):
    """What a member has spent for an activity, or an allowance within the limits of the law; paid
    back from the activity's budget once approved. ``paper`` is the digest of the photo or PDF,
    ``quantity`` the kilometres, days or months of an allowance."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT)
    nature = models.TextField()
    text = models.TextField()
    spent_on = models.DateField()
    quantity = models.IntegerField(default=0)
    amount = models.BigIntegerField()
    vat = models.BigIntegerField(default=0)
    deductible = models.BigIntegerField(default=0)
    paper = models.TextField(blank=True)
    state = models.TextField(default="claimed")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gt=0, vat__gte=0, vat__lt=models.F("amount")),
                name="expense_is_money",
            ),
            models.CheckConstraint(
                condition=Q(deductible__gte=0, deductible__lte=models.F("vat")),
                name="expense_deducts_its_vat",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="expense_refusal_says_why"
            ),
            models.UniqueConstraint(
                fields=("activity", "paper"),
                condition=~Q(paper="") & ~Q(state__in=("refused", "withdrawn")),
                name="a_paper_once_an_activity",
            ),
        )


class Transfer(models.Model):
    """Money that one activity gives another: an internal invoice."""

    id = models.UUIDField(primary_key=True, default=new_id)
    source = models.ForeignKey(Activity, models.PROTECT, related_name="given")
    target = models.ForeignKey(Activity, models.PROTECT, related_name="taken")
    amount = models.BigIntegerField()
    text = models.TextField()
    made_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="transfer_is_money"),
            models.CheckConstraint(
                condition=~Q(source=models.F("target")), name="transfer_between_two"
            ),
        )


class Invoice(models.Model):
    """An invoice or a credit note. Once issued its content never changes; ``credited`` is what
    its credit notes came to, never more than the invoice."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    order = models.ForeignKey(Order, models.PROTECT, null=True)
    kind = models.TextField(default="invoice")
    credits = models.ForeignKey("self", models.PROTECT, null=True)
    state = models.TextField(default="draft")
    edition = models.IntegerField(default=1)
    lines = models.JSONField(default=list)
    note = models.TextField(blank=True)
    made_on = models.DateField()
    series = models.ForeignKey(Series, models.PROTECT, null=True)
    drawn = models.IntegerField(null=True)
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
                condition=Q(state="draft", drawn__isnull=True)
                | Q(state="issued", drawn__isnull=False, content__isnull=False),
                name="issued_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(kind="invoice", credits__isnull=True)
                | Q(kind="credit_note", credits__isnull=False),
                name="credit_note_names_its_invoice",
            ),
        )
        indexes = (models.Index(fields=("activity", "made_on"), name="invoice_of_activity"),)
