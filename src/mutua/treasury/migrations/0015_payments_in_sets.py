"""Four thousand payments are written in one statement: the guards are asked once."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0014_plan_by_link"), ("ground", "0011_sets_with_personal"))
    operations = (Sql(Path(__file__).parent.parent, "payments_in_sets.sql"),)
