"""The end of a contract cuts a month that was signed before its next version begins."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0020_accident_cause"),)
    operations = (Sql(Path(__file__).parent.parent, "cut_before_a_version.sql"),)
