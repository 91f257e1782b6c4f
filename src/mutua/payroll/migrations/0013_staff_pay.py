"""Entries of staff pay are the staff's."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0012_private"), ("ledger", "0006_opening_guards"))
    operations = (Sql(Path(__file__).parent.parent, "staff_pay.sql"),)
