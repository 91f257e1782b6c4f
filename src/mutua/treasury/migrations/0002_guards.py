"""Guards and policies of the treasury."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.treasury.states import BATCH, PAYMENT, STATEMENT_LINE


class Migration(migrations.Migration):
    dependencies = (("treasury", "0001_initial"), ("payroll", "0002_guards"))
    operations = (
        Arrows(BATCH),
        Arrows(PAYMENT),
        Arrows(STATEMENT_LINE),
        Sql(Path(__file__).parent.parent, "guards.sql"),
    )
