"""Guards of entries and postings that work on a whole statement."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("ledger", "0002_guards"),)
    operations = (Sql(Path(__file__).parent.parent, "sets.sql"),)
