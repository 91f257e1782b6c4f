"""Balances of the books, drawn now and then."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0006_coverage"), ("work", "0003_changes"))
    operations = (Sql(Path(__file__).parent.parent, "coverage.sql"),)
