"""Balances of the books as they stood a little while ago, so that what the house owes and has is read
at once. Amounts are minor units, debit above zero."""

from __future__ import annotations

from django.db import models

from mutua.ground.ids import new_id
from mutua.ledger.models import Account, LegalEntity


class AccountBalance(models.Model):
    """The sum of an account's postings whose entries lie at or before the horizon."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    account = models.ForeignKey(Account, models.PROTECT)
    currency = models.TextField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("legal_entity", "account", "currency"), name="an_account_balance_once"
            ),
        )


class ClaimsDue(models.Model):
    """What clients owe of what was due on a day, up to the same horizon: of invoices, less what was
    credited, paid and written down."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT)
    due_on = models.DateField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("legal_entity", "due_on"), name="claims_of_a_day_once"),
        )


class Horizon(models.Model):
    """Up to which entry the balances were drawn: one row. Identifiers of entries rise with time."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    entry = models.UUIDField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_horizon"),)
