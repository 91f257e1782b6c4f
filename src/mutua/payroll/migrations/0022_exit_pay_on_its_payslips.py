"""Exit holiday pay names the payslips of its own contract and year, and is no more than they pay."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0021_claims_on_exit_pay"),)
    operations = (Sql(Path(__file__).parent.parent, "exit_reckoned_on.sql"),)
