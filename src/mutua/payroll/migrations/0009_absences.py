"""Payslips of months that an absence touches."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0008_changed_contracts"), ("work", "0007_guards_of_absences"))
    operations = (Sql(Path(__file__).parent.parent, "absences.sql"),)
