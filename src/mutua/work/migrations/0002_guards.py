"""Guards and policies of work."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.work.states import CONTRACT


class Migration(migrations.Migration):
    dependencies = (("work", "0001_initial"), ("activities", "0024_opening_guards"))
    operations = (Arrows(CONTRACT), Sql(Path(__file__).parent.parent, "guards.sql"))
