"""Who settles what somebody owes of her pay holds her first, as who pays her does."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0029_given_back"),)
    operations = (Sql(Path(__file__).parent.parent, "held_while_settled.sql"),)
