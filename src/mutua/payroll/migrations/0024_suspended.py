"""Public holidays while a contract is suspended: what a payslip may leave unpaid."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0023_exit_pay_in_sets"),)
    operations = (Sql(Path(__file__).parent.parent, "suspended.sql"),)
