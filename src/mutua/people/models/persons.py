"""Persons and their membership. What identifies a person stands in erasable columns."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower

from mutua.ground.ids import new_id

CATEGORIES = ("A", "B", "C")  # users; permanent staff; partners, clients, legal persons
LANGUAGES = ("fr", "nl", "de", "en")
PERSONAL = (
    "legal_name", "chosen_name", "email", "born_on", "street", "number", "box", "postcode", "town",
)  # fmt: skip


class Person(models.Model):
    """A natural person. ``chosen_name`` is how she is called, ``legal_name`` what contracts say."""

    id = models.UUIDField(primary_key=True, default=new_id)
    legal_name = models.TextField()
    chosen_name = models.TextField(blank=True)
    language = models.TextField(default="fr")
    email = models.TextField(blank=True)
    born_on = models.DateField(null=True)
    street = models.TextField(blank=True)
    number = models.TextField(blank=True)
    box = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    town = models.TextField(blank=True)
    country = models.TextField(default="BE")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("email"), condition=~models.Q(email=""), name="one_person_an_address"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=LANGUAGES), name="person_language"
            ),
        )

    @property
    def name(self) -> str:
        """How pages call the person."""
        return self.chosen_name or self.legal_name


class Membership(models.Model):
    """A person's belonging to the cooperative, from the asking to the leaving."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, models.PROTECT)
    category = models.TextField(default="A")
    state = models.TextField(default="asked")
    asked_on = models.DateField()
    decided_on = models.DateField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=~models.Q(state__in=("refused", "left")),
                name="one_live_membership",
            ),
            models.CheckConstraint(
                condition=models.Q(category__in=CATEGORIES), name="membership_category"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(reason=""),
                name="refusal_says_why",
            ),
        )
