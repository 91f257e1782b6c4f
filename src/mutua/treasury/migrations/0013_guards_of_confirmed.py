"""Where an authority is paid is confirmed by somebody else."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0012_confirmed"), ("people", "0017_paid_only"))
    operations = (Sql(Path(__file__).parent.parent, "confirmed.sql"),)
