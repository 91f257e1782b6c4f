"""A bill that was received is one however its number is written."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("activities", "0025_receipts_in_sets"),)
    operations = (Sql(Path(__file__).parent.parent, "received_once.sql"),)
