"""Guards and states of plans."""

from pathlib import Path

from django.db import migrations

from mutua.activities.states import PLAN
from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows


class Migration(migrations.Migration):
    dependencies = (("activities", "0011_plans"),)
    operations = (Arrows(PLAN), Sql(Path(__file__).parent.parent, "plans.sql"))
