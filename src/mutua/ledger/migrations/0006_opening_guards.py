"""Guards of the opening of the books."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("ledger", "0005_opening"),)
    operations = (Sql(Path(__file__).parent.parent, "opening.sql"),)
