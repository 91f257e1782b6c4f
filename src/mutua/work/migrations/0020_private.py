"""Households and absences are for those whose right it is."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0007_guards_of_absences"), ("people", "0020_rights"))
    operations = (Sql(Path(__file__).parent.parent, "private.sql"),)
