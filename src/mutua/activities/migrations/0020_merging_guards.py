"""Guards of clients that are one."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("activities", "0019_merging"),)
    operations = (Sql(Path(__file__).parent.parent, "merging.sql"),)
