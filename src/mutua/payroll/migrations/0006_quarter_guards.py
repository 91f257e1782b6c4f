"""Guards and policies of quarters."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0005_quarters"),)
    operations = (Sql(Path(__file__).parent.parent, "quarters.sql"),)
