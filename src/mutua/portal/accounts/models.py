"""Which person an account stands for, and under which role."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from mutua.ground.actors import MEMBER, STAFF, TREASURY
from mutua.ground.ids import new_id

ROLES = {"member": MEMBER, "staff": STAFF, "treasury": TREASURY}


class Account(models.Model):
    """The person and the role for whom an account of Django signs in."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT)
    person = models.UUIDField()
    role = models.TextField(default="member")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "role"), name="one_account_a_role"),
            models.CheckConstraint(condition=Q(role__in=tuple(ROLES)), name="account_role"),
        )
