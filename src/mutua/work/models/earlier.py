"""Contracts that were signed before the books were opened."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.ledger.models import Opening
from mutua.people.models import Person
from mutua.work.models.contracts import Contract


class EarlierContract(models.Model):
    """That both sides have signed a contract on paper before the books were opened: it stands in the
    place of a signature. ``reference`` is how the paper is called, ``started_on`` the first day of its
    work: what was worked until the opening was paid elsewhere."""

    id = models.UUIDField(primary_key=True, default=new_id)
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="+")
    contract = models.OneToOneField(Contract, models.PROTECT, related_name="earlier")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reference = models.TextField()
    signed_on = models.DateField()
    started_on = models.DateField()
    content_hash = models.TextField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(reference=""), name="earlier_contract_is_named"),
            models.UniqueConstraint(
                fields=("opening", "reference"), name="an_earlier_contract_once"
            ),
        )
