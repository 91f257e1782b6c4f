"""Payslips of contracts that were replaced or cancelled."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0002_guards"), ("work", "0004_guards_of_changes"))
    operations = (Sql(Path(__file__).parent.parent, "changes.sql"),)
