"""What identifies and pays a person: the national number, sealed, here alone; bank accounts."""

from __future__ import annotations

from django.db import models

from mutua.ground.ids import new_id
from mutua.people.models.persons import Person


class NationalNumber(models.Model):
    """The number by which the State knows a person, sealed by a key that is not in the store.
    ``found_by`` finds a number without opening any."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.OneToOneField(Person, models.PROTECT)
    key_name = models.TextField()
    sealed = models.BinaryField()
    found_by = models.TextField(unique=True)

    @staticmethod
    def place(row: object, person: object) -> str:
        """Where the sealed value belongs: it opens nowhere else."""
        return f"people_nationalnumber/{row}/{person}"


class BankAccount(models.Model):
    """An account that a person named, one row each time she does. The database writes when it was
    said and from when it may be paid."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT)
    iban = models.TextField()
    holder = models.TextField()
    said_at = models.DateTimeField(null=True)
    payable_from = models.DateTimeField(null=True)
