"""Exit holiday pay of open-ended contracts: on all versions of one, less the days of holiday that were
taken in the year of its end."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0025_assimilated"), ("work", "0019_invited_terms"))
    operations = (
        Sql(Path(__file__).parent.parent, "exit_open_ended.sql"),
        Sql(Path(__file__).parent.parent, "exit_of_versions.sql"),
    )
