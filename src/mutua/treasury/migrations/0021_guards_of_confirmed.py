"""Where an authority is paid is confirmed by somebody else."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0020_confirmed"), ("people", "0021_paid_only"))
    operations = (Sql(Path(__file__).parent.parent, "confirmed.sql"),)
