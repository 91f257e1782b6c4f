"""Guards of letters."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("ground", "0005_letter"),)
    operations = (Sql(Path(__file__).parent.parent, "letters.sql"),)
