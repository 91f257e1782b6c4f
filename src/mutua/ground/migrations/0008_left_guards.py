"""Guards of what left, and of a store that was restored."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("ground", "0007_left"),)
    operations = (Sql(Path(__file__).parent.parent, "left.sql"),)
