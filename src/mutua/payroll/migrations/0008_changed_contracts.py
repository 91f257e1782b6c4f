"""Payslips of contracts that were replaced or cancelled."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0007_payslips_of_a_month"), ("work", "0005_deadline"))
    operations = (Sql(Path(__file__).parent.parent, "changes.sql"),)
