"""Guards of numbers that left before a restore."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("activities", "0005_lost_numbers"), ("ground", "0008_left_guards"))
    operations = (Sql(Path(__file__).parent.parent, "lost_numbers.sql"),)
