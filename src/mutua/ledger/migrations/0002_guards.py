"""Guards of the books."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.ledger.states import PERIOD


class Migration(migrations.Migration):
    dependencies = (("ledger", "0001_initial"), ("ground", "0002_guards"))
    operations = (Arrows(PERIOD), Sql(Path(__file__).parent.parent, "guards.sql"))
