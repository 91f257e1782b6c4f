"""Guards and policies of payroll."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.payroll.states import RUN


class Migration(migrations.Migration):
    dependencies = (("payroll", "0001_initial"), ("work", "0002_guards"))
    operations = (Arrows(RUN), Sql(Path(__file__).parent.parent, "guards.sql"))
