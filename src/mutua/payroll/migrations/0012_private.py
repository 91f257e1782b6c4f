"""Payslips are for those whose right it is."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0011_advances"), ("work", "0010_private"))
    operations = (Sql(Path(__file__).parent.parent, "private.sql"),)
