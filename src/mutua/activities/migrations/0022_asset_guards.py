"""Guards and states of assets and accruals."""

from pathlib import Path

from django.db import migrations

from mutua.activities.states import ACCRUAL, ASSET
from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows


class Migration(migrations.Migration):
    dependencies = (("activities", "0021_assets"),)
    operations = (Arrows(ASSET), Arrows(ACCRUAL), Sql(Path(__file__).parent.parent, "assets.sql"))
