"""A client who pays in parts sees its plan."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0013_guards_of_confirmed"),)
    operations = (Sql(Path(__file__).parent.parent, "plan_by_link.sql"),)
