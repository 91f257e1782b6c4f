"""Guards of expenses and transfers."""

from pathlib import Path

from django.db import migrations

from mutua.activities.states import EXPENSE
from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows


class Migration(migrations.Migration):
    dependencies = (("activities", "0003_spending"),)
    operations = (Arrows(EXPENSE), Sql(Path(__file__).parent.parent, "spending.sql"))
