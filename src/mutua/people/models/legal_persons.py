"""Members that are no natural persons: a company, an association, a public body."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutua.ground.ids import new_id
from mutua.people.models.persons import Person

TEN_DIGITS = "^[01][0-9]{9}$"


class LegalPerson(models.Model):
    """A legal person who may be a member, or is paid only, as an authority is. ``person`` stands for
    it wherever a person is named, in the register as in the books; ``represented_by`` is the natural
    person who acts for it: nobody does where it is paid only. Who is paid only may have no
    ``enterprise_number``, as a supplier abroad or whoever is given money back: its person's
    identifier, derived from what its paper says, knows it again."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.OneToOneField(Person, models.PROTECT, related_name="legal_person")
    enterprise_number = models.TextField(unique=True, null=True)
    represented_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="represents")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(person=F("represented_by")), name="represented_by_another"
            ),
            models.CheckConstraint(
                condition=Q(enterprise_number=None) | Q(enterprise_number__regex=TEN_DIGITS),
                name="enterprise_of_ten_digits",
            ),
            models.CheckConstraint(
                condition=Q(enterprise_number__isnull=False) | Q(represented_by=None),
                name="without_number_paid_only",
            ),
        )
