"""Accounts, entries and postings, with what the database holds of them.

Amounts are minor units: debit above zero, credit below. The sum of an entry is zero in each
currency; an entry is whole at commit and never changes after.
"""

from __future__ import annotations

from django.db import models

from mutua.ground.ids import new_id
from mutua.ground.models import Act

NATURES = ("asset", "liability", "equity", "income", "expense")
DIMENSIONS = ("activity", "person", "client", "fund", "authority")


class LegalEntity(models.Model):
    """An employing and invoicing legal person of the enterprise."""

    code = models.TextField(primary_key=True)
    name = models.TextField()
    country = models.TextField()
    currency = models.TextField()
    details = models.JSONField()  # address, numbers, bank account: what documents print


class Account(models.Model):
    """An account of the tree. ``mapped`` is its number in the country's chart of accounts;
    ``needs`` names the dimensions that each posting on it says; ``by_member`` whether a member's
    own verbs may post on it."""

    code = models.TextField(primary_key=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True)
    nature = models.TextField()
    mapped = models.TextField()
    needs = models.JSONField(default=list)
    by_member = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(nature__in=NATURES), name="account_nature_known"
            ),
        )


class Period(models.Model):
    """Days of one legal entity in which entries may stand while it is open. ``head`` is the hash
    of the chain at its close."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    first_day = models.DateField()
    last_day = models.DateField()
    state = models.TextField(default="open")
    head = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day")), name="period_has_days"
            ),
        )


class Entry(models.Model):
    """One event in the books. ``cause`` is the event, ``purpose`` which of its entries this is;
    together they are unique, so a repeated job books nothing twice."""

    id = models.UUIDField(primary_key=True, default=new_id)
    # Foreign keys of entries and postings are checked a statement at a time by the guards: what
    # they point to is never removed, and a check a row costs more than all else.
    legal_entity = models.ForeignKey(
        LegalEntity, models.PROTECT, db_index=False, db_constraint=False
    )
    day = models.DateField()
    cause_kind = models.TextField()
    cause_id = models.UUIDField()
    purpose = models.TextField()
    text = models.TextField(blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, db_index=False)
    act = models.ForeignKey(Act, models.PROTECT, db_index=False, db_constraint=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("cause_kind", "cause_id", "purpose"), name="one_entry_for_a_cause"
            ),
        )
        indexes = (
            models.Index(fields=("legal_entity", "day"), name="entry_day"),
            models.Index(
                fields=("corrects",), name="entry_corrects",
                condition=models.Q(corrects__isnull=False),
            ),
        )  # fmt: skip


class Posting(models.Model):
    """One line of an entry: an amount on an account, with its dimensions."""

    pk = models.CompositePrimaryKey("entry_id", "line")
    entry = models.ForeignKey(Entry, models.PROTECT, db_index=False, db_constraint=False)
    line = models.SmallIntegerField()
    account = models.ForeignKey(Account, models.PROTECT, db_index=False, db_constraint=False)
    amount = models.BigIntegerField()
    currency = models.TextField()
    activity = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    client = models.UUIDField(null=True)
    fund = models.TextField(null=True)
    authority = models.TextField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(amount=0), name="posting_is_not_nothing"),
        )
        indexes = (
            models.Index(
                fields=("activity", "account"), include=("amount",), name="posting_of_activity",
                condition=models.Q(activity__isnull=False),
            ),
            models.Index(
                fields=("client", "account"), include=("amount",), name="posting_of_client",
                condition=models.Q(client__isnull=False),
            ),
        )  # fmt: skip


class Opening(models.Model):
    """That the books of a legal entity began on a day with what came from elsewhere. ``digest`` is
    that of the rows: the same ones change nothing, others are refused."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.OneToOneField(LegalEntity, models.PROTECT)
    day = models.DateField()
    digest = models.TextField()


class OpeningBalance(models.Model):
    """One balance of an opening as its file says it: debit above zero, minor units."""

    id = models.UUIDField(primary_key=True, default=new_id)
    opening = models.ForeignKey(Opening, models.PROTECT)
    line = models.IntegerField()
    account = models.ForeignKey(Account, models.PROTECT)
    amount = models.BigIntegerField()
    activity = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    client = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("opening", "line"), name="a_balance_once"),
            models.CheckConstraint(condition=~models.Q(amount=0), name="balance_is_not_nothing"),
        )
