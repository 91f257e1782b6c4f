"""Guards and policies of people."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.people.states import MEMBERSHIP


class Migration(migrations.Migration):
    dependencies = (("people", "0001_initial"), ("ground", "0002_guards"))
    operations = (Arrows(MEMBERSHIP), Sql(Path(__file__).parent.parent, "guards.sql"))
