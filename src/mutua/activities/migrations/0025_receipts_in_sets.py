"""The record of receipts, a statement at a time."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("activities", "0024_opening_guards"), ("ground", "0009_sets"))
    operations = (Sql(Path(__file__).parent.parent, "receipts_in_sets.sql"),)
