"""Guards of the parts of an order."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("activities", "0009_stages"),)
    operations = (Sql(Path(__file__).parent.parent, "stages.sql"),)
