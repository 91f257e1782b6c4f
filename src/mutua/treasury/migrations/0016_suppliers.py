"""Suppliers are paid what their bills say, to the account on them."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (
        ("treasury", "0015_payments_in_sets"),
        ("activities", "0025_receipts_in_sets"),
        ("people", "0017_paid_only"),
    )
    operations = (Sql(Path(__file__).parent.parent, "suppliers.sql"),)
