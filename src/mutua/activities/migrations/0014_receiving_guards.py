"""Guards and states of what is received, and of the VAT that is deducted."""

from pathlib import Path

from django.db import migrations

from mutua.activities.states import RECEIVED
from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows


class Migration(migrations.Migration):
    dependencies = (("activities", "0013_receiving"),)
    operations = (Arrows(RECEIVED), Sql(Path(__file__).parent.parent, "receiving.sql"))
