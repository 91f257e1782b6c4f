"""Guards and policies of corrections. What was paid stands with the treasury."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0003_corrections"), ("treasury", "0003_sets"))
    operations = (Sql(Path(__file__).parent.parent, "corrections.sql"),)
