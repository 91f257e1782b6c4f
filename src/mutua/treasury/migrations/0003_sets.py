"""Guards of bank lines that work on a whole statement."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0002_guards"), ("ground", "0009_sets"))
    operations = (Sql(Path(__file__).parent.parent, "sets.sql"),)
