"""Lines are matched to the last cent, asked a statement at a time."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0010_authorities"), ("ground", "0010_sets_by_column"))
    operations = (Sql(Path(__file__).parent.parent, "matches.sql"),)
