"""A public holiday that an illness or a maternity leaves unpaid counts as work for the holidays."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0027_exit_of_open_ended"),)
    operations = (Sql(Path(__file__).parent.parent, "as_work_of_public_holidays.sql"),)
