"""Guards and policies of appointments, roles of the house and looks."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("people", "0012_house_roles"),)
    operations = (Sql(Path(__file__).parent.parent, "house_roles.sql"),)
