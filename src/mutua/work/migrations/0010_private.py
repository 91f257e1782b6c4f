"""Households and absences are for those whose right it is."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0009_guards_of_open_ended"), ("people", "0016_rights"))
    operations = (Sql(Path(__file__).parent.parent, "private.sql"),)
