"""Colleagues who are invited to one piece of work, and are no part of its activity."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutua.activities.models import Activity, Client, Order
from mutua.ground.ids import new_id
from mutua.people.models import LANGUAGES, Person
from mutua.work.models.contracts import Contract

INVITED_TO = (
    "regime", "task", "place", "hours", "answers", "pay_from", "pay_amount",
)  # fmt: skip


class Invitation(models.Model):
    """The terms on which a member invites a colleague by e-mail: those of the contract that her yes
    begins. ``name`` and ``email`` are as the member typed them; ``person`` is who has said yes.

    ``token_hash`` is of the secret in the link of the mail: it opens this until ``expires_at``.
    ``made_at`` is when it was written; of the first ones it was not kept.
    ``gross_pay`` and ``charged`` are what it comes to for somebody single, minor units: her own
    facts decide, and they are hers to say. ``told``: the member was written to of the answer.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey(Activity, models.PROTECT)
    client = models.ForeignKey(Client, models.PROTECT)
    order = models.ForeignKey(Order, models.PROTECT, null=True)
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.TextField()
    email = models.TextField()
    language = models.TextField()
    state = models.TextField(default="open")
    regime = models.TextField()
    task = models.TextField()
    place = models.TextField()
    hours = models.JSONField()
    answers = models.JSONField(default=dict)
    pay_from = models.TextField()
    pay_amount = models.BigIntegerField()
    gross_pay = models.BigIntegerField()
    charged = models.BigIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    token_hash = models.TextField(unique=True)
    made_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="invitations")
    told = models.BooleanField(default=False, db_default=False)
    contract = models.OneToOneField(Contract, models.PROTECT, null=True, related_name="invitation")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & Q(email__contains="@"), name="invitation_of_somebody"
            ),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="invitation_language"),
            models.CheckConstraint(
                condition=Q(pay_from__in=("budget", "gross"))
                & Q(pay_amount__gt=0, gross_pay__gt=0, charged__gte=models.F("gross_pay")),
                name="invitation_pays",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "declined"), person=None, contract=None)
                | Q(state="withdrawn")
                | Q(state="accepted", person__isnull=False, contract__isnull=False),
                name="accepted_by_a_person",
            ),
        )
        indexes = (
            models.Index(fields=("activity", "first_day"), name="invitation_of_activity"),
            models.Index(
                fields=("person",), name="invitation_of_person", condition=Q(person__isnull=False)
            ),
            models.Index(fields=("invited_by", "made_at"), name="invitation_by_member"),
            models.Index(fields=("email", "made_at"), name="invitation_to_address"),
        )  # fmt: skip
