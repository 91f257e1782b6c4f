"""Guards of the register's copy."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("activities", "0017_register"),)
    operations = (Sql(Path(__file__).parent.parent, "register.sql"),)
