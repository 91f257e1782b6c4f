"""No end lies before days that were confirmed as worked."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0021_cut_before_a_version"),)
    operations = (Sql(Path(__file__).parent.parent, "ended_after_work.sql"),)
