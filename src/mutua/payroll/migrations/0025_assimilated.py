"""Days that count as work give exit holiday pay: no more than absences have taken."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0024_suspended"),)
    operations = (Sql(Path(__file__).parent.parent, "assimilated.sql"),)
