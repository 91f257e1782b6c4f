"""The yearly holidays of employees: what a payslip may pay and take off."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0018_voucher_orders"), ("work", "0019_invited_terms"))
    operations = (Sql(Path(__file__).parent.parent, "holidays.sql"),)
