"""The record of changes, a statement at a time."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("ground", "0008_left_guards"),)
    operations = (Sql(Path(__file__).parent.parent, "sets.sql"),)
