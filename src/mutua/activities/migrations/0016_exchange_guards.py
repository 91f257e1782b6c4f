"""Guards and states of what others are asked."""

from pathlib import Path

from django.db import migrations

from mutua.activities.states import SENDING
from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows


class Migration(migrations.Migration):
    dependencies = (("activities", "0015_exchange"),)
    operations = (Arrows(SENDING), Sql(Path(__file__).parent.parent, "exchange.sql"))
