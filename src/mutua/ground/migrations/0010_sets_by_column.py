"""The record of what is added, quicker."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("ground", "0009_sets"),)
    operations = (Sql(Path(__file__).parent.parent, "sets_by_column.sql"),)
