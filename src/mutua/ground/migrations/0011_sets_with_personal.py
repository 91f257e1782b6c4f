"""The record of what a statement adds, of tables with personal columns too."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("ground", "0010_sets_by_column"),)
    operations = (Sql(Path(__file__).parent.parent, "sets_with_personal.sql"),)
