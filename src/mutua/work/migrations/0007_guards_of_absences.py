"""Guards and policies of absences."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0006_absences"),)
    operations = (Sql(Path(__file__).parent.parent, "absences.sql"),)
