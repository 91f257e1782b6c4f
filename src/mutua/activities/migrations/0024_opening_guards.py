"""Guards of what an earlier system numbered, sent or had signed."""

from pathlib import Path

from django.db import migrations

from mutua.activities.states import INVOICE, ORDER
from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows


class Migration(migrations.Migration):
    dependencies = (("activities", "0023_opening"), ("ledger", "0006_opening_guards"))
    operations = (Arrows(INVOICE), Arrows(ORDER), Sql(Path(__file__).parent.parent, "opening.sql"))
