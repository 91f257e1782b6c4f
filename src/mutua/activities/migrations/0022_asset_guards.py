"""Guards and states of assets."""

from pathlib import Path

from django.db import migrations

from mutua.activities.states import ASSET
from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows


class Migration(migrations.Migration):
    dependencies = (("activities", "0021_assets"),)
    operations = (Arrows(ASSET), Sql(Path(__file__).parent.parent, "assets.sql"))
