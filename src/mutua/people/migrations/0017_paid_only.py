"""The treasury brings in who is paid only."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("people", "0016_rights"),)
    operations = (Sql(Path(__file__).parent.parent, "paid_only.sql"),)
