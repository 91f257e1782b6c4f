"""A declaration after work has begun says why."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0015_declared_late"),)
    operations = (Sql(Path(__file__).parent.parent, "declared_late.sql"),)
