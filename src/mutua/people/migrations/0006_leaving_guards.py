"""Guards and policies of leaving."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("people", "0005_leaving"),)
    operations = (Sql(Path(__file__).parent.parent, "leaving.sql"),)
