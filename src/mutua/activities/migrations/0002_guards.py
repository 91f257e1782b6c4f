"""Guards, policies and states of activities."""

from pathlib import Path

from django.db import migrations

from mutua.activities.states import INVOICE, ORDER
from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows


class Migration(migrations.Migration):
    dependencies = (
        ("activities", "0001_initial"),
        ("ledger", "0002_guards"),
        ("people", "0002_guards"),
    )
    operations = (Arrows(ORDER), Arrows(INVOICE), Sql(Path(__file__).parent.parent, "guards.sql"))
