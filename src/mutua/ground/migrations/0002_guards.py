"""Guards of acts and changes, functions of the policies, arrows."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("ground", "0001_initial"),)
    operations = (Sql(Path(__file__).parent.parent, "guards.sql"),)
