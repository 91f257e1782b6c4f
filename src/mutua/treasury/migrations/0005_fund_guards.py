"""Guards and policies of the guarantee fund."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0004_fund"), ("work", "0003_changes"), ("ground", "0009_sets"))
    operations = (Sql(Path(__file__).parent.parent, "fund.sql"),)
