"""Activities, whose they are, and their clients, with what the database holds of them.

Amounts are minor units, rates hundredths of a percent.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from mutua.ground.ids import new_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import LANGUAGES, Person

CLIENT_KINDS = ("company", "public_body", "association", "person")


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


class ClientGroup(models.Model):
    """Clients that are one enterprise: several numbers, several brands."""

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.TextField()


class Client(models.Model):
    """Who pays for the work: an enterprise, a public body, an association or a person. One that
    was entered twice is ``merged_into`` the other; its documents and entries stay under it."""

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
    group = models.ForeignKey(ClientGroup, models.PROTECT, null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True)

    @property
    def live(self) -> UUID:
        """The client that goes on: this one, or the one it was merged into."""
        return self.merged_into_id or self.id

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
