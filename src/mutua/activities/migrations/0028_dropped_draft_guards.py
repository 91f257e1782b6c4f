"""A draft of an invoice can be dropped."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("activities", "0027_dropped_drafts"),)
    operations = (Sql(Path(__file__).parent.parent, "dropped_drafts.sql"),)
