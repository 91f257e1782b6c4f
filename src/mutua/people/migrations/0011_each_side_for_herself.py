"""Shares are offered and taken by members alone: the staff says yes for neither side."""

from django.db import migrations

from mutua.ground.states import Arrows
from mutua.people.states import SHARE_TRANSFER


class Migration(migrations.Migration):
    dependencies = (("people", "0010_legal_person_guards"),)
    operations = (Arrows(SHARE_TRANSFER),)
